"""Finding operators: those of all themes, found by walking the folder."""

import importlib
import pkgutil
from types import ModuleType

from catalog.caching import REGISTRY
from catalog.operators import themes as folder
from catalog.operators.operator import Operator


@REGISTRY.keep()
def themes() -> tuple[ModuleType, ...]:
    """Return the modules that declare operators, by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(folder.__path__))
    return tuple(importlib.import_module(f"{folder.__name__}.{name}") for name in names)


@REGISTRY.keep()
def operators() -> tuple[Operator, ...]:
    """Return the operators of all themes, by module and in each module's own order."""
    return tuple(operator for module in themes() for operator in module.OPERATORS)
