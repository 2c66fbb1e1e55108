"""Foreign names: variables of a notebook that a function reads although they are no arguments of it."""

import dis
from collections.abc import Iterator, Mapping
from itertools import islice
from types import CodeType
from typing import Any

import numpy as np

from catalog.functions.namespaces import namespaces_of

# Sizes and arrays; a threshold or a name is a constant, and nobody's input.
DATA = (int, np.integer, np.ndarray)

# caches is a tuple of a list of tuples with a dict in them.
DEEPEST, MAX_PARTS = 4, 24


def foreign_names(function: Any) -> tuple[str, ...]:
    """Return the global variables that a function reads and that hold data: sizes, arrays, parameters."""
    code = getattr(function, "__code__", None)
    if not isinstance(code, CodeType):
        return ()
    namespaces = list(namespaces_of(function))
    if not any(_is_input(name, [space.get(name) for space in namespaces]) for name in _named(code)):
        return ()
    assigned = set(_globals(code, ("STORE_GLOBAL",)))
    names = dict.fromkeys(name for name in _globals(code, ("LOAD_GLOBAL", "LOAD_NAME")) if name not in assigned)
    return tuple(name for name in names if _is_input(name, [space.get(name) for space in namespaces]))


def _named(code: CodeType) -> Iterator[str]:
    """Yield all names that code and the functions inside it have, of whatever kind: to look at each costs far more."""
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _named(inner)


def _is_input(name: str, values: list[Any]) -> bool:
    """True for data; a name in capitals says that it is nobody's input, but a size can be called N."""
    return (len(name) == 1 or not name.isupper()) and any(map(_is_data, values))


def _globals(code: CodeType, operations: tuple[str, ...]) -> Iterator[str]:
    for instruction in dis.get_instructions(code):
        if instruction.opname in operations:
            yield str(instruction.argval)
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _globals(inner, operations)


def _is_data(value: Any, depth: int = 0) -> bool:
    """True for sizes and arrays, and for what has any among its first parts."""
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, list | tuple) and depth < DEEPEST:
        return any(_is_data(part, depth + 1) for part in islice(value, MAX_PARTS))
    return isinstance(value, DATA) and not isinstance(value, bool)
