"""Numbering: the same number for values that are printed alike."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from catalog.model.tolerance import EXACT, Tolerance

# Arrays are printed with eight digits behind the point; what is closer than the last of them may print the same.
PRINTED = Tolerance(EXACT.relative, 1e-8)

Numbers = NDArray[np.intp]
Values = NDArray[np.float64]

Members = tuple[Numbers, Values]
"""Which of some values these are, and their numbers: (members,), (members, numbers)."""


def number_alike(numbers: Numbers, parts: Sequence[Sequence[Members]], tolerances: Sequence[Tolerance]) -> None:
    """Give the values of each part numbers of their own from 0 on, those that are alike the same."""
    first = 0
    for part, tolerance in zip(parts, tolerances, strict=True):
        members = np.concatenate([each for each, _ in part])
        found = alike_rows(np.concatenate([values for _, values in part]), tolerance)
        numbers[members] = first + found
        first += int(found.max()) + 1


def alike_rows(values: Values, tolerance: Tolerance) -> Numbers:
    """Return a number for each row, the same for those between which there is no more than the tolerance.

    Rows that are the same are neighbours in the order of a sum, and no others need be compared.
    """
    flat = np.nan_to_num(values, nan=1e300, posinf=2e300, neginf=-2e300)
    with np.errstate(over="ignore", invalid="ignore"):
        order = np.argsort(flat @ (1 + np.arange(flat.shape[1]) % 7), kind="stable")
        rows = flat[order]
        new = ~(np.abs(np.diff(rows, axis=0)) <= tolerance.margin(rows[1:])).all(axis=1)
    numbers = np.zeros(len(values), dtype=np.intp)
    numbers[order[1:]] = np.cumsum(new)
    return numbers


def in_order(numbers: Numbers) -> Numbers:
    """Return numbers from 0 in the order in which they first come, so that equal partitions have equal ones."""
    _, first, inverse = np.unique(numbers, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[inverse]
