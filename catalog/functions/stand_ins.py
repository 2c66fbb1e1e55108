"""Stand-ins: the reference's functions in the place of those that a student did not write, or that are replaced."""

from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

from catalog.registry import family


def stand_ins(family_name: str, own: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Return the reference's functions for all of a family that are not a student's own; they call the student's."""
    found = family(family_name)
    namespace = found.namespace()
    others = [name for name in found.functions if name not in own]
    for name in others:
        namespace[name] = FunctionType(namespace[name].__code__, namespace)
    namespace.update(own)
    return {name: namespace[name] for name in others}
