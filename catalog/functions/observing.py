"""Observing: what a run gave, as an observation that mistakes are held against."""

from contextlib import suppress
from typing import Any

import numpy as np

from catalog.functions.public import OF_LARGEST, RELATIVE, SINGLE, as_array, outputs_of
from catalog.functions.single import single_errors
from catalog.functions.trials import right
from catalog.observations.observation import Observation, Reading
from catalog.signatures.probe import Probe, Shows
from catalog.signatures.signature import Signature


def observe(probe: Probe, signature: Signature, *, single: bool = False) -> Observation:
    """Return the observation of every array that a run gave and of what the cell prints, or of its exception.

    single: the numbers are good for single precision alone.
    """
    if signature.fault is not None:
        return Observation(fault=signature.fault, exercises=frozenset({probe.exercise}))
    names = [name for name, value in right(probe).signature.outputs.items() if isinstance(value, np.ndarray)]
    slack = single_errors(probe) if single else {}
    given = outputs_of(signature)
    readings = [_reading(name, "", given.get(name), slack.get(name, 0.0)) for name in names]
    for line in probe.lines:
        if line.output not in names and line.shows is Shows.VALUE:
            with suppress(Exception):
                value = signature.value(line.output, line.index)
                readings.append(_reading(line.name, line.index, value, SINGLE if single else 0.0))
    return Observation(tuple(readings), exercises=frozenset({probe.exercise}))


def _reading(name: str, index: str, value: Any, slack: float) -> Reading:
    array = as_array(value)
    if array is None:
        return Reading(name, index, Shows.VALUE, None, numeric=False)
    numbers = array.ravel()
    size = np.abs(numbers)
    largest = float(size[np.isfinite(size)].max(initial=0.0))
    half = RELATIVE * size + OF_LARGEST * largest + slack
    finite = np.isfinite(numbers)
    low, high = np.where(finite, numbers - half, numbers), np.where(finite, numbers + half, numbers)
    return Reading(name, index, Shows.VALUE, array.shape, low, high)
