"""Near misses: programs that have all that was shown but one number or line, which somebody may have copied wrong.

They are questions. That the rest is a program's is held to what proves a mistake, and where two things can have been
copied wrong, nothing is said.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from catalog.explaining.localisation.near_programs import Near, near_programs
from catalog.explaining.matching.chance import LIMIT, weigh
from catalog.explaining.matching.match import Match, hold_against
from catalog.explaining.matching.response_matrix import REFERENCE, ResponseMatrix
from catalog.model.near_miss import NearMiss
from catalog.model.observation import Reading

# Of fewer numbers, those that are left would tell too little.
MIN = 4

# Of mistakes that are as near, so many are named.
MAX_NAMES = 5

Proving = Callable[[Match, list[Near]], list[Near]]


def proven_alone(match: Match, found: list[Near]) -> list[Near]:
    """Return the programs that are proved among all those of a match, single mistakes each."""
    return [near for near in found if _proven(match, near)]


def near_miss(match: Match, proving: Proving = proven_alone) -> NearMiss | None:
    """Return what all of a match but one number or line fits; None for nothing, and where that can be several things.

    The programs can be any that a response matrix has, with one mistake or several; a correct one comes first. proving:
    returns those of the programs that what is left proves.
    """
    observation = match.observation
    if observation.error is not None or sum(len(each.low) for each in observation.readings) < MIN:
        return None
    return next((_one_of(proven) for each in near_programs(match) if (proven := proving(match, each))), None)


def _one_of(found: Sequence[Near]) -> NearMiss | None:
    """Return what is said of the first program, with the others that are as near; None where they differ in what."""
    if len({(near.miss.label, near.miss.other, near.miss.how) for near in found}) > 1:
        return None
    first = found[0].candidates[0]
    names = [" and ".join(each.names) for near in found for each in near.candidates]
    others = tuple(dict.fromkeys(name for name in names if name != " and ".join(first.names)))[:MAX_NAMES]
    title = "; ".join(mutant.title for mutant in first.mutants)
    return replace(found[0].miss, mutants=first.names, title=title, same_as=others if first.names else ())


def _proven(match: Match, near: Near) -> bool:
    """True where what is left of the readings is the program's by more than accident."""
    matrix, first = match.matrix, near.candidates[0]
    held = hold_against(replace(match.observation, readings=near.readings), matrix)
    if first == matrix.candidates[REFERENCE]:
        return held.correct and _accident(near.readings, matrix) < LIMIT
    evidence = weigh(held, len(near.readings))
    return first in held.fits and evidence.numbers and not evidence.accidental


def _accident(readings: Sequence[Reading], matrix: ResponseMatrix) -> float:
    """Return how likely other numbers of the size of the right ones would lie where these were read."""
    probability = 1.0
    for reading in readings:
        if reading.low.size and not reading.silent.any():
            values, _ = matrix.values(reading)
            scale = np.maximum(np.abs(values[REFERENCE]), 1e-300)
            probability *= float(np.prod(np.minimum(1.0, (reading.high - reading.low) / scale)))
    return probability
