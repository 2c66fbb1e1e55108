"""The pass with the reference: what each test gives with correct functions, which it calls, and how long it takes.

Then the tests are rehearsed with correct functions as they will be run with mutants: a few of them at a time, many
times over in one process, without the parts of pytest that make no difference. A test that fails that way is run in
full; where one still fails, every mutant has a process of its own in which all tests run, as pytest runs them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from time import perf_counter, process_time
from typing import Any

from catalog.model.finding import Finding
from catalog.model.findings.suites import EndlessOnReference, EndsItsProcess, NotRepeatable, PrintsTooMuch
from catalog.pytest_plugin.child_process import MOST_PRINTED, PRINTED, fork, printed_nothing
from catalog.pytest_plugin.item_runner import can_be_lean
from catalog.pytest_plugin.suite import Suite, undisturbed

Tests = tuple[int, ...]


class RefusedSuite(Exception):  # noqa: N818
    """A suite that no mutant can be run with; `why` says why."""

    def __init__(self, why: Finding) -> None:
        super().__init__(str(why))
        self.why = why


@dataclass(frozen=True, slots=True)
class ReferenceRun:
    """What one test gave with the reference: its reports as pytest sends them, the functions that it called."""

    reports: tuple[dict[str, Any], ...]
    functions: frozenset[str]
    seconds: float

    @property
    def passed(self) -> bool:
        """True where the test was run to its end; not where it was skipped, or is expected to fail."""
        return all(report["outcome"] == "passed" for report in self.reports)

    @property
    def failed(self) -> bool:
        """True where anything in it failed."""
        return any(report["outcome"] == "failed" for report in self.reports)


@dataclass(frozen=True, slots=True)
class RunPlan:
    """How tests are run with mutants.

    lean: those that run without all of pytest's protocol. alone: every mutant in a process of its own, with all tests.
    seconds: what each test takes.
    """

    lean: frozenset[int]
    alone: bool
    seconds: tuple[float, ...]


def reference_pass(suite: Suite, most_seconds: float) -> list[ReferenceRun]:
    """Return what every test gives with the reference; raises RefusedSuite where one does not end as it should."""
    child = fork(lambda connection: _run_all(suite, connection), suite.config)
    received: list[tuple[list[dict[str, Any]], float]] = []
    functions: list[frozenset[str]] = []
    try:
        while len(functions) < len(suite.items):
            if not child.connection.poll(most_seconds):
                raise RefusedSuite(EndlessOnReference(_name(suite, len(received)), most_seconds))
            kind, *message = child.receive()
            received += [tuple(message)] if kind == "ran" else []
            functions = message[0] if kind == "calls" else functions
    except EOFError:
        raise RefusedSuite(_ending(_name(suite, len(received)), child.end())) from None
    finally:
        if not child.connection.closed:
            child.end()
    return [
        ReferenceRun(tuple(reports), calls, time) for (reports, time), calls in zip(received, functions, strict=True)
    ]


def _name(suite: Suite, test: int) -> str:
    return suite.items[min(test, len(suite.items) - 1)].nodeid


def _ending(test: str, code: int) -> Finding:
    if code == PRINTED:
        return PrintsTooMuch(test, MOST_PRINTED)
    return EndsItsProcess(test, f"signal {-code}" if code < 0 else f"exit code {code}")


def _run_all(suite: Suite, connection: Connection) -> None:
    runner = suite.runner()
    for program in suite.functions.families.values():
        suite.functions.show(program.watched(runner.record.note))
    for at, item in enumerate(suite.items):
        runner.record.begin(item)
        printed_nothing()
        wall, processor = perf_counter(), process_time()
        runner.run(item, suite.items[at + 1] if at + 1 < len(suite.items) else None, lean=False)
        seconds = max(perf_counter() - wall, process_time() - processor)
        hook = suite.config.hook.pytest_report_to_serializable
        connection.send(("ran", [hook(config=suite.config, report=each) for each in runner.reports], seconds))
    connection.send(("calls", [runner.record.calls(item) for item in suite.items]))


def rehearsed(suite: Suite, runs: Sequence[ReferenceRun], subsets: Sequence[Tests], most_seconds: float) -> RunPlan:
    """Return how the tests can be run with mutants; subsets: which of them are run together.

    Raises RefusedSuite where they fail with the reference however they are run.
    """
    seconds = tuple(run.seconds for run in runs)
    plan = RunPlan(frozenset(at for at, item in enumerate(suite.items) if can_be_lean(item)), False, seconds)
    failing = _failing(suite, plan, subsets, most_seconds)
    if failing:
        plan = replace(plan, lean=plan.lean - failing)
        failing = _failing(suite, plan, subsets, most_seconds)
    if failing:
        plan = RunPlan(frozenset(), True, seconds)
        failing = _failing(suite, plan, [tuple(at for at, run in enumerate(runs) if run.passed)], most_seconds)
    if failing:
        raise RefusedSuite(NotRepeatable(tuple(suite.items[test].nodeid for test in sorted(failing))))
    return plan


def _failing(suite: Suite, plan: RunPlan, subsets: Sequence[Tests], most_seconds: float) -> frozenset[int]:
    """Return the tests that fail when the subsets are run one after the other in one process, or do not end."""
    child = fork(lambda connection: _rehearse(suite, plan, subsets, connection), suite.config)
    failing: set[int] = set()
    order = iter([test for each in subsets for test in each])
    try:
        for test in order:
            if not child.connection.poll(most_seconds):
                return frozenset({*failing, test, *order})
            if not child.receive():
                failing.add(test)
    except EOFError:
        return frozenset({*failing, test, *order})
    finally:
        child.end()
    return frozenset(failing)


def _rehearse(suite: Suite, plan: RunPlan, subsets: Sequence[Tests], connection: Connection) -> None:
    runner, memory = suite.runner(), suite.memory()
    with suite.as_configured():
        for tests in subsets:
            with undisturbed():
                for _, failure in suite.run(runner, tests, plan.lean):
                    connection.send(failure is None)
            memory.put_back()
