"""Programs that are near: they have all that was shown but one number or line, which can have been copied wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from catalog.explaining.localisation.miscopies import miscopied
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.match import Match, within
from catalog.explaining.matching.response_matrix import REFERENCE, Mask, ResponseMatrix
from catalog.model.near_miss import Miscopy, NearMiss
from catalog.model.observation import Reading
from catalog.model.probe import Shows

# numpy prints eight decimals of an array; with a digit doubled in one number, the others seem to end in a zero.
NUMPY_HALF = 0.5e-8

Readings = tuple[Reading, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Near:
    """Programs that are near. candidates: they give the same, and the first stands for all of them.

    miss: what is said of them, but for their names. readings: those that are to prove them.
    """

    candidates: tuple[Candidate, ...]
    miss: NearMiss
    readings: Readings


Rows = Iterator[tuple[int, NearMiss, Readings]]


def near_programs(match: Match) -> Iterator[list[Near]]:
    """Yield the programs that are near by one number, then by two lines exchanged, then by a line that is right."""
    for look in (_numbers, _lines, _expected):
        yield [Near(match.matrix.sharing(row), miss, readings) for row, miss, readings in look(match)]


def _numbers(match: Match) -> Rows:
    """Yield the programs that have all numbers but one, and that one copied wrong."""
    readings = match.observation.readings
    for given in (readings, *_coarser(readings)):
        agrees = [within(reading, match.matrix) for reading in given]
        wrong = np.sum([(~mask).sum(axis=1) for mask in agrees], axis=0)
        for row in np.flatnonzero(wrong == 1).tolist():
            at = next(at for at, mask in enumerate(agrees) if not mask[row].all())
            near = _number(match.matrix, row, given[at], int(np.flatnonzero(~agrees[at][row])[0]))
            if near is not None:
                yield row, near[0], _with(given, at, near[1])


def _coarser(readings: Readings) -> Iterator[Readings]:
    """Yield the readings with one row of numbers that has a decimal more than numpy prints read without it."""
    for at, reading in enumerate(readings):
        other = coarser(reading)
        if other is not None:
            yield _with(readings, at, other)


def coarser(reading: Reading) -> Reading | None:
    """Return a row of numbers as numpy prints it, None where it has no more decimals than that."""
    half = (reading.high - reading.low) / 2
    if len(reading.low) < 2 or not (half < NUMPY_HALF * 0.9).all():
        return None
    middle, half = reading.low + half, np.full(len(half), NUMPY_HALF)
    return replace(reading, low=middle - half, high=middle + half)


def _number(matrix: ResponseMatrix, row: int, reading: Reading, place: int) -> tuple[NearMiss, Reading] | None:
    """Return how one number of a reading was copied wrong, and the reading in which it can be any."""
    if reading.shows is not Shows.VALUE or not reading.low.size:
        return None
    low, high = float(reading.low[place]), float(reading.high[place])
    fits = float(matrix.values(reading)[0][row, place])
    how = miscopied(low, high, fits)
    if how is None:
        return None
    lows, highs = reading.low.copy(), reading.high.copy()
    lows[place], highs[place] = -np.inf, np.inf
    near = NearMiss(reading.labels[place], (low + high) / 2, fits, (), "", how)
    return near, replace(reading, low=lows, high=highs)


def _lines(match: Match) -> Rows:
    """Yield the programs that have everything where the values of two lines are exchanged."""
    readings, matrix = match.observation.readings, match.matrix
    agrees = [_fits(reading, matrix) for reading in readings]
    values = [at for at, each in enumerate(readings) if each.shows is Shows.VALUE and each.low.size]
    for one, other in combinations(values, 2):
        if len(readings[one].low) != len(readings[other].low):
            continue
        rest = _all([mask for at, mask in enumerate(agrees) if at not in (one, other)], ~(agrees[one] | agrees[other]))
        first, second = _exchanged(readings[one], readings[other])
        if rest.any():
            rest &= _fits(first, matrix) & _fits(second, matrix)
        for row in np.flatnonzero(rest).tolist():
            label, read, fits = readings[one].label, _middle(readings[one], 0), _middle(first, 0)
            near = NearMiss(label, read, fits, (), "", Miscopy.LINES, readings[other].label)
            yield row, near, _with(_with(readings, one, first), other, second)


def _exchanged(one: Reading, other: Reading) -> tuple[Reading, Reading]:
    """Return two readings, each as what was read of the other."""
    return replace(other, name=one.name, index=one.index), replace(one, name=other.name, index=other.index)


def _expected(match: Match) -> Rows:
    """Yield the programs that have all lines but one, and that one is right."""
    readings, matrix = match.observation.readings, match.matrix
    agrees = [_fits(reading, matrix) for reading in readings]
    for at, reading in enumerate(readings):
        if reading.shows is Shows.VALUE and reading.low.size and agrees[at][REFERENCE]:
            rest = _all([mask for place, mask in enumerate(agrees) if place != at], ~agrees[at])
            for row in np.flatnonzero(rest).tolist():
                yield row, _right_line(matrix, row, reading), readings[:at] + readings[at + 1 :]


def _right_line(matrix: ResponseMatrix, row: int, reading: Reading) -> NearMiss:
    """Return what is said of a right line, of which the first number that is another stands for all."""
    values = matrix.values(reading)[0][row]
    at = int(np.argmax(~reading.inside(values)))
    return NearMiss(reading.label, _middle(reading, at), float(values[at]), (), "", Miscopy.EXPECTED)


def _middle(reading: Reading, at: int) -> float:
    return float((reading.low[at] + reading.high[at]) / 2)


def _fits(reading: Reading, matrix: ResponseMatrix) -> Mask:
    """Return which programs have all of a reading."""
    return np.asarray(within(reading, matrix).all(axis=1))


def _all(masks: Sequence[Mask], beside: Mask) -> Mask:
    """Return which programs are in all of the masks."""
    return np.asarray(np.logical_and.reduce([*masks, beside]))


def _with(readings: Readings, at: int, reading: Reading) -> Readings:
    return (*readings[:at], reading, *readings[at + 1 :])
