"""Arrays handed over as they are: a mapping of names to arrays, to an observation."""

from collections.abc import Mapping
from functools import reduce
from typing import Any

import numpy as np

from catalog.model.finding import Refused
from catalog.model.observation import Observation, Reading
from catalog.model.probe import Shows
from catalog.model.tolerance import EXACT, SINGLE
from catalog.reading.pastes.vocabulary import all_words, exercises_of
from catalog.reading.unreadable import UnreadableError

# The largest output of any cell has a few hundred numbers, and an instructor's own cell may have more.
LARGEST = 100_000


def read_arrays(arrays: Mapping[str, Any]) -> Observation:
    """Return the observation of a mapping such as the gradients that rnn_backward returns.

    What is no array of real numbers, or no output of any exercise, becomes a remark. Raises UnreadableError where
    nothing is left.
    """
    readings: list[Reading] = []
    refused: list[Refused] = []
    for name, value in arrays.items():
        try:
            readings.append(_reading(name, value))
        except UnreadableError as error:
            refused.append(Refused(str(error)))
    if not readings:
        empty = "The mapping is empty: give names and arrays, such as gradients."
        raise UnreadableError(refused[0].sentence if refused else empty)
    common = reduce(frozenset.intersection, (exercises_of(reading.name) for reading in readings))
    if not common:
        names = ", ".join(reading.name for reading in readings)
        raise UnreadableError(f"No exercise has all of these outputs: {names}. Give those of one function at a time.")
    return Observation(tuple(readings), exercises=common, remarks=tuple(refused), whole=True)


def _reading(name: str, value: Any) -> Reading:
    short = str(name).removesuffix("_tmp")
    if short not in all_words():
        raise UnreadableError(f"No exercise has an output of the name {name!r:.60}, so it was left out.")
    try:
        array = np.asarray(value)
    except Exception as error:
        raise UnreadableError(
            f"The value of {name!r} cannot be read as an array ({type(error).__name__}), so it was left out."
        ) from error
    if np.ma.is_masked(value):
        raise UnreadableError(f"Parts of {name!r} are masked, so it was left out.")
    if array.dtype.kind == "f" and array.dtype.itemsize < np.dtype(np.float32).itemsize:
        raise UnreadableError(f"The array {name!r} holds {array.dtype}, which has too few digits, so it was left out.")
    if array.dtype.kind not in "fiub":
        raise UnreadableError(f"The array {name!r} holds {array.dtype} and not real numbers, so it was left out.")
    if not 0 < array.size <= LARGEST:
        raise UnreadableError(f"The array {name!r} of shape {array.shape} is no cell's output, so it was left out.")
    numbers = array.astype(float).ravel()
    half = (SINGLE if array.dtype == np.float32 else EXACT).margin(numbers)
    infinite = np.isinf(numbers)
    low, high = np.where(infinite, numbers, numbers - half), np.where(infinite, numbers, numbers + half)
    return Reading(short, "", Shows.VALUE, array.shape, low, high)
