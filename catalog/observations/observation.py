"""Observations: some readings of some outputs of one cell, and the exception that ended it, if any."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from catalog.signatures.fault import Fault
from catalog.signatures.probe import Key, Shows, show_key

Bounds = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """What somebody saw of one output.

    name, index, shows: the expression that was printed, as in gradients["dx"][1][2] or dx.shape.
    shape: of the value printed, or the sizes where a shape or a length was printed; None where parts were elided.
    low, high: (k,) the interval of each number; low is nan where nan was printed.
    offsets: where parts were elided, the position of each number within the value, from the end where negative.
    bare: a single number without brackets, which stands for an array of one number as well.
    short: true where somebody may have cut the digits off.
    numeric: false where something else than numbers was printed, a dict for example.
    """

    name: str
    index: str
    shows: Shows
    shape: tuple[int, ...] | None
    low: Bounds = field(default_factory=lambda: np.empty(0))
    high: Bounds = field(default_factory=lambda: np.empty(0))
    offsets: tuple[tuple[int, ...], ...] = ()
    bare: bool = False
    short: bool = False
    numeric: bool = True

    @property
    def key(self) -> Key:
        """What tells which quantity was read."""
        return self.name, self.index, self.shows

    @property
    def label(self) -> str:
        """The expression, in short: dx[1][2], dba.shape."""
        return show_key(self.key)

    @property
    def count(self) -> int:
        """The number of things read: numbers, or one shape."""
        return max(len(self.low), 1) if self.shows is Shows.VALUE else 1

    def cut_off(self) -> "Reading":
        """Return the reading of the same digits if they were cut off, and not rounded."""
        unit = self.high - self.low
        middle = self.low + unit / 2
        low = np.where(middle > 0, middle, middle - unit)
        high = np.where(middle < 0, middle, middle + unit)
        finite = np.isfinite(middle)
        return replace(self, low=np.where(finite, low, self.low), high=np.where(finite, high, self.high))


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that looks like a cell's and could not be read. label: what it is of, "" where that is open."""

    label: str
    line: str


@dataclass(frozen=True, eq=False, slots=True)
class Observation:
    """The readings of one cell.

    exercises: those whose cell can print all of them. expected: true where the text calls them the expected values.
    unread: what looks like the cell's and could not be read. notes: what else could not be used, a sentence each.
    whole: true where whole outputs were handed over, and not what a cell printed of them. denied: true where the text
    says that this is not what was printed.
    """

    readings: tuple[Reading, ...] = ()
    fault: Fault | None = None
    exercises: frozenset[str] = frozenset()
    expected: bool = False
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()
    whole: bool = False
    denied: bool = False

    @property
    def count(self) -> int:
        """The number of things read."""
        return sum(reading.count for reading in self.readings) + (self.fault is not None)
