"""Collecting: the functions that were handed over, whatever holds them."""

from collections.abc import Callable, Mapping
from functools import partial
from inspect import getattr_static
from types import ModuleType
from typing import Any

from catalog.functions.namespaces import namespaces_of
from catalog.functions.subject import InProcess
from catalog.registry import exercises, family
from catalog.terminal.phrases import listed

Functions = dict[str, Callable[..., Any]]


def holds_functions(observed: object) -> bool:
    """True for a function, and for a module, a class, an object or a mapping that has some of the exercises'."""
    if isinstance(observed, str | bytes | bytearray):
        return False
    if isinstance(observed, Mapping):
        return any(callable(value) for value in observed.values())
    return callable(observed) or isinstance(observed, ModuleType) or bool(_attributes(observed))


def collect(observed: Any, exercise: str | None = None) -> tuple[InProcess, ...]:
    """Return the functions that were handed over, a subject for each family.

    A function brings those with it that it finds under their names among its global ones. exercise: which function it
    is, where it goes by another name. Raises ValueError where there is none of the exercises'.
    """
    if exercise is not None and exercise not in exercises():
        raise ValueError(f"{exercise!r} is not an exercise; the exercises are {', '.join(exercises())}")
    found = _found(observed, exercise)
    if not found:
        raise ValueError(
            f"There is no function of an exercise in this: give one that is called {', '.join(exercises())}, say which "
            "it is, as in exercise='rnn_backward', or give a mapping of such names to functions."
        )
    if exercise is not None and exercise not in found:
        raise ValueError(f"There is no {exercise} in this, only {listed(list(found))}.")
    _refuse_methods(observed, found)
    families = dict.fromkeys(exercises()[name] for name in found)
    return tuple(InProcess(name, _of_family(found, name)) for name in families)


def _found(observed: Any, exercise: str | None) -> Functions:
    if isinstance(observed, Mapping):
        return {name: value for name, value in observed.items() if name in exercises() and callable(value)}
    attributes = _attributes(observed)
    name = exercise or name_of(observed)
    if callable(observed) and name in exercises() and not attributes:
        return {name: observed, **_found_beside(observed, name)}
    return attributes


def name_of(function: Any) -> str:
    """Return the name of a function, of a partial that of the function it holds, "" where there is none."""
    name = getattr(function.func if isinstance(function, partial) else function, "__name__", "")
    return name if isinstance(name, str) else ""


def _attributes(observed: Any) -> Functions:
    found = {name: _attribute(observed, name) for name in exercises()}
    return {name: value for name, value in found.items() if callable(value)}


def _attribute(observed: Any, name: str) -> Any:
    try:
        return getattr(observed, name, None)
    except Exception:
        return None


def _refuse_methods(observed: Any, found: Functions) -> None:
    """Raise ValueError for a class whose functions need an instance."""
    for name in found if isinstance(observed, type) else ():
        code = getattr(getattr_static(observed, name, None), "__code__", None)
        if code is not None and code.co_varnames[:1] == ("self",):
            made = observed.__name__
            raise ValueError(f"{name} of {made} is a method: give an instance, as in diagnose({made}()).")


def _found_beside(function: Callable[..., Any], name: str) -> Functions:
    """Return the other functions of the family that a function finds among its global names."""
    others = [other for other in family(exercises()[name]).functions if other != name]
    namespaces = list(namespaces_of(function))
    found = {other: namespace[other] for namespace in namespaces for other in others if other in namespace}
    return {other: value for other, value in found.items() if callable(value)}


def _of_family(found: Functions, family_name: str) -> Functions:
    return {name: function for name, function in found.items() if exercises()[name] == family_name}
