"""Looking: what a program shows where a reading has something."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.model.observation import Reading
from catalog.model.probe import Shows
from catalog.model.signature import Signature
from catalog.running.bounded import bounded_array

NO_ARRAY = "no array"


def numbers(value: Any, reading: Reading) -> Any:
    """Return a value's numbers where the reading has its own, or None where it has none there."""
    if not isinstance(value, np.ndarray):
        return None
    if reading.bare:
        return value.reshape(1) if value.size == 1 else None
    if reading.shape is not None:
        return value.reshape(-1) if value.shape == reading.shape else None
    if value.ndim != len(reading.offsets[0]):
        return None
    try:
        return [value[offset] for offset in reading.offsets]
    except IndexError:
        return None


def look(signature: Signature, output: str, index: str, shows: Shows) -> Any:
    """Return what a program shows for output[index]: an array or sizes, NO_ARRAY, or None where it raises."""
    try:
        value = signature.value(output, index, shows)
    except Exception:
        return None
    if shows is not Shows.VALUE:
        return (value,) if shows is Shows.LENGTH else value
    try:
        return bounded_array(value, dtype=float)
    except (TypeError, ValueError):
        return NO_ARRAY


def agreeing(value: Any, reading: Reading) -> NDArray[np.bool_]:
    """Return (k,) where a value is as it was read."""
    if reading.shows is not Shows.VALUE:
        return np.array([value == reading.shape])
    if not reading.numeric:
        return np.array([value is NO_ARRAY])
    found: Any = numbers(value, reading)
    if found is None or not reading.low.size:
        return np.full(max(len(reading.low), 1), found is not None)
    return reading.inside(found)
