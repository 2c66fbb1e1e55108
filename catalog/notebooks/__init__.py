"""Notebooks: .ipynb files of any version, and what their stored outputs tell. Nothing in them is executed."""

from catalog.notebooks.outputs import diagnose_outputs, report_of
from catalog.notebooks.reading import Cell, Notebook, is_notebook, read, source_of
from catalog.notebooks.report import CellReport, NotebookReport
from catalog.notebooks.unreadable import NotebookError

__all__ = [
    "Cell",
    "CellReport",
    "Notebook",
    "NotebookError",
    "NotebookReport",
    "diagnose_outputs",
    "is_notebook",
    "read",
    "report_of",
    "source_of",
]
