"""Tries: what every single mistake of a pool shows upon one program, as far as it was run or follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.matching.response_matrix import Mask, Values
from catalog.explaining.peeling.target import Response

NEVER, RAISES, KNOWN = 0, 1, 2


@dataclass(eq=False, slots=True)
class Tries:
    """What the members of a pool show upon a base, a row each.

    state (rows,): whether a row is known. values, agrees (rows, k); changed (rows, k): where a row differs from the
    base. reach: which instances of parts a row's change ran again, 0 for a row that was run in full.
    """

    base: Response
    state: NDArray[np.int8]
    values: Values
    agrees: Mask
    changed: Mask
    reach: list[int]

    @classmethod
    def upon(cls, base: Response, rows: int) -> Self:
        """Return tries of which nothing is known."""
        return cls(
            base,
            np.zeros(rows, dtype=np.int8),
            np.repeat(base.values[None], rows, axis=0),
            np.repeat(base.agrees[None], rows, axis=0),
            np.zeros((rows, len(base.values)), dtype=bool),
            [0] * rows,
        )

    def note(self, row: int, shown: Response | None, reach: int) -> None:
        """Add what a row shows, None for one that raises."""
        self.reach[row] = reach
        if shown is None:
            self.state[row] = RAISES
            return
        self.state[row] = KNOWN
        self.values[row], self.agrees[row] = shown.values, shown.agrees
        self.changed[row] = _differ(shown, self.base)

    def carry(self, parent: "Tries", reach: int) -> None:
        """Add what follows from the node before: a row that meets nothing of the step since then changes the same.

        reach: which instances the step ran again.
        """
        new = np.flatnonzero((parent.state == KNOWN) & (self.state == NEVER))
        rows = np.array([row for row in new if parent.reach[row] and not parent.reach[row] & reach], dtype=np.intp)
        for row in rows:
            self.reach[row] = parent.reach[row]
        self.state[rows] = KNOWN
        changed = self.changed[rows] = parent.changed[rows]
        self.values[rows] = np.where(changed, parent.values[rows], self.base.values)
        self.agrees[rows] = np.where(changed, parent.agrees[rows], self.base.agrees)


def _differ(one: Response, other: Response) -> Mask:
    same = (one.values == other.values) | (np.isnan(one.values) & np.isnan(other.values))
    differ: Mask = ~same | (one.agrees != other.agrees)
    return differ


def groups(tries: Tries, rows: Iterable[int]) -> list[list[int]]:
    """Return rows that show the same together, in the order of the first of each."""
    found: dict[bytes, list[int]] = {}
    for row in rows:
        key = tries.values[row].round(8).tobytes() + tries.agrees[row].tobytes()
        found.setdefault(key, []).append(row)
    return list(found.values())
