"""Effects: what a call does besides returning something."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from inspect import signature
from typing import Any

import numpy as np

# caches is a tuple of a list of tuples with a dict in them.
DEEPEST = 6
# A function of a course returns at most a dozen things.
MAX_PARTS = 24
LONGEST_KEY = 40

# The bytes of a float64.
DOUBLE = 8


class EffectKind(StrEnum):
    """What a function did that its caller does not expect."""

    CHANGED = "changed"
    RETURNED = "returned"
    PATCHED = "patched"
    OLD_NAME = "old name"


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect of a call.

    function: which did it. about: the argument that was changed, as caches[0][3]['Wax'], or the form of what was
    returned, as "tuple of array, array, tuple", or the name in a module of numpy that was bound to something else, or
    that numpy has no more.
    """

    function: str
    kind: EffectKind
    about: str = ""


def watched(name: str, function: Callable[..., Any], note: Callable[[Effect], object]) -> Callable[..., Any]:
    """Return a function that notes the form of what it returns, and what it changes of its arguments."""

    def watching(*args: Any, **kwargs: Any) -> Any:
        given: dict[Any, Any] = {**dict(enumerate(args)), **kwargs}
        before = {key: _copied(value, 0, {}) for key, value in given.items()}
        try:
            result = function(*args, **kwargs)
            note(Effect(name, EffectKind.RETURNED, form(result)))
            return result
        finally:
            for key, value in given.items():
                for path in _changes(before[key], value, "", 0, {}):
                    note(Effect(name, EffectKind.CHANGED, f"{_parameter(function, key)}{path}"))

    return watching


def _parameter(function: Callable[..., Any], key: int | str) -> str:
    """Return the name of a parameter, given by its name or its position."""
    try:
        return list(signature(function).parameters)[key] if isinstance(key, int) else key
    except (TypeError, ValueError, IndexError):
        return f"number {key}"


def form(value: Any) -> str:
    """Return what kind of thing a function returned, and of what kinds its parts are."""
    if isinstance(value, dict) and value and len(value) <= MAX_PARTS:
        return f"dict of {', '.join(sorted(f'{str(key)[:LONGEST_KEY]}: {_kind(part)}' for key, part in value.items()))}"
    if isinstance(value, list | tuple) and value and len(value) <= MAX_PARTS:
        return f"{type(value).__name__} of {', '.join(map(_kind, value))}"
    return _kind(value)


def _kind(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return "array" if value.dtype.kind == "f" and value.dtype.itemsize >= DOUBLE else f"{value.dtype} array"
    return "None" if value is None else type(value).__name__


def _copied(value: Any, depth: int, known: dict[tuple[int, int], Any]) -> Any:
    """Return a copy. known: by id and depth what was copied, and its copy; all steps' caches share their parameters.

    What was copied is held, because some containers make their parts anew for who asks, and an id would come again.
    """
    if (id(value), depth) not in known:
        known[id(value), depth] = value, _copy(value, depth, known)
    return known[id(value), depth][1]


def _copy(value: Any, depth: int, known: dict[tuple[int, int], Any]) -> Any:
    if depth > DEEPEST:
        return None
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, Mapping):
        return {key: _copied(part, depth + 1, known) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_copied(part, depth + 1, known) for part in value]
    return value


def _changes(before: Any, value: Any, path: str, depth: int, seen: dict[tuple[int, int], Any]) -> Iterator[str]:
    """Yield where a value is no longer what it was. seen: by the ids of both what has been compared, which is held."""
    pair = id(before), id(value)
    if depth > DEEPEST or pair in seen:
        return
    seen[pair] = value
    if isinstance(value, np.ndarray):
        if value.shape != np.shape(before) or value.tobytes() != np.asarray(before).tobytes():
            yield path
    elif isinstance(value, Mapping):
        if list(value) != list(before):
            yield path
        else:
            for key in value:
                yield from _changes(before[key], value[key], f"{path}[{key!r}]", depth + 1, seen)
    elif isinstance(value, list | tuple):
        if len(value) != len(before):
            yield path
        else:
            for position, part in enumerate(value):
                yield from _changes(before[position], part, f"{path}[{position}]", depth + 1, seen)
