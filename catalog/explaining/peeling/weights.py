"""Weights: how much it proves that a reading is right, in nats: what many programs show proves little."""

import math

import numpy as np

from catalog.explaining.matching.chance import is_atom, is_shared, share
from catalog.explaining.matching.response_matrix import Values
from catalog.explaining.peeling.target import Target
from catalog.explaining.peeling.tries import KNOWN, Tries
from catalog.model.observation import Observation

MOST, LEAST = 12.0, 1.0
"""A number of eight digits, and a zero or a shape."""

BROKEN = 1.5
"""A right reading that a step breaks counts so many times one that it mends."""


def weights(observation: Observation, target: Target, singles: Tries) -> Values:
    """Return (k,): how much each column proves beside the others of its reading, given what single mistakes show."""
    sizes = [max(len(reading.low), 1) for reading in observation.readings]
    found: Values = np.minimum(nats(observation, target, singles), MOST) / np.sqrt(np.repeat(sizes, sizes))
    return found


def nats(observation: Observation, target: Target, singles: Tries) -> Values:
    """Return (k,): how much each column proves by itself."""
    found = np.full(target.count, LEAST)
    known = singles.state == KNOWN
    values = np.concatenate([singles.base.values[None], singles.values[known]])
    agrees = np.concatenate([singles.base.agrees[None], singles.agrees[known]])
    at = 0
    for reading in observation.readings:
        silent = reading.silent if len(reading.low) else np.ones(1, dtype=bool)
        for place in range(len(silent)):
            low, high = target.low[at], target.high[at]
            weak = silent[place] or is_atom(float(values[0, at]), low, high)
            if not weak and (singles.base.agrees[at] or not is_shared(agrees[:, at])):
                found[at] = _nats(values[:, at], low, high)
            at += 1
    return found


def _nats(values: Values, low: float, high: float) -> float:
    return max(LEAST, -math.log(max(share(values, low, high), 1e-15)))
