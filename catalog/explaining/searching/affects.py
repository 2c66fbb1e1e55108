"""Touches: which readings each program of a bank changes, and which of those it then has right."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.matching.match import within
from catalog.explaining.matching.response_matrix import REFERENCE, Bank, Mask, Values
from catalog.model.observation import Observation, Reading
from catalog.model.probe import Shows

Bits = NDArray[np.uint64]
Columns = NDArray[np.intp]

# The readings stand in the bits of one machine word.
MOST = 64


@dataclass(frozen=True, eq=False, slots=True)
class Readings:
    """The things read of one observation, side by side, and what each row of a bank has for them.

    touched (rows, k): where a row differs from the reference. agrees (rows, k): where it is as observed. A row that
    raises touches all of them. values (rows, k): the numbers, nan for shapes. low, high (k,): what was printed.
    """

    touched: Mask
    agrees: Mask
    raises: Mask
    values: Values
    low: Values
    high: Values

    @property
    def wrong(self) -> Mask:
        """The things read that the reference does not give."""
        wrong: Mask = ~self.agrees[REFERENCE]
        return wrong

    @property
    def missed(self) -> Mask:
        """What a row touches and has not as observed; nothing where it raises, because in company it may not."""
        missed: Mask = self.touched & ~self.agrees & ~self.raises[:, None]
        return missed

    @property
    def unsure(self) -> Mask:
        """All that was read, where a row raises: in company it may not, and then nobody knows what it touches."""
        return np.broadcast_to(self.raises[:, None], self.touched.shape)

    def distinct(self, rows: Mask) -> int:
        """Return how many of the rows show differently."""
        chosen = np.flatnonzero(rows)
        shown = np.concatenate([self.values[chosen].round(8), self.touched[chosen]], axis=1)
        return len({row.tobytes() for row in shown})


def readings_of(observation: Observation, bank: Bank) -> Readings:
    """Return what the rows of a bank have for everything read."""
    agrees = np.concatenate([within(reading, bank) for reading in observation.readings], axis=1)
    touched = np.concatenate([bank.touched(reading) for reading in observation.readings], axis=1)
    touched[bank.raises] = True
    values = np.concatenate([_values(reading, bank) for reading in observation.readings], axis=1)
    bounds = [(reading.low, reading.high) if reading.low.size else _NO_BOUNDS for reading in observation.readings]
    low, high = (np.concatenate(each) for each in zip(*bounds, strict=True))
    return Readings(touched, agrees, bank.raises, values, low, high)


_NO_BOUNDS = (np.full(1, np.nan), np.full(1, np.nan))


def _values(reading: Reading, bank: Bank) -> Values:
    if reading.shows is not Shows.VALUE or not reading.low.size:
        return np.full((len(bank), 1), np.nan)
    return bank.values(reading)[0]


def columns(readings: Readings) -> Columns:
    """Return the readings that stand in bits: all, or where there are more, those that stand for most others.

    Readings that all programs touch and miss alike tell the same.
    """
    count = readings.touched.shape[1]
    if count <= MOST:
        return np.arange(count)
    both = np.packbits(np.concatenate([readings.touched, readings.missed | ~readings.agrees]), axis=0)
    _, first, counts = np.unique(both, axis=1, return_index=True, return_counts=True)
    return np.sort(first[np.argsort(-counts, kind="stable")[:MOST]])


def bits(mask: Mask, chosen: Columns) -> Bits:
    """Return those columns of each row of (rows, k) as the bits of one number."""
    weights = np.left_shift(np.uint64(1), np.arange(len(chosen), dtype=np.uint64))
    words: Bits = np.where(mask[:, chosen], weights, np.uint64(0)).sum(axis=1, dtype=np.uint64)
    return words
