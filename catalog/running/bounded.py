"""Bounded arrays: values made arrays, unless they are lists that hold themselves, which have no end."""

from typing import Any

import numpy as np

# numpy has at most 64 axes; no output of a course is nested as deep as this, or has so many lists in it.
DEEPEST, MAX_PARTS = 16, 100_000


def bounded_array(value: Any, dtype: Any = None) -> Any:
    """Return numpy's array of a value; raises ValueError for lists and tuples that are nested too deep."""
    stack = [(value, 0)] if isinstance(value, list | tuple) else []
    seen = 0
    while stack:
        held, depth = stack.pop()
        seen += 1
        if depth > DEEPEST or seen > MAX_PARTS:
            raise ValueError("lists nested without an end are no array")
        stack += [(part, depth + 1) for part in held if isinstance(part, list | tuple)]
    return np.asarray(value, dtype=dtype)
