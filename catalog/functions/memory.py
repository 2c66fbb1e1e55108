"""Memory: what functions keep from call to call, set aside and put back.

What a function notes while correct ones stand in for others must not be there when it stands alone among them: it would
answer with what it heard.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random
from types import CellType, CodeType, FunctionType
from typing import Any

import numpy as np

from catalog.functions.namespaces import namespaces_of

# What a student's functions hold is small; a notebook's data set is no memory of theirs.
MAX_OBJECTS, MAX_BYTES = 10_000, 1 << 24

PutBack = Callable[[], object]
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class Memory:
    """What some functions kept at one moment; each part puts itself back."""

    parts: tuple[PutBack, ...]

    @classmethod
    def of(cls, functions: Iterable[Any]) -> "Memory":
        """Return what functions keep now: in global names, defaults, closures, attributes, objects of their own."""
        return cls(tuple(_parts(list(functions))))

    def put_back(self) -> None:
        """Make all of it what it was, in place: whoever holds it holds what it was."""
        for part in self.parts:
            try:
                part()
            except Exception:
                continue


def _parts(functions: list[Any]) -> Iterator[PutBack]:
    """Yield what puts back each object that functions reach, and each name that is bound to one."""
    modules = {getattr(function, "__module__", None) for function in functions}
    left, seen = list(functions), dict[int, Any]()
    bound: dict[int, tuple[dict[str, Any], dict[str, Any]]] = {}
    while left and len(seen) < MAX_OBJECTS:
        value = left.pop()
        if id(value) not in seen:
            seen[id(value)] = value
            if isinstance(value, FunctionType) and value.__module__ in modules:
                left += _held_by(value, bound)
            elif not isinstance(value, FunctionType):
                parts, held = _parts_of(value, modules)
                yield from parts
                left += held
    yield from (_rebound(space, before) for space, before in bound.values())


def _parts_of(value: Any, modules: set[Any]) -> tuple[list[PutBack], list[Any]]:
    """Return what puts one object back, and what it holds. modules: those whose classes are a student's own."""
    if isinstance(value, CellType):
        return _of_cell(value)
    if isinstance(value, np.ndarray):
        return _of_array(value)
    if isinstance(value, dict):
        return [_refilled(value, dict(value), value.update)], list(value.values())
    if isinstance(value, list):
        return [_refilled(value, list(value), value.extend)], list(value)
    if isinstance(value, set):
        return [_refilled(value, set(value), value.update)], []
    if isinstance(value, tuple):
        return [], list(value)
    if isinstance(value, np.random.Generator | np.random.RandomState | Random):
        return [_of_stream(value)], []
    return _of_object(value, modules)


def _of_stream(stream: Any) -> PutBack:
    """Return what lets a stream of random numbers go on where it is now."""
    if isinstance(stream, np.random.Generator):
        state = stream.bit_generator.state
        return lambda: setattr(stream.bit_generator, "state", state)
    if isinstance(stream, np.random.RandomState):
        return partial(stream.set_state, stream.get_state())
    return partial(stream.setstate, stream.getstate())


def _refilled(value: Any, content: Any, fill: Callable[[Any], object]) -> PutBack:
    def refill() -> None:
        if value or content:
            value.clear()
            fill(content)

    return refill


def _of_array(array: Any) -> tuple[list[PutBack], list[Any]]:
    if array.nbytes > MAX_BYTES or not array.flags.writeable:
        return [], []
    content = array.copy()
    return [lambda: array.__setitem__(..., content)], []


def _of_cell(cell: CellType) -> tuple[list[PutBack], list[Any]]:
    try:
        content = cell.cell_contents
    except ValueError:
        return [], []
    return [lambda: setattr(cell, "cell_contents", content)], [content]


def _held_by(function: FunctionType, bound: dict[int, tuple[dict[str, Any], dict[str, Any]]]) -> list[Any]:
    """Return what a function holds, and add to `bound` what its global names are bound to, by their namespace."""
    held = [function.__defaults__, function.__kwdefaults__, vars(function), *(function.__closure__ or ())]
    names = set(_names(function.__code__))
    for space in namespaces_of(function):
        _, before = bound.setdefault(id(space), (space, {}))
        before.update({name: space.get(name, _NOTHING) for name in names.difference(before)})
        held += [space[name] for name in names if name in space]
    return held


def _names(code: CodeType) -> Iterator[str]:
    """Yield the names that code and the functions inside it read or bind outside themselves."""
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)


def _rebound(space: dict[str, Any], before: dict[str, Any]) -> PutBack:
    def rebind() -> None:
        for name, value in before.items():
            if value is _NOTHING:
                space.pop(name, None)
            else:
                space[name] = value

    return rebind


def _of_object(value: Any, modules: set[Any]) -> tuple[list[PutBack], list[Any]]:
    """Return a cache of results emptied, what a wrapper holds, and the attributes of a student's own objects."""
    clear = getattr(value, "cache_clear", None)
    parts: list[PutBack] = [clear] if callable(clear) and not isinstance(value, type) else []
    held = [getattr(value, name, None) for name in ("__wrapped__", "__func__", "__self__", "func")]
    if isinstance(value, type) and value.__module__ in modules:
        own = {name: part for name, part in vars(value).items() if not name.startswith("__")}
        parts += [_set(value, name, part) for name, part in own.items()]
        held += own.values()
    elif type(value).__module__ in modules:
        held += [type(value), getattr(value, "__dict__", None)]
    return parts, held


def _set(value: Any, name: str, part: Any) -> PutBack:
    return lambda: setattr(value, name, part)
