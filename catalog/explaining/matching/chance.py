"""Chance: how many of the programs tried would fit an observation by accident.

A match proves a mistake only where accident is excluded over everything that was tried. The expected number of
accidental fits is the number of programs tried that change what is wrong and nothing that is right, times the product,
over the numbers that are wrong, of the share of programs whose value falls into the printed interval, smoothed by the
local density of values. Zeros, negatives of the right value, rows of one round value, values that many programs share
and shapes do not vary independently: they count once, together, as the number of programs that have all of them.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.matching.match import Match, within
from catalog.explaining.matching.response_matrix import REFERENCE, Mask, Values

# Above this, a mistake is not named.
LIMIT = 1e-4

# A value that a tenth of all programs have is no coincidence.
MANY = 0.1

# Zero, or the right value with its sign changed, is one only if it was printed to this part of the right value.
NARROW = 1e-5


@dataclass(slots=True)
class Evidence:
    """What speaks for the programs that explain an observation.

    chance: the expected number of accidental fits, at most 1. numbers: wrong numbers speak, and not only zeros.
    shapes: a wrong shape speaks, beside numbers that are right.
    """

    chance: float
    numbers: bool
    shapes: bool

    @property
    def weak(self) -> bool:
        """True for zeros and exceptions alone: many mistakes end like that."""
        return not self.numbers and not self.shapes

    @property
    def accidental(self) -> bool:
        """True where the wrong numbers are so few or so short that accident is not excluded."""
        return self.numbers and self.chance > LIMIT


def weigh(match: Match, ways: int = 1) -> Evidence:
    """Return the evidence for the programs that explain a match, when the numbers were compared in so many ways.

    Only programs that change every wrong number and no right one could fit by accident, so they alone are counted.
    """
    distinct = _distinct_rows(match)
    readings = match.observation.readings
    log_share, together = 0.0, np.ones(len(distinct), dtype=bool)
    numbers = shapes = False
    for reading, right in zip(readings, match.right, strict=True):
        agrees = within(reading, match.matrix, distinct)
        together &= agrees[:, right].all(axis=1)
        if right.all():
            continue
        if not reading.low.size:
            together &= agrees.all(axis=1)
            shapes = True
            continue
        values, present = match.matrix.values(reading)
        shapes |= not present[REFERENCE]
        silent = reading.silent
        for position in np.flatnonzero(~right):
            interval = float(reading.low[position]), float(reading.high[position])
            weak = silent[position] or is_atom(values[REFERENCE, position], *interval)
            if weak or is_shared(agrees[:, position]):
                together &= agrees[:, position]
            else:
                together &= values[distinct, position] != values[REFERENCE, position]
                log_share += math.log(share(values[distinct, position], *interval))
            numbers |= not weak
    count = max(int(together.sum()), 1)
    beside = any(reading.low.size and right.all() for reading, right in zip(readings, match.right, strict=True))
    return Evidence(min(1.0, ways * count * math.exp(log_share)), numbers, shapes and beside)


def chance_of_right(match: Match, tried: int) -> float:
    """Return how many of `tried` lines are expected to have the numbers of an observation as right ones by accident."""
    log_share = 0.0
    for reading in match.observation.readings:
        values, _ = match.matrix.values(reading)
        for position in np.flatnonzero(~reading.silent):
            log_share += math.log(
                share(values[:, position], float(reading.low[position]), float(reading.high[position]))
            )
    return min(1.0, tried * math.exp(log_share))


def _distinct_rows(match: Match) -> NDArray[np.intp]:
    """Return a row for each way in which the matrix's programs differ in these readings, the reference's first."""
    columns = [match.matrix.values(reading)[0].round(8) for reading in match.observation.readings if reading.low.size]
    if not columns:
        return np.arange(len(match.matrix))
    first: dict[bytes, int] = {}
    for row, numbers in enumerate(np.concatenate(columns, axis=1)):
        first.setdefault(numbers.tobytes(), row)
    return np.array(list(first.values()))


def is_atom(right: float, low: float, high: float) -> bool:
    """True for what is no number, zero, or the right value with its sign changed."""
    if not math.isfinite(low):
        return True
    narrow = math.isnan(right) or high - low <= NARROW * max(abs(right), abs(low), 1e-3)
    return narrow and (low <= 0 <= high or low <= -right <= high)


def is_shared(agrees: Mask) -> bool:
    """True for a value that many programs have."""
    return bool(agrees.sum() > 2 and agrees.mean() >= MANY)


def share(values: Values, low: float, high: float) -> float:
    """Return the share of programs expected in one interval by accident.

    values: of the programs, nan where one has none there, the reference's first.
    """
    right = values[REFERENCE]
    inside = (low <= values) & (values <= high)
    others = values[np.isfinite(values) & ~inside & (values != right)]
    scale = max(abs(low), abs(high), 0.0 if math.isnan(right) else abs(right))
    return min(1.0, _density(others, (low + high) / 2, scale) * (high - low))


def _density(values: Values, at: float, scale: float) -> float:
    """Return the density of values around a place, from its nearest neighbours; `scale` serves where there are few."""
    neighbours = max(2, math.isqrt(len(values)))
    distances = np.sort(np.abs(values - at))[:neighbours]
    width = float(distances[-1]) if len(distances) == neighbours else scale
    return neighbours / (2 * max(len(values), neighbours) * width)
