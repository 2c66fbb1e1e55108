"""Outputs: what is stored under the test cells of a notebook, diagnosed jointly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from catalog.diagnosing.notebooks.compared import ComparedCell
from catalog.diagnosing.notebooks.joint import diagnose_jointly, narrowed, read_output
from catalog.diagnosing.notebooks.stale import run_before
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.finding import Finding, Refused
from catalog.model.findings.notebooks import NotebookRemark, OutputsUnread
from catalog.model.notebook_report import CellReport, NotebookReport
from catalog.model.observation import Observation
from catalog.model.scope import Scope
from catalog.reading.notebooks.calls import defined_in, functions_called
from catalog.reading.notebooks.reading import Cell, Notebook, read
from catalog.reading.pastes.labels import find_label
from catalog.reading.unreadable import UnreadableError
from catalog.registry import asking_about, exercises
from catalog.registry import cells as test_cells
from catalog.running.checking import check_probe
from catalog.running.random_stream import owned
from catalog.terminal.progress import reporting_to

# A notebook has eight test cells; each is held against all the others.
MAX_OUTPUTS = 40

# Of a cell that calls none of the functions, so many lines must be those of a test cell.
MIN_LINES = 2


@dataclass(frozen=True, eq=False, slots=True)
class _Output:
    """What one run of one cell printed; exercise: the one that the cell's code is about, None where that is open."""

    number: int
    functions: tuple[str, ...]
    observation: Observation
    expected: Observation | None
    exercise: str | None


def report_of(content: bytes, exercise: str | None = None, scope: Scope | None = None) -> NotebookReport:
    """Return the report on a notebook's file; raises what read and diagnose_outputs raise."""
    return diagnose_outputs(read(content), exercise, scope)


def diagnose_outputs(notebook: Notebook, exercise: str | None = None, scope: Scope | None = None) -> NotebookReport:
    """Return what the stored outputs of a notebook's test cells tell; nothing is executed.

    exercise: the only one that is reported; the others count as evidence as well. Raises ValueError for one that does
    not exist, and for a probe of the scope that cannot be used.
    """
    scope = scope or Scope()
    if scope.probe is not None:
        check_probe(scope.probe)
    if exercise is not None and exercise not in exercises():
        raise ValueError(f"{exercise!r} is not an exercise; the exercises are {', '.join(exercises())}")
    with owned(), asking_about(scope.probe), reporting_to(scope.watch), np.errstate(all="ignore"):
        reports, remarks = _reports(notebook, scope)
    asked = tuple(each for each in reports if exercise is None or exercise in (each.diagnosis.exercise, each.exercise))
    functions = defined_in(notebook.code)
    called = {each.number: each.functions for each in asked}
    return NotebookReport(asked, functions, (*remarks, *run_before(notebook, called, functions)))


def _reports(notebook: Notebook, scope: Scope) -> tuple[list[CellReport], list[Finding]]:
    """Return the reports on all outputs of test cells, in the notebook's order, and what else to know."""
    called = functions_called(notebook.code)
    reports: list[CellReport] = []
    outputs: list[_Output] = []
    for cell in notebook.code:
        try:
            readable = cell.number in called or find_label(cell.output, 0) is not None
            outputs += _outputs_of(cell, called) if cell.output and readable else ()
        except UnreadableError as error:
            if functions := called.get(cell.number, ()):
                said = Diagnosis(Verdict.UNREADABLE, Refused(str(error)), text=cell.output)
                reports.append(CellReport(cell.number, functions, said, functions[-1]))
    diagnosed, contradiction = _diagnosed(outputs[:MAX_OUTPUTS], scope)
    remarks: list[Finding] = [NotebookRemark.CONTRADICTION] if contradiction else []
    if len(outputs) > MAX_OUTPUTS:
        remarks.append(OutputsUnread(len(outputs), MAX_OUTPUTS))
    counts = {cell.number: cell.count for cell in notebook.code}
    found = [replace(each, count=counts[each.number]) for each in (*reports, *diagnosed)]
    return sorted(found, key=lambda each: each.number), remarks


def _outputs_of(cell: Cell, called: Mapping[int, tuple[str, ...]]) -> Iterator[_Output]:
    functions = called.get(cell.number, ())
    for observation, expected in read_output(cell.output):
        of = [name for name in functions if name in observation.exercises]
        if of:
            # A test calls what its function needs first: what it is about comes last.
            yield _Output(cell.number, functions, narrowed(observation, of[-1]), expected, of[-1])
        elif functions or _is_a_tests(observation):
            yield _Output(cell.number, functions, observation, expected, None)


def _is_a_tests(observation: Observation) -> bool:
    lines = {line.key for probe in test_cells() for line in probe.lines}
    return sum(reading.key in lines for reading in observation.readings) >= MIN_LINES


def _diagnosed(outputs: list[_Output], scope: Scope) -> tuple[list[CellReport], bool]:
    """Return a report on each output that tells something; one that stands under several cells counts once."""
    single = {id(each.observation): each for each in outputs}
    pairs = [(each.observation, each.expected) for each in single.values()]
    diagnosed, contradiction = diagnose_jointly(pairs, [each.exercise for each in single.values()], scope)
    by_output = dict(zip(single, diagnosed, strict=True))
    found = ((each, by_output[id(each.observation)]) for each in outputs)
    return [
        ComparedCell(each.number, each.functions, said.diagnosis, each.exercise or "", found=said.found)
        for each, said in found
        if said is not None
    ], contradiction
