"""Modules: what the course gives stands for the modules that it ships and nobody has installed."""

import builtins
from collections.abc import Mapping
from types import ModuleType
from typing import Any


def importer(modules: Mapping[str, Mapping[str, Any]]) -> Any:
    """Return a function in place of __import__ that makes these modules of the names they are given with."""
    made = {name: _module(name, names) for name, names in modules.items()}

    def importing(name: str, scope: Any = None, local: Any = None, chosen: Any = (), level: int = 0) -> ModuleType:
        if name in made:
            return made[name]
        if level and not name and chosen and all(each in made for each in chosen):
            return _module("", {each: made[each] for each in chosen})
        if level:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return builtins.__import__(name, scope, local, chosen or (), 0)

    return importing


def _module(name: str, names: Mapping[str, Any]) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(names)
    return module
