"""Affects: which readings each program of a response matrix changes, and which of those it then has right."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.matching.match import within
from catalog.explaining.matching.response_matrix import REFERENCE, Mask, ResponseMatrix, Values
from catalog.model.observation import Observation, Reading
from catalog.model.probe import Shows

Bits = NDArray[np.uint64]
Columns = NDArray[np.intp]

# The readings stand in the bits of one machine word.
MAX = 64


@dataclass(frozen=True, eq=False, slots=True)
class Readings:
    """The things read of one observation, side by side, and what each row of a response matrix has for them.

    affected (rows, k): where a row differs from the reference. agrees (rows, k): where it is as observed. A row that
    raises affects all of them. values (rows, k): the numbers, nan for shapes. low, high (k,): what was printed.
    """

    affected: Mask
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
    def contradicted(self) -> Mask:
        """What a row affects and has not as observed; nothing where it raises, because in company it may not."""
        contradicted: Mask = self.affected & ~self.agrees & ~self.raises[:, None]
        return contradicted

    @property
    def masked(self) -> Mask:
        """All that was read, where a row raises: in company it may not, and then nobody knows what it affects."""
        return np.broadcast_to(self.raises[:, None], self.affected.shape)

    def distinct(self, rows: Mask) -> int:
        """Return how many of the rows show differently."""
        chosen = np.flatnonzero(rows)
        shown = np.concatenate([self.values[chosen].round(8), self.affected[chosen]], axis=1)
        return len({row.tobytes() for row in shown})


def readings_of(observation: Observation, matrix: ResponseMatrix) -> Readings:
    """Return what the rows of a response matrix have for everything read."""
    agrees = np.concatenate([within(reading, matrix) for reading in observation.readings], axis=1)
    affected = np.concatenate([matrix.affected(reading) for reading in observation.readings], axis=1)
    affected[matrix.raises] = True
    values = np.concatenate([_values(reading, matrix) for reading in observation.readings], axis=1)
    bounds = [(reading.low, reading.high) if reading.low.size else _NO_BOUNDS for reading in observation.readings]
    low, high = (np.concatenate(each) for each in zip(*bounds, strict=True))
    return Readings(affected, agrees, matrix.raises, values, low, high)


_NO_BOUNDS = (np.full(1, np.nan), np.full(1, np.nan))


def _values(reading: Reading, matrix: ResponseMatrix) -> Values:
    if reading.shows is not Shows.VALUE or not reading.low.size:
        return np.full((len(matrix), 1), np.nan)
    return matrix.values(reading)[0]


def columns(readings: Readings) -> Columns:
    """Return the readings that stand in bits: all, or where there are more, those that stand for most others.

    Readings that all programs affect and contradict alike tell the same.
    """
    count = readings.affected.shape[1]
    if count <= MAX:
        return np.arange(count)
    both = np.packbits(np.concatenate([readings.affected, readings.contradicted | ~readings.agrees]), axis=0)
    _, first, counts = np.unique(both, axis=1, return_index=True, return_counts=True)
    return np.sort(first[np.argsort(-counts, kind="stable")[:MAX]])


def bits(mask: Mask, chosen: Columns) -> Bits:
    """Return those columns of each row of (rows, k) as the bits of one number."""
    weights = np.left_shift(np.uint64(1), np.arange(len(chosen), dtype=np.uint64))
    words: Bits = np.where(mask[:, chosen], weights, np.uint64(0)).sum(axis=1, dtype=np.uint64)
    return words
