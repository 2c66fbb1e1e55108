"""Suites: the tests that were collected, with what they are run with and what is put back between two runs."""

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import _pytest.assertion.rewrite
import numpy as np
import pytest
from _pytest.config import apply_warning_filters

from catalog.functions.memory import Memory
from catalog.model.suite_kills import Kill
from catalog.pytest_plugin.child_process import printed_nothing
from catalog.pytest_plugin.functions_under_test import FunctionsUnderTest
from catalog.pytest_plugin.item_runner import ItemRunner

# What runs items is registered under this name in the processes that do, and in no other.
RUNNER = "bptt-item-runner"

# No instructor's own, though it may lie beside the tests.
_OTHERS = frozenset({"catalog", "mutants", "reference", "site-packages"})


@dataclass(frozen=True, eq=False, slots=True)
class Suite:
    """Tests and the functions that they call. modules: those that the tests are in, and the fixtures beside them."""

    session: pytest.Session
    items: tuple[pytest.Item, ...]
    functions: FunctionsUnderTest
    modules: tuple[ModuleType, ...]

    @property
    def config(self) -> pytest.Config:
        """The configuration of the run of pytest."""
        return self.session.config

    def runner(self) -> ItemRunner:
        """Return what runs the items in this process, and hears how they end."""
        runner = ItemRunner(self.session)
        self.config.pluginmanager.register(runner, RUNNER)
        return runner

    def run(self, runner: ItemRunner, tests: Sequence[int], lean: frozenset[int]) -> Iterator[tuple[int, Kill | None]]:
        """Run tests one after the other, and yield how each fails, None where it does not. lean: which run so."""
        for at, test in enumerate(tests):
            printed_nothing()
            following = self.items[tests[at + 1]] if at + 1 < len(tests) else None
            yield test, runner.run(self.items[test], following, lean=test in lean)

    def memory(self) -> Memory:
        """Return what the tests' modules hold now, to be put back after a run."""
        return Memory.of(value for module in self._own_modules() for value in _with_state(module))

    def _own_modules(self) -> list[ModuleType]:
        """Return the modules of the tests and those that lie beside them."""
        files = [str(each.__file__) for each in self.modules if getattr(each, "__file__", None)]
        folders = tuple(f"{Path(file).parent}{os.sep}" for file in files)
        others = [each for each in list(sys.modules.values()) if _lies_in(each, folders)]
        return list({id(each): each for each in (*self.modules, *others)}.values())

    @contextmanager
    def as_configured(self) -> Iterator[None]:
        """Treat warnings as the configuration has it, without showing any, and word no values and tracebacks."""
        rewriting: Any = _pytest.assertion.rewrite
        rewriting._saferepr = lambda _: "..."
        self.config.option.tbstyle = "no"
        with warnings.catch_warnings():
            if self.config.pluginmanager.hasplugin("warnings"):
                given = self.config.known_args_namespace.pythonwarnings or []
                apply_warning_filters(self.config.getini("filterwarnings"), given)
            warnings.showwarning = lambda *_, **__: None
            yield


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let nothing remain of what tests make of warnings and of numpy's handling of errors."""
    with warnings.catch_warnings(), np.errstate():
        yield


def _lies_in(module: Any, folders: tuple[str, ...]) -> bool:
    path = str(getattr(module, "__file__", None) or "")
    return path.startswith(folders) and _OTHERS.isdisjoint(Path(path).parts)


def _with_state(module: ModuleType) -> Iterator[Any]:
    """Yield what in a module may keep something from call to call: its functions, those in fixtures, and classes."""
    for value in list(vars(module).values()):
        found = getattr(value, "__wrapped__", value)
        if isinstance(found, FunctionType | type) and found.__module__ == module.__name__:
            yield found
