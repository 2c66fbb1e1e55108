"""Observations: some readings of some outputs of one cell, and the exception that ended it, if any."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.model.finding import Finding
from catalog.model.probe import Key, Shows, show_key
from catalog.model.raised_error import RaisedError
from catalog.model.tolerance import SINGLE

Bounds = NDArray[np.float64]

Mask = NDArray[np.bool_]

# A number with three decimals at most is round, as 0.5 is.
ROUND, NEARLY = 1000, 1e-7


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """What somebody saw of one output.

    name, index, shows: the expression that was printed, as in gradients["dx"][1][2] or dx.shape.
    shape: of the value printed, or the sizes where a shape or a length was printed; None where parts were elided.
    low, high: (k,) the interval of each number; low is nan where nan was printed.
    offsets: where parts were elided, the position of each number within the value, from the end where negative.
    bare: a single number without brackets, which stands for an array of one number as well.
    short: true where somebody may have cut the digits off. single: how likely numbers of double precision would look
    like those of single precision, as these do; None where they do not. indexed: the index was not printed, and is that
    of the line with as many numbers.
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
    single: float | None = None
    indexed: bool = False

    @property
    def key(self) -> Key:
        """What tells which quantity was read."""
        return self.name, self.index, self.shows

    @property
    def label(self) -> str:
        """The expression, in short: dx[1][2], dba.shape."""
        return show_key(self.key)

    @property
    def labels(self) -> list[str]:
        """An expression for each thing read: dx[1][2][0] for the first number of dx[1][2]."""
        if self.count == 1:
            return [self.label]
        places = self.offsets or list(np.ndindex(*(self.shape or (self.count,))))
        return [self.label + "".join(f"[{position}]" for position in place) for place in places]

    @property
    def count(self) -> int:
        """The number of things read: numbers, or one shape."""
        return max(len(self.low), 1) if self.shows is Shows.VALUE else 1

    def inside(self, values: Any) -> Mask:
        """Return which values lie in the intervals that were printed, nan where nan was: (..., k) for (..., k)."""
        inside: Mask = (self.low <= values) & (values <= self.high) | (np.isnan(self.low) & np.isnan(values))
        return inside

    def in_single_precision(self) -> "Reading":
        """Return the reading of the same digits if they are of numbers in single precision, rounded at every step."""
        middle = self.low + (self.high - self.low) / 2
        half = SINGLE.margin(middle)
        finite = np.isfinite(middle)
        low, high = np.where(finite, middle - half, self.low), np.where(finite, middle + half, self.high)
        return replace(self, low=np.minimum(low, self.low), high=np.maximum(high, self.high))

    @property
    def silent(self) -> Mask:
        """Which numbers say nothing by themselves: all but one of a row of one value, and that too if it is round."""
        mask = np.zeros(len(self.low), dtype=bool)
        if len(mask) > 1 and (self.low == self.low[0]).all() and (self.high == self.high[0]).all():
            middle = (self.low[0] + self.high[0]) / 2 * ROUND
            mask[0 if abs(middle - np.round(middle)) < ROUND * NEARLY else 1 :] = True
        return mask

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
    unread: what looks like the cell's and could not be read. remarks: what else to know of the reading.
    whole: true where whole outputs were handed over, and not what a cell printed of them. denied: true where the text
    says that this is not what was printed.
    """

    readings: tuple[Reading, ...] = ()
    error: RaisedError | None = None
    exercises: frozenset[str] = frozenset()
    expected: bool = False
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Finding, ...] = ()
    whole: bool = False
    denied: bool = False

    @property
    def count(self) -> int:
        """The number of things read."""
        return sum(reading.count for reading in self.readings) + (self.error is not None)
