"""Remarks: what else to know beside a verdict on what test cells printed."""

from dataclasses import dataclass
from enum import Enum, auto

from catalog.model.finding import Finding


class Remark(Finding, Enum):
    """What needs no more than to be said.

    passed: the text says that the public test passed, which rules mistakes out. called expected: it calls the values
    the expected ones. nothing right: they may be from no test cell. cut off, single precision: how the numbers were
    read. restart: no one program gives all cells of a paste.
    """

    PASSED = auto()
    CALLED_EXPECTED = auto()
    NOTHING_RIGHT = auto()
    CUT_OFF = auto()
    SINGLE_PRECISION = auto()
    RESTART = auto()


@dataclass(frozen=True, slots=True)
class ValueUnread(Finding):
    """The value of an expression could not be read."""

    label: str


@dataclass(frozen=True, slots=True)
class IndexSupplied(Finding):
    """These expressions had no index in the text and were given that of the cell's line."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScansMended(Finding):
    """Characters that scanners mistake: pairs of what stands in the text and what it was read as."""

    repairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CodeNotRun(Finding):
    """The text defines these functions, and they were not run."""

    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetAside(Finding):
    """What a program printed on its way: pairs of an expression and how often it came."""

    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LinesNotUnderstood(Finding):
    """Lines that look like a cell's and were not understood. more: how many there are beside these."""

    lines: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Unnoticed(Finding):
    """So many of all mistakes that are known in these functions would print the same, right numbers."""

    count: int
    known: int


@dataclass(frozen=True, slots=True)
class BesideMisprint(Finding):
    """The expected values beside right ones are the course's misprint, which is wrong in these expressions."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintsOtherTable(Finding):
    """The notebooks of a version print a wrong table for a cell that is right."""

    version: str


@dataclass(frozen=True, slots=True)
class RightInVersion(Finding):
    """The values are right in the cell of one version, and other versions draw other numbers."""

    version: str


@dataclass(frozen=True, slots=True)
class SameAsMisprint(Finding):
    """The values of these expressions stand in a table that the course printed wrong."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellsLeftOut(Finding):
    """So many cells of a paste were left out, because another exercise was asked about."""

    count: int
    exercise: str


@dataclass(frozen=True, slots=True)
class OnlyBestCompared(Finding):
    """So many sets of mistakes fit, of which the best ones were told apart."""

    fitting: int
    compared: int
