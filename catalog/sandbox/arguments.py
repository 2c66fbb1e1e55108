"""Arguments that the parent computes with: refused where they could cost more than any probe's.

The reference's functions multiply matrices: two vectors make an array as large as both together, and what that is
multiplied with a larger one. Lengths are held to twice those of the probe, and dimensions to three: even the worst that
the functions make of such arrays is small. A list of lists is an array to numpy, and counts as one.
"""

from typing import Any

import numpy as np

MAX_ELEMENTS = 4096
MAX_ELEMENTS_IN_ALL = 1_000_000
MAX_DIMENSIONS = 3
LEAST_LENGTH = 16


class RefusedArgument(Exception):  # noqa: N818
    """Arguments that are not computed with; the message says why."""


def check(value: Any, longest: int) -> None:
    """Raise Refused for arguments with too large arrays; longest: the greatest length that arrays of the probe have."""
    _Check(max(LEAST_LENGTH, 2 * longest)).dimensions(value)


class _Check:
    def __init__(self, longest: int) -> None:
        self.longest = longest
        self.elements = 0
        self.known: dict[int, tuple[int | None, int]] = {}

    def dimensions(self, value: Any) -> int | None:
        """Return how many dimensions numpy would give a value, None for what it cannot make an array of numbers of."""
        if id(value) not in self.known:
            before = self.elements
            found = self._look(value)
            self.known[id(value)] = found, self.elements - before
            return found
        found, elements = self.known[id(value)]
        self._count(elements)
        return found

    def _look(self, value: Any) -> int | None:
        if isinstance(value, np.ndarray):
            self._count(value.size)
            if value.size > MAX_ELEMENTS:
                raise RefusedArgument(
                    f"an array of {value.size} numbers is more than the course's functions are given here"
                )
            return self._shape(value.ndim, max(value.shape, default=0))
        if isinstance(value, dict):
            for part in value.values():
                self.dimensions(part)
            return None
        if isinstance(value, list | tuple):
            found = [self.dimensions(part) for part in value]
            inner = [each for each in found if each is not None]
            # Parts of several dimensions, as caches and x are, make no array.
            ragged = len(inner) < len(found) or len(set(inner)) > 1
            return None if ragged else self._shape(1 + max(inner, default=0), len(found))
        self._count(1)
        return None if isinstance(value, str) else 0

    def _shape(self, dimensions: int, longest: int) -> int:
        if dimensions > MAX_DIMENSIONS or longest > self.longest:
            raise RefusedArgument(
                "an array has more dimensions or a greater length than the course's functions are given here"
            )
        return dimensions

    def _count(self, elements: int) -> None:
        self.elements += elements
        if self.elements > MAX_ELEMENTS_IN_ALL:
            raise RefusedArgument("the arguments hold more numbers than the course's functions are given here")
