"""The stream: numpy's global random numbers, which cells, programs and students' functions draw from.

It belongs to the process, and so do the names that a student's functions are bound to while they run, the streams that
are silenced meanwhile and the responses that are kept. Whoever runs programs owns all of it until they are done.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

import numpy as np


class _Owner:
    """The lock of the process; a child that is forked while a thread holds it has one of its own, which is free."""

    def __init__(self) -> None:
        self.lock = RLock()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._renew)

    def _renew(self) -> None:
        self.lock = RLock()


_OWNER = _Owner()


@contextmanager
def owned() -> Iterator[None]:
    """Let no other thread run programs meanwhile; the global random state is as it was afterwards."""
    with _OWNER.lock:
        state = np.random.get_state()
        try:
            yield
        finally:
            np.random.set_state(state)


@contextmanager
def answered_by(name: str, function: Callable[..., Any]) -> Iterator[None]:
    """Let another function stand for one of numpy.random's, for who owns the stream."""
    before = getattr(np.random, name)
    setattr(np.random, name, function)
    try:
        yield
    finally:
        setattr(np.random, name, before)
