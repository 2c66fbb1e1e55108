"""Wording: a report on a notebook as a person reads it, in 80 columns or in Markdown."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.notebook_report import CellReport, NotebookReport
from catalog.reporting.fragments import parts_fragment
from catalog.reporting.layout import wrap
from catalog.reporting.markdown import code, escaped, part_in_markdown
from catalog.reporting.text import Placed, show_parts
from catalog.terminal.visible import visible_lines

NOTHING = (
    "No test cell of this notebook has a stored output that can be read: run all cells, save the notebook and try "
    "again."
)


def show(report: NotebookReport, hints: int) -> str:
    """Return the text of a report: a summary, what is wrong, what is right in a line, and what else to know."""
    found = [(where, replace(diagnosis, remarks=())) for where, diagnosis in placed(report)]
    notes = list(notes_of(report))
    blocks = show_parts(found, hints, notes) if found else [wrap(each) for each in (NOTHING, *notes)]
    return visible_lines("\n\n".join(blocks))


def markdown(report: NotebookReport, hints: int, *, cause: bool) -> str:
    """Return a report as an answer to post."""
    found = placed(report)
    right = [code(each.exercise) for _, each in found if each.verdict is Verdict.CORRECT]
    blocks = [f"**Correct:** {', '.join(dict.fromkeys(right))}."] if right else []
    wrong = [each for each in found if each[1].verdict is not Verdict.CORRECT]
    blocks += [part_in_markdown(replace(each, remarks=()), hints, cause=cause, where=where) for where, each in wrong]
    notes = [f"- Note: {escaped(note)}" for note in notes_of(report)]
    return "\n\n".join([*(blocks or [escaped(NOTHING)]), *(["\n".join(notes)] if notes else [])])


def html(report: NotebookReport) -> str:
    """Return a report as a fragment of a page."""
    found = [(where, replace(diagnosis, remarks=())) for where, diagnosis in placed(report)]
    return parts_fragment(found, tuple(notes_of(report)) if found else (NOTHING, *notes_of(report)))


def placed(report: NotebookReport) -> list[Placed]:
    """Return what decides about each exercise, with the cell that it was read from."""
    executed = report.executed.cells if report.executed is not None else ()
    return [*(("", part) for part in executed), *((cell.place, _of_cell(cell)) for cell in report.deciding)]


def _of_cell(cell: CellReport) -> Diagnosis:
    return replace(cell.diagnosis, exercise=cell.diagnosis.exercise or cell.exercise)


def notes_of(report: NotebookReport) -> Iterator[str]:
    """Yield what else to know, once each; the notes on right outputs would say the same below each."""
    yield from dict.fromkeys((*report.notes, *_own_notes(report)))
    if report.functions_decide and report.executed is not None:
        protection = next((part.protection for part in report.executed.cells if part.protection), "")
        how = f" {protection}" if protection else ""
        yield f"The functions were run{how}, and they decide over what is stored."
    elif report.cells:
        yield "This is what the stored outputs say: nothing was run."


def _own_notes(report: NotebookReport) -> Iterator[str]:
    for cell in report.deciding:
        yield from cell.diagnosis.notes if cell.diagnosis.verdict is not Verdict.CORRECT else ()
    yield from report.executed.notes if report.executed is not None else ()
