"""Restoring: what a student's code changes of numpy and of Python, put back when a run is over.

Mistakes are run in the same process: with another np.dot they would agree with the student's functions.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from operator import is_
from types import ModuleType
from typing import Any, Self

import numpy as np

MODULES = (np, np.linalg, np.random)


@contextmanager
def restored(modules: Sequence[ModuleType] = MODULES) -> Iterator[list[str]]:
    """Put back numpy's names after a run; the list then has those that were bound to something else, "numpy.dot"."""
    before = [(module, dict(vars(module))) for module in modules]
    changed: list[str] = []
    try:
        yield changed
    finally:
        for module, names in before:
            changed += _put_back(module, names)


@dataclass(frozen=True, eq=False, slots=True)
class InterpreterState:
    """numpy's print options and random state, Python's random state and its recursion limit, at one moment."""

    options: Any
    stream: Any
    random: Any
    deepest: int

    @classmethod
    def now(cls) -> Self:
        """Return what they are now."""
        return cls(np.get_printoptions(), np.random.get_state(), random.getstate(), sys.getrecursionlimit())

    def put_back(self) -> None:
        """Make them what they were."""
        np.set_printoptions(**self.options)
        np.random.set_state(self.stream)
        random.setstate(self.random)
        with suppress(RecursionError):
            sys.setrecursionlimit(self.deepest)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put back what InterpreterState holds when all runs are over."""
    state = InterpreterState.now()
    try:
        yield
    finally:
        state.put_back()


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
