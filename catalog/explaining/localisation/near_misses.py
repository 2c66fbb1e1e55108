"""Near misses: all numbers but one are a program's, and that one is a digit off. Somebody may have copied it wrong."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.chance import LIMIT, weigh
from catalog.explaining.matching.match import Match, hold_against, within
from catalog.explaining.matching.response_matrix import REFERENCE, ResponseMatrix
from catalog.model.near_miss import NearMiss
from catalog.model.observation import Reading
from catalog.model.probe import Shows

# Of fewer numbers, those that are left would tell too little.
MIN = 4


def near_miss(match: Match) -> NearMiss | None:
    """Return what all numbers of a match but one fit, a correct program first; None where that is nothing."""
    observation, matrix = match.observation, match.matrix
    if observation.error is not None or sum(len(each.low) for each in observation.readings) < MIN:
        return None
    agrees = [within(reading, matrix) for reading in observation.readings]
    wrong = sum((~mask).sum(axis=1) for mask in agrees)
    for row in np.flatnonzero(wrong == 1):
        which = next(at for at, mask in enumerate(agrees) if not mask[row].all())
        found = _miss(match, int(row), which, int(np.flatnonzero(~agrees[which][row])[0]))
        if found is not None:
            return found
    return None


def _miss(match: Match, row: int, which: int, position: int) -> NearMiss | None:
    """Return the near miss of one program at one number, None where it is none, or accident is not excluded."""
    reading = match.observation.readings[which]
    if reading.shows is not Shows.VALUE or not reading.low.size:
        return None
    values, _ = match.matrix.values(reading)
    low, high, fits = float(reading.low[position]), float(reading.high[position]), float(values[row, position])
    if not _one_digit_off(low, high, fits) or not _proven(match, row, which, position):
        return None
    candidate: Candidate = match.matrix.candidates[row]
    titles = "; ".join(mutant.title for mutant in candidate.mutants)
    return NearMiss(reading.labels[position], (low + high) / 2, fits, candidate.names, titles)


def _one_digit_off(low: float, high: float, fits: float) -> bool:
    """True where one digit was read as another, or the sign was lost or gained."""
    if not (math.isfinite(low) and math.isfinite(fits)):
        return False
    half, middle = (high - low) / 2, (low + high) / 2
    if abs(middle + fits) <= half:
        return True
    off = abs(middle - fits)
    if off == 0:
        return False
    unit = 10.0 ** math.floor(math.log10(off + half))
    digits = round(off / unit)
    return 1 <= digits <= 9 and abs(off - digits * unit) <= half * 1.01


def _proven(match: Match, row: int, which: int, position: int) -> bool:
    """True where the other numbers are the program's by more than accident."""
    readings = list(match.observation.readings)
    readings[which] = _without(readings[which], position)
    rest = replace(match.observation, readings=tuple(readings))
    matrix: ResponseMatrix = match.matrix
    held = hold_against(rest, matrix)
    if row == REFERENCE:
        return held.correct and _accident(rest.readings, matrix) < LIMIT
    evidence = weigh(held)
    return matrix.candidates[row] in held.fits and evidence.numbers and not evidence.accidental


def _accident(readings: Sequence[Reading], matrix: ResponseMatrix) -> float:
    """Return how likely other numbers of the size of the right ones would lie where these were read."""
    probability = 1.0
    for reading in readings:
        if reading.low.size and not reading.silent.any():
            values, _ = matrix.values(reading)
            scale = np.maximum(np.abs(values[REFERENCE]), 1e-300)
            probability *= float(np.prod(np.minimum(1.0, (reading.high - reading.low) / scale)))
    return probability


def _without(reading: Reading, position: int) -> Reading:
    """Return a reading in which one number can be any."""
    low, high = reading.low.copy(), reading.high.copy()
    low[position], high[position] = -np.inf, np.inf
    return replace(reading, low=low, high=high)
