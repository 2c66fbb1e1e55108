"""Taking: the functions that were handed over, whatever holds them."""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from catalog.discovery import exercises, family
from catalog.functions.namespaces import namespaces_of
from catalog.functions.subject import InProcess

Functions = dict[str, Callable[..., Any]]


def holds_functions(observed: object) -> bool:
    """True for a function, and for a module, a class, an object or a mapping that has some of the exercises'."""
    if isinstance(observed, str | bytes | bytearray):
        return False
    if isinstance(observed, Mapping):
        return any(callable(value) for value in observed.values())
    return callable(observed) or isinstance(observed, ModuleType) or bool(_attributes(observed))


def take(observed: Any, exercise: str | None = None) -> tuple[InProcess, ...]:
    """Return the functions that were handed over, a subject for each family.

    A function brings those with it that it finds under their names among its global ones. exercise: which function it
    is, where it goes by another name. Raises ValueError where there is none of the exercises'.
    """
    found = _found(observed, exercise)
    if not found:
        raise ValueError(
            f"There is no function of an exercise in this: give one that is called {', '.join(exercises())}, or a "
            "mapping of such names to functions."
        )
    families = dict.fromkeys(exercises()[name] for name in found)
    return tuple(InProcess(name, _of_family(found, name)) for name in families)


def _found(observed: Any, exercise: str | None) -> Functions:
    if isinstance(observed, Mapping):
        return {name: value for name, value in observed.items() if name in exercises() and callable(value)}
    attributes = _attributes(observed)
    name = exercise or getattr(observed, "__name__", "")
    if callable(observed) and name in exercises() and not attributes:
        return {name: observed, **_found_beside(observed, name)}
    return attributes


def _attributes(observed: Any) -> Functions:
    found = {name: getattr(observed, name, None) for name in exercises()}
    return {name: value for name, value in found.items() if callable(value)}


def _found_beside(function: Callable[..., Any], name: str) -> Functions:
    """Return the other functions of the family that a function finds among its global names."""
    others = [other for other in family(exercises()[name]).functions if other != name]
    namespaces = list(namespaces_of(function))
    found = {other: namespace[other] for namespace in namespaces for other in others if other in namespace}
    return {other: value for other, value in found.items() if callable(value)}


def _of_family(found: Functions, family_name: str) -> Functions:
    return {name: function for name, function in found.items() if exercises()[name] == family_name}
