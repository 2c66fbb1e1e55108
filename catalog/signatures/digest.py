"""Digests: a short text of bytes that two signatures share where they are the same."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.signatures.signature import Signature

Digest = tuple[object, ...]

# Ten significant digits: correct programs written differently differ by rounding, in the fifteenth.
DIGITS = 11

# caches is a tuple of a list of tuples with a dict in them; a list that holds itself has no end.
DEEPEST = 6


def digest(signature: Signature) -> Digest:
    """Return what is the same for two signatures that are equal to about ten digits, and different for others."""
    if signature.fault is not None:
        return "fault", signature.fault
    arrays: list[NDArray[Any]] = []
    form = tuple(_parts(signature.outputs, arrays, 0))
    if not arrays:
        return (form,)
    mantissas, exponents = np.frexp(np.concatenate(arrays))
    return form, (np.round(mantissas, DIGITS) + 0.0).tobytes(), exponents.astype(np.int16).tobytes()


def _parts(value: Any, arrays: list[NDArray[Any]], depth: int) -> Iterator[object]:
    """Yield the form of a value, container by container, and add its numbers to `arrays`."""
    if depth > DEEPEST:
        yield "deep"
    elif isinstance(value, Mapping):
        yield "mapping", tuple(value)
        for part in value.values():
            yield from _parts(part, arrays, depth + 1)
    elif isinstance(value, list | tuple):
        yield type(value).__name__, len(value)
        for part in value:
            yield from _parts(part, arrays, depth + 1)
    elif isinstance(value, np.ndarray | np.generic | int | float) and np.asarray(value).dtype.kind in "fiub":
        array = np.asarray(value, dtype=float)
        arrays.append(array.ravel())
        yield array.shape
    else:
        yield type(value).__name__, getattr(value, "shape", None)
