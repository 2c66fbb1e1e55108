"""Compared cells: a stored output with what it was held against."""

from dataclasses import dataclass, field

from catalog.explaining.cells.explanation import ExplainedCell
from catalog.model.notebook_report import CellReport


@dataclass(frozen=True, slots=True)
class ComparedCell(CellReport):
    """What one output tells. found: what it was held against, None where it could not be read."""

    found: ExplainedCell | None = field(default=None, repr=False)
