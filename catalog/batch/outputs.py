"""The stored outputs of a notebook: a row for each output of one of the course's test cells. Nothing is executed."""

from collections.abc import Iterable
from dataclasses import replace

from catalog.batch.alike import prints_alike
from catalog.batch.options import Options
from catalog.batch.parts import notebook_of
from catalog.diagnosing.notebooks.compared import ComparedCell
from catalog.diagnosing.notebooks.outputs import diagnose_outputs
from catalog.model.diagnosis import Verdict
from catalog.model.finding import Finding
from catalog.model.findings.notebooks import RunBefore
from catalog.model.notebook_report import CellReport
from catalog.model.row import Row, unreadable
from catalog.model.scope import Scope
from catalog.reporting.batch.deciding import NOTHING_RUN
from catalog.reporting.batch.row_of import row_of

NOTHING_STORED = (
    "No cell has a stored output of {exercise}: run all cells and save the notebook, or let its functions be run."
)


def output_rows(name: str, content: bytes, options: Options) -> list[Row]:
    """Return what is said of each test cell by what is stored under it. Raises FileError."""
    notebook = notebook_of(content)
    report = diagnose_outputs(notebook, options.exercise or None, Scope(budget=options.budget))
    rows = [_row(name, each, options, *_about(each, report.remarks)) for each in report.cells]
    if rows:
        return rows
    missing = NOTHING_STORED.format(exercise=options.exercise or "a test cell")
    return [replace(unreadable(name, missing, options.exercise), protection=NOTHING_RUN)]


def _row(name: str, cell: CellReport, options: Options, *notes: str) -> Row:
    said = cell.diagnosis
    row = row_of(name, cell.number, said, options.hints, *notes)
    found = cell.found if isinstance(cell, ComparedCell) else None
    unexplained = found is not None and not said.causes and said.verdict is not Verdict.CORRECT
    alike = prints_alike(found.observation, said) if unexplained and found is not None else ""
    return replace(row, exercise=said.exercise or cell.exercise, protection=NOTHING_RUN, alike=alike)


def _about(cell: CellReport, remarks: Iterable[Finding]) -> list[str]:
    """Return the notes on a notebook that concern a cell: those on other cells do not."""
    return [str(each) for each in remarks if not isinstance(each, RunBefore) or each.number == cell.number]
