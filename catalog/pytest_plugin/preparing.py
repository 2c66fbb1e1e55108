"""Preparing: from the tests that were collected to batches of mutants, or to why there are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any

import pytest

from catalog.model.finding import Finding
from catalog.model.findings.suites import (
    CallsNothing,
    FailsOnReference,
    NoSuchModule,
    NothingCalled,
    NothingOfTheCourse,
)
from catalog.model.suite_kills import SuiteTest
from catalog.pytest_plugin.chosen_mutants import chosen_mutants, tests_of
from catalog.pytest_plugin.finding_functions import Named, functions_known_to, functions_of, imported_by, modules_of
from catalog.pytest_plugin.functions_under_test import FunctionsUnderTest
from catalog.pytest_plugin.options import SuiteOptions
from catalog.pytest_plugin.reference_pass import ReferenceRun, RefusedSuite, reference_pass, rehearsed
from catalog.pytest_plugin.suite import Suite
from catalog.pytest_plugin.vacuous import reasons
from catalog.pytest_plugin.worker import MutantWorker
from catalog.pytest_plugin.worker_processes import WorkerProcesses

# So many are one item: few enough to be shown as progress, and enough for a process to be worth its start.
BATCH = 100


@dataclass(frozen=True, eq=False, slots=True)
class Prepared:
    """What the tests gave with the reference, each with what is said of it.

    imported: the functions of the course that they import. processes: what runs the batches, None where the suite is
    refused.
    """

    runs: tuple[ReferenceRun, ...]
    tests: tuple[SuiteTest, ...]
    imported: frozenset[str] = frozenset()
    batches: tuple[tuple[int, ...], ...] = ()
    processes: WorkerProcesses | None = None
    refused: Finding | None = None


def prepared(
    session: pytest.Session, items: tuple[pytest.Item, ...], options: SuiteOptions, functions: FunctionsUnderTest
) -> Prepared:
    """Replace the functions under test, run the tests with the reference, and return what comes of it."""
    runs: list[ReferenceRun] = []
    try:
        modules = modules_of(items, session.config)
        _replace(items, modules, options, functions)
        suite = Suite(session, items, functions, tuple(modules))
        runs = reference_pass(suite, options.seconds)
        tests = tuple(map(_test_of, items, runs))
        _refuse(runs, tests)
        worker = _worker(suite, runs, options)
    except RefusedSuite as refused:
        return Prepared(tuple(runs), tuple(map(_test_of, items, runs)), refused=refused.why)
    numbers = range(len(worker.mutants))
    batches = tuple(tuple(numbers[at : at + BATCH]) for at in numbers[::BATCH])
    # pytest-xdist has workers of its own: every one of them comes here, and runs a part of the batches.
    processes = options.workers
    if hasattr(session.config, "workerinput"):
        processes = 1
    else:
        worker.compile_all()
    imported = imported_by(modules, options.names)
    return Prepared(tuple(runs), tests, imported, batches, WorkerProcesses(worker, batches, processes))


def _replace(
    items: Sequence[Any], modules: Sequence[ModuleType], options: SuiteOptions, functions: FunctionsUnderTest
) -> None:
    found = _functions(modules, options)
    if not found and not any(_is_given(item, functions) for item in items):
        raise RefusedSuite(NothingOfTheCourse(options.module, tuple(options.names.values())))
    functions.replace(found, [item.callspec.params for item in items if hasattr(item, "callspec")])


def _functions(modules: Sequence[ModuleType], options: SuiteOptions) -> list[Named]:
    if not options.module:
        return functions_known_to(modules, options.names)
    try:
        return functions_of(options.module, options.names)
    except Exception as error:
        raise RefusedSuite(NoSuchModule(options.module, type(error).__name__, str(error))) from None


def _is_given(item: Any, functions: FunctionsUnderTest) -> bool:
    """True where a test takes a function under test as an argument of this plugin's."""
    names = {*functions.given, "target"}
    return isinstance(getattr(item, "obj", None), partial) or not names.isdisjoint(getattr(item, "fixturenames", ()))


def _test_of(item: Any, run: ReferenceRun) -> SuiteTest:
    functions = tuple(sorted(run.functions)) if run.passed else ()
    why = reasons(item.obj) if hasattr(item, "obj") and run.passed else ()
    calls_nothing = [CallsNothing()] if run.passed and not functions else []
    return SuiteTest(item.nodeid, functions, run.seconds, (*calls_nothing, *why))


def _refuse(runs: Sequence[ReferenceRun], tests: Sequence[SuiteTest]) -> None:
    failing = tuple(test.name for test, run in zip(tests, runs, strict=True) if run.failed)
    if failing:
        raise RefusedSuite(FailsOnReference(failing))
    if not any(test.functions for test in tests):
        raise RefusedSuite(NothingCalled(len(tests)))


def _worker(suite: Suite, runs: Sequence[ReferenceRun], options: SuiteOptions) -> MutantWorker:
    """Return what runs the mutants of the functions that are called, with the tests that call what they change."""
    calls = [run.functions if run.passed else frozenset[str]() for run in runs]
    mutants = chosen_mutants(frozenset[str]().union(*calls), options.which)
    tests = [tests_of(mutant, calls) for mutant in mutants]
    plan = rehearsed(suite, runs, list(dict.fromkeys(tests)), options.seconds)
    if plan.alone:
        tests = [tuple(at for at, run in enumerate(runs) if run.passed)] * len(mutants)
    return MutantWorker(suite, plan, mutants, tests)
