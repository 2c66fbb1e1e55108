"""Answers: all that is shown of a file in a terminal."""

from catalog.model.diagnosis import Diagnosis
from catalog.model.notebook_report import NotebookReport
from catalog.reporting.lines import for_editors


def plain(found: Diagnosis | NotebookReport, hints: int, path: str) -> str:
    """Return what is said of a file as text, with the lines that are wrong in it as editors look for them."""
    lines = list(for_editors(found.cells, path)) if isinstance(found, Diagnosis) and hints else []
    shown = found.show(hints)
    return "\n".join([shown, "", *lines]) if lines else shown
