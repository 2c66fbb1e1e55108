"""Wrong numbers: those of one reading, to be held against what they could be."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog.explaining.matching.response_matrix import Mask, ResponseMatrix, Values
from catalog.model.observation import Reading

# How likely an accidental relation may be: some twenty are tried of each reading.
ACCIDENT = 1e-4


@dataclass(frozen=True, eq=False, slots=True)
class Wrong:
    """The wrong numbers of one reading. which: where they are among its numbers; right: what the reference has."""

    matrix: ResponseMatrix
    reading: Reading
    which: Mask
    right: Values

    @property
    def low(self) -> Values:
        """The lower ends of what was printed."""
        return self.reading.low[self.which]

    @property
    def high(self) -> Values:
        """The upper ends of what was printed."""
        return self.reading.high[self.which]

    def holds(self, values: Any, known: int = 0) -> bool:
        """True where these numbers, nan for those that are free, are what was printed, and not by accident.

        known: how many of the numbers went into making them.
        """
        free = np.isnan(values)
        inside = (self.low <= values) & (values <= self.high)
        return bool((inside | free).all() and self._accident(~free, known) < ACCIDENT)

    def _accident(self, which: Mask, known: int) -> float:
        """Return how likely it is that numbers of about the right size lie in the intervals printed."""
        scale = np.maximum(np.abs(self.right[self.which]), np.maximum(np.abs(self.low), np.abs(self.high)))
        shares = np.sort(np.minimum(1.0, (self.high - self.low) / np.maximum(scale, 1e-300))[which])
        return float(np.prod(shares[known:]))
