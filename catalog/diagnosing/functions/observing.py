"""Observing: what a run gave, as an observation that mistakes are held against."""

from typing import Any

import numpy as np

from catalog.functions.probes import right
from catalog.functions.rightness import SINGLE
from catalog.model.observation import Observation, Reading
from catalog.model.probe import Probe, Shows
from catalog.model.signature import Signature
from catalog.model.tolerance import ROUNDING
from catalog.running.single_precision import single_errors

# How probes call what a second call with the same arguments gives.
AGAIN = " again"


def observe(probe: Probe, signature: Signature, *, single: bool = False) -> Observation:
    """Return the observation of every array that a run gave and of what the cell prints, or of its exception.

    single: the numbers are good for single precision alone.
    """
    if signature.error is not None:
        return Observation(error=signature.error, exercises=frozenset({probe.exercise}))
    slack = single_errors(probe) if single else {}
    lines = {line.label: line for line in probe.lines}
    readings = []
    for name in right(probe).signature.outputs:
        if _repeated(signature, name):
            continue
        line = lines.get(name)
        value = signature.outputs.get(name)
        if line is None or line.output == name:
            readings.append(_reading(name, "", value, slack.get(name, 0.0)))
        elif line.shows is Shows.VALUE and value is not None:
            readings.append(_reading(line.name, line.index, value, SINGLE if single else 0.0))
    return Observation(tuple(readings), exercises=frozenset({probe.exercise}))


def _repeated(signature: Signature, name: str) -> bool:
    """True for what a second call with the same arguments gives, where it gives the same."""
    first, again = signature.outputs.get(name.removesuffix(AGAIN)), signature.outputs.get(name)
    return name.endswith(AGAIN) and first is not None and again is not None and np.array_equal(first, again, True)


def _reading(name: str, index: str, array: Any, slack: float) -> Reading:
    if array is None:
        return Reading(name, index, Shows.VALUE, None, numeric=False)
    numbers = array.ravel().astype(float)
    half = ROUNDING.margin(np.where(np.isfinite(numbers), numbers, 0.0)) + slack
    low, high = numbers - half, numbers + half
    return Reading(name, index, Shows.VALUE, array.shape, low, high)
