"""Observations: some readings of some outputs of one cell, and the exception that ended it, if any."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.signatures.fault import Fault
from catalog.signatures.probe import Shows, Subscript

Bounds = NDArray[np.float64]
Key = tuple[str, tuple[Subscript, ...], Shows]


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """What somebody saw of one output.

    name, index, shows: the expression that was printed, as in gradients["dx"][1][2] or dx.shape.
    shape: of the value printed, or the sizes where a shape or a length was printed; None where parts were elided.
    offsets: the positions of the numbers within the value, counted from the end where negative.
    low, high: (k,) the interval of each number; low is nan where nan was printed.
    bare: a single number without brackets, which stands for an array of one number as well.
    numeric: false where something else than numbers was printed, a dict for example.
    text: the reading as it was given.
    """

    name: str
    index: tuple[Subscript, ...]
    shows: Shows
    shape: tuple[int, ...] | None
    offsets: tuple[tuple[int, ...], ...] = ()
    low: Bounds = field(default_factory=lambda: np.empty(0))
    high: Bounds = field(default_factory=lambda: np.empty(0))
    bare: bool = False
    numeric: bool = True
    text: str = ""

    @property
    def key(self) -> Key:
        """What tells which quantity was read."""
        return self.name, self.index, self.shows

    @property
    def count(self) -> int:
        """The number of things read: numbers, or one shape."""
        return len(self.low) if self.shows is Shows.VALUE and self.numeric else 1

    @property
    def label(self) -> str:
        """The expression, in short: dx[1][2], dba.shape."""
        subscripts = "".join(f"[{show_subscript(subscript)}]" for subscript in self.index)
        expression = f"{self.name}{subscripts}"
        if self.shows is Shows.LENGTH:
            return f"len({expression})"
        return f"{expression}.shape" if self.shows is Shows.SHAPE else expression or "the numbers"


def show_subscript(subscript: Any) -> str:
    """Return a subscript as it is typed."""
    if isinstance(subscript, tuple):
        return ", ".join(show_subscript(part) for part in subscript)
    if isinstance(subscript, slice):
        ends = ("" if end is None else str(end) for end in (subscript.start, subscript.stop))
        return ":".join(ends)
    return str(subscript)


@dataclass(frozen=True, eq=False, slots=True)
class Observation:
    """The readings of one cell.

    exercises: those whose cell can print all of them. expected: true where the text calls them the expected values.
    notes: what could not be used, a sentence each.
    """

    readings: tuple[Reading, ...] = ()
    fault: Fault | None = None
    exercises: frozenset[str] = frozenset()
    expected: bool = False
    notes: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """The number of things read."""
        return sum(reading.count for reading in self.readings) + (self.fault is not None)
