"""Steps: what to do next about what test cells printed."""

from dataclasses import dataclass
from enum import Enum, auto

from catalog.model.finding import Finding


class Step(Finding, Enum):
    """What needs no more than to be said.

    lines or digits, lines with labels: what to paste; more lines: what to print. whole traceback, last line: what to
    paste of an exception. cell anew, later cell: which test cell to take. no cell: none of the course's tells more.
    numbers or function: what to give where a test says only that something is wrong.
    """

    LINES_OR_DIGITS = auto()
    LINES_WITH_LABELS = auto()
    MORE_LINES = auto()
    WHOLE_TRACEBACK = auto()
    LAST_LINE = auto()
    CELL_ANEW = auto()
    LATER_CELL = auto()
    NO_CELL = auto()
    NUMBERS_OR_FUNCTION = auto()


@dataclass(frozen=True, slots=True)
class PrintLine(Finding):
    """An expression to print. values: what each cause would print there, in the order of the causes."""

    expression: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherCell(Finding):
    """The cell of another exercise tells causes apart that this one does not. all: it tells all of them apart."""

    exercise: str
    all: bool


@dataclass(frozen=True, slots=True)
class AddLines(Finding):
    """Lines of the cell to add. digits: more digits of what was shown would do as well."""

    lines: tuple[str, ...]
    digits: bool = False


@dataclass(frozen=True, slots=True)
class RunCellAgain(Finding):
    """Run the cell of an exercise again, alone."""

    exercise: str
