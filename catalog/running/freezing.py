"""Freezing: values that can be read again and again, and that refuse to be written to."""

from typing import Any, NoReturn

import numpy as np

# What numpy says when a read-only array is written to, and so does a dict of ours.
READ_ONLY = "read-only"


class _FrozenDict(dict[Any, Any]):
    """A dict that nothing can be stored in, or taken out of."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise ValueError(f"this dict is {READ_ONLY}")

    __setitem__ = __delitem__ = __ior__ = pop = popitem = clear = update = setdefault = _refuse


# What an exception says of one is what it says of any dict.
_FrozenDict.__name__ = _FrozenDict.__qualname__ = dict.__name__


class CannotFreezeError(Exception):
    """Raised for what holds itself: a copy of it is made of parts that are not there yet."""


# Stands for what is being copied, until its copy is there.
_BEGUN = object()


def frozen(value: Any) -> Any:
    """Return a value with read-only copies of its arrays; arrays that were one stay one.

    Raises CannotFreezeError for a list, tuple or dict that holds itself, or holds others more than hundreds deep.
    """
    try:
        return _freeze(value, {})
    except RecursionError as error:
        raise CannotFreezeError("it is nested too deep") from error


def _freeze(value: Any, known: dict[int, Any]) -> Any:
    if id(value) not in known:
        known[id(value)] = _BEGUN
        known[id(value)] = _freeze_new(value, known)
    if known[id(value)] is _BEGUN:
        raise CannotFreezeError("it holds itself")
    return known[id(value)]


def _freeze_new(value: Any, known: dict[int, Any]) -> Any:
    if isinstance(value, np.ndarray):
        copy = value.copy()
        copy.flags.writeable = False
        return copy
    if isinstance(value, dict):
        return _FrozenDict({key: _freeze(part, known) for key, part in value.items()})
    if isinstance(value, list | tuple):
        return type(value)(_freeze(part, known) for part in value)
    return value


def thawed(value: Any) -> Any:
    """Return a kept value with lists of its own; all else in it refuses to be written to."""
    if isinstance(value, list):
        return [thawed(part) for part in value]
    if isinstance(value, tuple) and any(isinstance(part, list | tuple) for part in value):
        return tuple(thawed(part) for part in value)
    return value
