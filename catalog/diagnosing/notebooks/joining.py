"""Joining: what is stored under the cells beside what the functions do now."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.diagnosing.notebooks.compared import ComparedCell
from catalog.diagnosing.notebooks.stale import needed
from catalog.explaining.cells.explanation import ExplainedCell
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.composition import compose, gives
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.findings.notebooks import NotGivenNow
from catalog.model.notebook_report import CellReport, NotebookReport
from catalog.programs.edit import EditError
from catalog.registry import exercises


def with_functions(report: NotebookReport, diagnosis: Diagnosis) -> NotebookReport:
    """Return a report joined with the diagnosis of the notebook's functions, which were executed."""
    return replace(report, executed=diagnosis, remarks=(*disagreements(report, diagnosis), *report.remarks))


def disagreements(report: NotebookReport, executed: Diagnosis) -> Iterator[NotGivenNow]:
    """Yield each stored output that the functions, as they were run, do not give.

    Where it is not known what a wrong function gives, nothing is said of the outputs that it affects.
    """
    for number, count in dict.fromkeys((each.number, each.count) for each in report.cells):
        if any(_disagrees(each, report, executed) for each in report.cells if each.number == number):
            yield NotGivenNow(number, count)


def _disagrees(cell: CellReport, report: NotebookReport, executed: Diagnosis) -> bool:
    found = cell.found if isinstance(cell, ComparedCell) else None
    exercise = cell.diagnosis.exercise or cell.exercise
    if found is None or not found.matches or exercise not in report.functions:
        return False
    used = needed(exercise)
    wrong = [part for part in executed.cells if part.verdict is not Verdict.CORRECT and part.exercise in {*used, ""}]
    if not wrong:
        return not found.correct
    if any(not part.causes for part in wrong):
        return False
    return not _given(wrong, found, exercises()[exercise])


def _given(wrong: list[Diagnosis], found: ExplainedCell, family: str) -> bool:
    """True where programs with the mistakes of all wrong functions give the output, or where that cannot be told."""
    options = [[Candidate(family, cause.mistakes) for cause in part.causes] for part in wrong]
    most = max(map(len, options))
    chosen = [compose([each[min(number, len(each) - 1)] for each in options]) for number in range(most)]
    try:
        return any(gives(candidate, found.matches) for candidate in chosen)
    except EditError:
        return True
