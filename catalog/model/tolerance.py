"""Tolerance: when two numbers are the same. What is printed is an interval, and needs none of this: see Reading."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a number may be off one that is right: so much of itself, so much, and so much of its array's largest."""

    relative: float
    absolute: float = 0.0
    of_largest: float = 0.0

    def margin(self, right: Any) -> NDArray[np.float64]:
        """Return how far off each number may be."""
        size, more = np.abs(right), self.absolute
        if self.of_largest:
            largest = float(size.max(initial=0.0))
            more += self.of_largest * largest if np.isfinite(largest) else 0.0
        return np.asarray(self.relative * size + more)

    def close(self, value: Any, right: Any, slack: float = 0.0) -> NDArray[np.bool_]:
        """Return which numbers are the same, nan as nan; shapes as numpy broadcasts them. slack: so much more."""
        value, right = np.asarray(value, dtype=float), np.asarray(right, dtype=float)
        margin = self.margin(right) + slack if slack else self.margin(right)
        with np.errstate(invalid="ignore"):
            near = np.abs(value - right) <= margin
        if math.isfinite(margin.sum()):
            return np.asarray(near)
        finite = np.isfinite(margin)
        return np.asarray((near & finite) | (value == right) | (np.isnan(value) & np.isnan(right)))


# A correct program written differently differs by about 1e-14; a printed digit is 1e-8, and pasted are 12 or 17.
EXACT = Tolerance(1e-10, 1e-12)

# Two correct ways to write a formula differ by rounding, which sums over time and large values blow up: where programs
# are compared on the battery, and where a student's arrays are, which may be large beside their smallest numbers.
BEHAVIOUR = Tolerance(1e-7, 1e-9)
ROUNDING = Tolerance(1e-7, of_largest=1e-10)

# A right value that was computed in single precision.
SINGLE = Tolerance(32 * float(np.finfo(np.float32).eps), 4 * float(np.finfo(np.float32).eps))

# What reaches a step of dx is a sum of products of as many factors as there are steps.
IMPULSE = Tolerance(1e-5)
