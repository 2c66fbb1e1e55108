"""Wording: a report on a notebook as a person reads it, in 80 columns."""

from dataclasses import replace
from textwrap import fill

from catalog.diagnoses.diagnosis import Diagnosis, Verdict
from catalog.diagnoses.saying import listed
from catalog.notebooks.report import NOTHING, CellReport, NotebookReport
from catalog.wording.layout import WIDTH


def show(report: NotebookReport, hints: int) -> str:
    """Return the text of a report: right outputs in a line, the others as a diagnosis each, then the notes."""
    blocks = [_show_cell(each, hints) for each in report.cells] or [_filled(NOTHING)]
    if report.executed is not None:
        blocks.append(f"The functions, as they were run now:\n\n{report.executed.show(hints)}")
    blocks += [_filled(f"Note: {note}") for note in report.notes]
    return "\n\n".join(blocks)


def _show_cell(cell: CellReport, hints: int) -> str:
    calls = f", which shows {listed(cell.functions)}" if len(cell.functions) > 1 else ""
    return f"{_filled(f'Cell {cell.number}{calls}:')}\n{_brief(cell.diagnosis).show(hints)}"


def _brief(diagnosis: Diagnosis) -> Diagnosis:
    """Return a diagnosis without the notes that say the same below each right output."""
    return replace(diagnosis, notes=()) if diagnosis.verdict is Verdict.CORRECT else diagnosis


def _filled(text: str) -> str:
    return fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
