"""Foreign names: variables of a notebook that a function reads although they are no arguments of it."""

import dis
from collections.abc import Iterator
from types import CodeType, ModuleType
from typing import Any

from catalog.functions.namespaces import namespaces_of

# A threshold or a name is a constant, and nobody's input.
CONSTANTS = (str, bytes, bool, float)


def foreign_names(function: Any) -> tuple[str, ...]:
    """Return the global variables that a function reads and that hold data: sizes, arrays, parameters."""
    code = getattr(function, "__code__", None)
    if not isinstance(code, CodeType):
        return ()
    namespaces = list(namespaces_of(function))
    names = dict.fromkeys(_globals(code))
    return tuple(name for name in names if any(_is_data(space.get(name)) for space in namespaces))


def _globals(code: CodeType) -> Iterator[str]:
    for instruction in dis.get_instructions(code):
        if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            yield str(instruction.argval)
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _globals(inner)


def _is_data(value: Any) -> bool:
    return not (value is None or callable(value) or isinstance(value, (ModuleType, *CONSTANTS)))
