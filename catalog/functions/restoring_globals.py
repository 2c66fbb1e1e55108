"""Restoring: what a student's code changes of numpy and of Python, put back when a run is over.

Mistakes are run in the same process: with another np.dot they would agree with the student's functions.
"""

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from operator import is_
from types import ModuleType

import numpy as np

MODULES = (np, np.linalg, np.random)


@contextmanager
def restored() -> Iterator[list[str]]:
    """Put back numpy's names after a run; the list then has those that were bound to something else, "numpy.dot"."""
    before = [(module, dict(vars(module))) for module in MODULES]
    changed: list[str] = []
    try:
        yield changed
    finally:
        for module, names in before:
            changed += _put_back(module, names)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put back numpy's print options, Python's random state and its recursion limit when all runs are over."""
    options, state, deepest = np.get_printoptions(), random.getstate(), sys.getrecursionlimit()
    try:
        yield
    finally:
        np.set_printoptions(**options)
        random.setstate(state)
        with suppress(RecursionError):
            sys.setrecursionlimit(deepest)


def _put_back(module: ModuleType, names: dict[str, object]) -> Iterator[str]:
    now = vars(module)
    if len(now) == len(names) and all(map(is_, names.values(), now.values())):
        return
    for name in [name for name in now if name not in names]:
        delattr(module, name)
    for name, value in names.items():
        if now.get(name) is not value:
            setattr(module, name, value)
            yield f"{module.__name__}.{name}"
