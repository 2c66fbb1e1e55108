"""Units: single mistakes, or pairs whose effect together is known, as what sets are made of.

A reading that no unit of a set touches keeps the reference's value; one that exactly one unit touches has the value
that this one gives it. So most sets can be ruled out without being run: those that leave a wrong reading untouched, and
those with a reading that one unit alone touches, and misses. Where several touch a reading, only a run can tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.matching.response_matrix import Bank
from catalog.explaining.searching.affects import MOST, Bits, Columns, Readings, bits
from catalog.explaining.searching.seeds import Chosen, likely, named_in

Indices = NDArray[np.intp]


@dataclass(frozen=True, eq=False, slots=True)
class Units:
    """Units side by side.

    members (units, k): which single mistakes each is made of. touched, missed: the readings, as bits. unsure: all
    readings for a unit that raises, because in company it may not. likely: the logarithm of how often the mistakes are
    seen. generated: how many of them have no name.
    """

    members: Indices
    touched: Bits
    missed: Bits
    unsure: Bits
    likely: NDArray[np.float64]
    generated: Indices

    def __len__(self) -> int:
        return len(self.members)

    def chosen(self, rows: Indices) -> "Units":
        """Return some of the units."""
        return Units(
            self.members[rows],
            self.touched[rows],
            self.missed[rows],
            self.unsure[rows],
            self.likely[rows],
            self.generated[rows],
        )


class Pool:
    """The single mistakes of a bank that touch anything read, named ones first, as units.

    A named mistake stands for itself even beside others that give the same alone: in company they may not. Of the
    generated ones that give the same, one stands for all.
    """

    def __init__(self, bank: Bank, readings: Readings, columns: Columns) -> None:
        self.wrong, self.all = bits(np.stack([readings.wrong, np.ones_like(readings.wrong)]), columns)
        touched, missed, unsure = (bits(mask, columns) for mask in (readings.touched, readings.missed, readings.unsure))
        found = [(each, row) for row in map(int, np.flatnonzero(touched)) for each in _standing(bank, row)]
        found.sort(key=lambda each: each[0].generated)
        self.candidates: Chosen = tuple(candidate for candidate, _ in found)
        self.named = sum(not candidate.generated for candidate in self.candidates)
        rows = np.array([row for _, row in found], dtype=np.intp)
        self.units = Units(
            np.arange(len(found))[:, None],
            touched[rows],
            missed[rows],
            unsure[rows],
            np.array([likely(candidate) for candidate in self.candidates]),
            np.array([candidate.generated for candidate in self.candidates], dtype=np.intp),
        )

    def singles(self, *, named: bool) -> Units:
        """Return the named mistakes, or all others."""
        rows = np.arange(len(self.candidates))
        return self.units.chosen(rows[: self.named] if named else rows[self.named :])

    def pick(self, members: Sequence[int]) -> Chosen:
        """Return the mistakes of a set."""
        return tuple(self.candidates[member] for member in members)


def _standing(bank: Bank, row: int) -> Chosen:
    """Return the mistakes that stand for a row: the named ones, or else the first generated one."""
    return named_in(bank, row) or (bank.candidates[row],)


def unknown(several: Bits, wrong: np.uint64) -> Indices:
    """Return how much only a run can tell: of the wrong readings first, which prove most, and then of the others."""
    return MOST * count(several & wrong) + count(several & ~wrong)


def count(bits: Bits | np.uint64) -> Indices:
    """Return how many readings stand in bits."""
    counted: Indices = np.bitwise_count(bits).astype(np.intp)
    return counted


def ruled_out(touched: Bits, several: Bits, missed: Bits, wrong: np.uint64) -> Bits:
    """Return the readings that rule a set out: wrong and untouched, or touched by one unit alone and missed by it."""
    return (wrong & ~touched) | (touched & ~several & missed)
