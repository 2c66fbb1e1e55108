"""Effects: what a call does besides returning something."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from inspect import signature
from typing import Any

import numpy as np

from catalog.model.form import Form

# caches is a tuple of a list of tuples with a dict in them.
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Changed:
    """A function changed an argument. path: where in it, as "[0][3]['Wax']", "" for the argument itself."""

    function: str
    argument: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A function returned something of a form."""

    function: str
    form: Form


@dataclass(frozen=True, slots=True)
class Patched:
    """A run of a function's probe bound a name of numpy to something else, "numpy.dot"."""

    function: str
    name: str


@dataclass(frozen=True, slots=True)
class OldName:
    """A run of a function's probe used a name that numpy has no more, "float"."""

    function: str
    name: str


Effect = Changed | Returned | Patched | OldName


def watched(name: str, function: Callable[..., Any], note: Callable[[Effect], object]) -> Callable[..., Any]:
    """Return a function that notes the form of what it returns, and what it changes of its arguments."""

    def watching(*args: Any, **kwargs: Any) -> Any:
        given: dict[Any, Any] = {**dict(enumerate(args)), **kwargs}
        before = {key: _copied(value, 0, {}) for key, value in given.items()}
        try:
            result = function(*args, **kwargs)
            note(Returned(name, Form.of(result)))
            return result
        finally:
            for key, value in given.items():
                for path in _changes(before[key], value, "", 0, {}):
                    note(Changed(name, _parameter(function, key), path))

    return watching


def _parameter(function: Callable[..., Any], key: int | str) -> str:
    """Return the name of a parameter, given by its name or its position."""
    try:
        return list(signature(function).parameters)[key] if isinstance(key, int) else key
    except (TypeError, ValueError, IndexError):
        return f"number {key}"


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
