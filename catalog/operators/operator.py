"""Operators: what makes mutants, one for each kind of mistake that people make, and where they are found.

A module of catalog/operators/themes says in its first lines what a person does who makes such a mutant.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType

import catalog.operators.themes
from catalog.operators.change import Change
from catalog.operators.code import Code

Makes = Callable[[Code], Iterable[Change]]


@dataclass(frozen=True, slots=True)
class Operator:
    """One kind of mistake.

    hint: what kind of thing is wrong, without saying what. example: a function's text, or a line of one, and what one
    of the operator's changes makes of it; rules have their own. keys: of the examples' dicts. roles: their names that
    correspond.
    """

    name: str
    makes: Makes
    hint: str
    example: tuple[str, str] | None = None
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def themes() -> tuple[ModuleType, ...]:
    """Return the modules that declare operators, by name."""
    package = catalog.operators.themes
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    return tuple(importlib.import_module(f"{package.__name__}.{name}") for name in names)


@cache
def operators() -> tuple[Operator, ...]:
    """Return the operators of all themes, by module and in each module's own order."""
    return tuple(operator for module in themes() for operator in module.OPERATORS)
