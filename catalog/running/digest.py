"""Digests: a short text of bytes that two signatures share where they are the same."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.model.signature import Signature

Digest = tuple[object, ...]

# caches is a tuple of a list of tuples with a dict in them; a list that holds itself has no end.
DEEPEST = 6


def digest(signature: Signature) -> Digest:
    """Return what is the same for two signatures that are equal to seven digits, and different for others.

    Correct programs written differently differ by rounding, in the fifteenth.
    """
    if signature.error is not None:
        return "fault", signature.error
    arrays: list[NDArray[Any]] = []
    form: list[object] = []
    _take_apart(signature.outputs, form, arrays, 0)
    if not arrays:
        return (tuple(form),)
    with np.errstate(over="ignore"):
        # Adding zero makes -0.0 the 0.0 that it prints as.
        numbers = np.concatenate(arrays).astype(np.float32) + np.float32(0)
    return tuple(form), numbers.tobytes()


def _take_apart(value: Any, form: list[object], arrays: list[NDArray[Any]], depth: int) -> None:
    """Add the form of a value, container by container, and its numbers."""
    if isinstance(value, np.ndarray) and value.dtype == np.float64:
        form.append(value.shape)
        arrays.append(value.ravel())
    elif depth > DEEPEST:
        form.append("deep")
    elif isinstance(value, Mapping):
        form.append(tuple(value))
        for part in value.values():
            _take_apart(part, form, arrays, depth + 1)
    elif isinstance(value, list | tuple):
        form.append((type(value).__name__, len(value)))
        for part in value:
            _take_apart(part, form, arrays, depth + 1)
    else:
        _take_other(value, form, arrays)


def _take_other(value: Any, form: list[object], arrays: list[NDArray[Any]]) -> None:
    """Add what is neither a container nor an array of floats: other numbers count as such."""
    if isinstance(value, np.ndarray | np.generic | int | float) and np.asarray(value).dtype.kind in "fiub":
        array = np.asarray(value, dtype=float)
        form.append(array.shape)
        arrays.append(array.ravel())
    else:
        form.append((type(value).__name__, getattr(value, "shape", None)))
