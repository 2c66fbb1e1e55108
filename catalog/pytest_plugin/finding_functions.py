"""Finding: the functions of the course's names that tests import, define or are given."""

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from inspect import signature
from types import ModuleType
from typing import Any

import pytest

from catalog.registry import exercises, family

Named = tuple[str, Callable[..., Any]]


def modules_of(items: Iterable[pytest.Item], config: pytest.Config) -> list[ModuleType]:
    """Return the modules that tests are in, and those with fixtures beside them."""
    held = [getattr(item, "module", None) for item in items]
    held += [each for each in config.pluginmanager.get_plugins() if getattr(each, "__name__", "").endswith("conftest")]
    return list({id(each): each for each in held if isinstance(each, ModuleType)}.values())


def functions_known_to(modules: Iterable[ModuleType], names: Mapping[str, str]) -> list[Named]:
    """Return the functions in some modules and in those that they import from, each once, with their exercises.

    names: what each exercise's function is called there.
    """
    spaces = [space for module in modules for space in (*_imported(module), *_origins(module))]
    found = {id(function): (name, function) for space in spaces for name, function in _in_space(space, names)}
    return list(found.values())


def imported_by(modules: Iterable[ModuleType], names: Mapping[str, str]) -> frozenset[str]:
    """Return the exercises whose functions some modules, or modules that these import, have and were not given."""
    spaces = [space for module in modules for space in _imported(module) if not _is_provided(space)]
    return frozenset(name for space in spaces for name, _ in _in_space(space, names))


def functions_of(module_name: str, names: Mapping[str, str]) -> list[Named]:
    """Return the functions of one module; raises what importing it raises."""
    return list(_in_space(importlib.import_module(module_name), names))


def _imported(module: ModuleType) -> Iterator[ModuleType]:
    """Yield a module and those that it has imported as a whole."""
    yield module
    yield from [value for value in vars(module).values() if isinstance(value, ModuleType)]


def _origins(module: ModuleType) -> Iterator[ModuleType]:
    """Yield the modules that a module has something from."""
    for value in list(vars(module).values()):
        with suppress(Exception):
            origin = sys.modules.get(str(getattr(value, "__module__", "")))
            if isinstance(origin, ModuleType):
                yield origin


def _in_space(module: ModuleType, names: Mapping[str, str]) -> Iterator[Named]:
    own = {family(each).module for each in exercises().values()}
    if module.__name__.partition(".")[0] in ("reference", "catalog") and module not in own:
        return
    for exercise, name in names.items():
        function: Any = vars(module).get(name)
        if _can_be(exercise, function):
            yield exercise, function


def _can_be(exercise: str, function: Any) -> bool:
    """True for what can be called as the course calls an exercise's function; a helper of that name cannot be."""
    if not callable(function) or isinstance(function, type) or _is_fixture(function):
        return False
    parameters = signature(getattr(family(exercises()[exercise]).module, exercise)).parameters
    try:
        signature(function).bind(*parameters)
    except TypeError:
        return False
    except ValueError:
        return True
    return True


def _is_fixture(value: object) -> bool:
    return type(value).__module__.startswith("_pytest") or hasattr(value, "_pytestfixturefunction")


def _is_provided(module: ModuleType) -> bool:
    return isinstance(getattr(module.__spec__, "loader", None), ProvidedModules)


class ProvidedModules(MetaPathFinder, Loader):
    """Modules that are there where nobody else has them: what the course's notebooks import, and the one under test."""

    def __init__(self, contents: Mapping[str, Mapping[str, Any]]) -> None:
        self.contents = contents
        self._provided: list[str] = []

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Return how to make a module that is provided, None of any other."""
        return ModuleSpec(fullname, self) if fullname in self.contents else None

    def exec_module(self, module: ModuleType) -> None:
        """Fill a module that is imported."""
        self._provided.append(module.__name__)
        vars(module).update(self.contents[module.__name__])

    def install(self) -> None:
        """Let them be found, after all else."""
        sys.meta_path.append(self)

    def remove(self) -> None:
        """Let them be found no more."""
        sys.meta_path.remove(self)
        for name in self._provided:
            sys.modules.pop(name, None)


def provided(given: Mapping[str, Callable[..., Any]], options_module: str, names: Mapping[str, str]) -> ProvidedModules:
    """Return what notebooks import and nobody has installed, with the functions where that is the module under test."""
    families = dict.fromkeys(exercises().values())
    contents: dict[str, dict[str, Any]] = {}
    for name in families:
        course = importlib.import_module(f"reference.{name.partition('.')[0]}.given")
        contents |= {module: dict(held) for module, held in course.MODULES.items() if held}
    if options_module:
        helpers = {name: value for each in contents.values() for name, value in each.items()}
        functions = {names[exercise]: function for exercise, function in given.items()}
        contents[options_module] = {**helpers, **functions}
    return ProvidedModules(contents)
