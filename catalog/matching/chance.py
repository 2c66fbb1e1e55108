"""Chance: how many of the programs tried would fit an observation by accident.

A match proves a mistake only where accident is excluded over everything that was tried. The expected number of
accidental fits is the number of programs tried times the product, over the numbers that are wrong, of the share of
programs whose value falls into the printed interval, smoothed by the local density of values. Zeros, negatives of the
right value, values that many programs share and shapes do not vary independently: they count once, together, with the
share of programs that have all of them.
"""

import math

import numpy as np
from numpy.typing import NDArray

from catalog.matching.bank import REFERENCE
from catalog.matching.match import Match, within
from catalog.signatures.probe import Shows

Values = NDArray[np.float64]

# Above this, a mistake is not named.
LIMIT = 1e-4

# A value that a tenth of all programs have is no coincidence.
MANY = 0.1


def chance(match: Match, tried: int) -> float:
    """Return the expected number of accidental fits among `tried` programs, at most 1."""
    distinct = _distinct_rows(match)
    log_share, together = 0.0, np.ones(len(distinct), dtype=bool)
    for reading, right in zip(match.observation.readings, match.right, strict=True):
        if right.all():
            continue
        agrees = within(reading, match.bank)[distinct]
        if reading.shows is not Shows.VALUE:
            together &= agrees.all(axis=1)
            continue
        values = match.bank.values(reading)[0][distinct]
        for position in np.flatnonzero(~right):
            share = _share(values[:, position], reading.low[position], reading.high[position])
            if share is None:
                together &= agrees[:, position]
            else:
                log_share += math.log(share)
    return min(1.0, tried * math.exp(log_share) * max(float(together.mean()), 1 / len(together)))


def is_weak(match: Match) -> bool:
    """True where all that is wrong is zero, or an exception: too many mistakes end like that."""
    wrong = [
        (reading.low[~right], reading.high[~right])
        for reading, right in zip(match.observation.readings, match.right, strict=True)
        if reading.shows is Shows.VALUE
    ]
    shapes_wrong = any(
        not right.all()
        for reading, right in zip(match.observation.readings, match.right, strict=True)
        if reading.shows is not Shows.VALUE
    )
    return not shapes_wrong and all(((low <= 0) & (high >= 0)).all() for low, high in wrong)


def has_wrong_numbers(match: Match) -> bool:
    """True where a number is wrong, not only a shape."""
    pairs = zip(match.observation.readings, match.right, strict=True)
    return any(reading.shows is Shows.VALUE and not right.all() for reading, right in pairs)


def _distinct_rows(match: Match) -> list[int]:
    """Return a row for each way in which the bank's programs differ in these readings, the reference's first."""
    columns = [
        match.bank.values(reading)[0].round(8) for reading in match.observation.readings if reading.shows is Shows.VALUE
    ]
    if not columns:
        return list(range(len(match.bank)))
    first: dict[bytes, int] = {}
    for row, numbers in enumerate(np.concatenate(columns, axis=1)):
        first.setdefault(numbers.tobytes(), row)
    return list(first.values())


def _share(values: Values, low: float, high: float) -> float | None:
    """Return the share of programs expected in one interval by accident; None for an atom.

    values: of the programs, nan where one has none there, the reference's first.
    """
    right = values[REFERENCE]
    if not math.isfinite(low) or low <= 0 <= high or low <= -right <= high:
        return None
    inside = (low <= values) & (values <= high)
    if inside.sum() > 2 and inside.mean() >= MANY:
        return None
    others = values[np.isfinite(values) & ~inside & (values != right)]
    scale = max(abs(low), abs(high), 0.0 if math.isnan(right) else abs(right))
    return min(1.0, _density(others, (low + high) / 2, scale) * float(high - low))


def _density(values: Values, at: float, scale: float) -> float:
    """Return the density of values around a place, from its nearest neighbours; `scale` serves where there are few."""
    neighbours = max(2, math.isqrt(len(values)))
    distances = np.sort(np.abs(values - at))[:neighbours]
    reach = float(distances[-1]) if len(distances) == neighbours else scale
    return neighbours / (2 * max(len(values), neighbours) * reach)
