"""Notebooks: what to know of the outputs that are stored in one."""

from dataclasses import dataclass
from enum import Enum, auto

from catalog.model.finding import Finding


class NotebookRemark(Finding, Enum):
    """What needs no more than to be said. contradiction: no one program gives all outputs of a notebook."""

    CONTRADICTION = auto()


@dataclass(frozen=True, slots=True)
class RunBefore(Finding):
    """A test cell was run before a cell that defines what it calls was last run.

    number, cell: where the two stand in the notebook. run, defined: the numbers that Jupyter shows for them.
    """

    number: int
    run: int
    cell: int
    defined: int


@dataclass(frozen=True, slots=True)
class NotGivenNow(Finding):
    """What is stored under a cell is not what the functions give. count: the number that Jupyter shows, if any."""

    number: int
    count: int | None


@dataclass(frozen=True, slots=True)
class OutputsUnread(Finding):
    """Of so many stored outputs of test cells only the first ones were read."""

    count: int
    read: int
