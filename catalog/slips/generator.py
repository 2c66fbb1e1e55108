"""Generators: what makes slips, one for each kind of mistake that people make, and where they are found.

A module of this package that has GENERATORS says in its first lines what a person does who makes such a slip.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import catalog.slips
from catalog.slips.change import Change
from catalog.slips.code import Code
from catalog.slips.held import Shape

Makes = Callable[[Code], Iterable[Change]]


@dataclass(frozen=True, slots=True)
class Generator:
    """One kind of mistake.

    hint: what kind of thing is wrong, without saying what. example: a function's text, and what one of the generator's
    changes makes of it. shapes: of the example's arrays; sizes: its whole numbers; keys: of its dicts. roles: its
    names that correspond.
    """

    name: str
    makes: Makes
    hint: str
    example: tuple[str, str]
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def generators() -> tuple[Generator, ...]:
    """Return the generators of all modules of this package, by module and in each module's own order."""
    names = sorted(found.name for found in pkgutil.iter_modules(catalog.slips.__path__))
    modules = [importlib.import_module(f"catalog.slips.{name}") for name in names]
    return tuple(generator for module in modules for generator in getattr(module, "GENERATORS", ()))
