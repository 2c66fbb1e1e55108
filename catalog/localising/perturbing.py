"""Perturbing: noise added to a value, to see what hangs on it, or on a part of it."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import numpy as np

from catalog.functions.instrumentation.recorder import Value

MOST_PARTS = 8
"""An axis is cut into so many parts at most: a gate's rows, of four one below the other, hold a whole one."""


def noisy(value: Value) -> Value:
    """Return a value with noise in all of its arrays."""
    if isinstance(value, np.ndarray):
        return value + np.linspace(0.5, 1.5, value.size).reshape(value.shape)
    if isinstance(value, dict):
        return {name: noisy(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(noisy(part) for part in value)
    return value


def noisy_in_parts(values: Sequence[Value]) -> Iterator[tuple[Value, ...]]:
    """Yield the evaluations of an expression with noise in some of them, or in one part of each.

    A part is an entry, some rows, or some columns.
    """
    for some in np.array_split(np.arange(len(values)), min(len(values), MOST_PARTS)) if len(values) > 1 else ():
        yield tuple(noisy(value) if at in some else value for at, value in enumerate(values))
    for one in zip_longest(*map(_parts, values)):
        yield tuple(value if part is None else part for value, part in zip(values, one, strict=True))


def _parts(value: Value) -> Iterator[Value]:
    if isinstance(value, dict):
        yield from ({**value, name: noisy(part)} for name, part in value.items())
    elif isinstance(value, tuple | list):
        for at, part in enumerate(value[:MOST_PARTS]):
            yield type(value)([*value[:at], noisy(part), *value[at + 1 :]])
    elif isinstance(value, np.ndarray):
        more = noisy(value)
        for axis, size in enumerate(value.shape):
            for some in np.array_split(np.arange(size), min(size, MOST_PARTS)) if size > 1 else ():
                chosen = np.isin(np.arange(size), some).reshape(-1, *[1] * (value.ndim - axis - 1))
                yield np.where(chosen, more, value)
