"""Ranking: the best of very many sets."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.searching.components import Indices


@dataclass(frozen=True, slots=True)
class Plausible:
    """A set of mistakes, by their places among the candidates.

    tier: how much only a run can tell, and how many of the mistakes have no name.
    """

    tier: tuple[int, int]
    members: tuple[int, ...]


class Best:
    """The best sets so far: as arrays, cut down now and then to those that can still be needed.

    Best are those with the fewest readings unknown, then with the most names, then those seen most often. cut: there
    were more than are kept.
    """

    def __init__(self, most: int, size: int) -> None:
        self.most = most
        self.cut = False
        self._keys = np.empty((3, 0))
        self._members = np.empty((0, size), dtype=np.intp)
        self._worst: NDArray[np.float64] | None = None

    def add(self, unknown: NDArray[Any], generated: Indices, prior: NDArray[np.float64], members: Indices) -> None:
        """Take sets: what ranks them, and their members."""
        keys = np.array([unknown, generated, -prior], dtype=float)
        if self._worst is not None:
            better = _before(keys, self._worst)
            keys, members = keys[:, better], members[better]
        self._keys = np.concatenate([self._keys, keys], axis=1)
        self._members = np.concatenate([self._members, members])
        if len(self._members) > 4 * self.most:
            self._shorten()

    def _shorten(self) -> None:
        order = np.lexsort((*self._members.T[::-1], *self._keys[::-1]))
        kept = order[: self.most]
        if len(order) > self.most:
            self.cut, self._worst = True, self._keys[:, kept[-1]] if self.most else np.full(3, -np.inf)
        self._keys, self._members = self._keys[:, kept], self._members[kept]

    def ordered(self) -> Iterator[Plausible]:
        """Yield the sets, the best first."""
        self._shorten()
        for unknown, generated, members in zip(*self._keys[:2].tolist(), self._members.tolist(), strict=True):
            yield Plausible((int(unknown), int(generated)), tuple(members))


def _before(keys: NDArray[np.float64], worst: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which columns of keys come before one in the order of the rows."""
    earlier = np.zeros(keys.shape[1], dtype=bool)
    for row, last in zip(keys[::-1], worst[::-1], strict=True):
        earlier = (row < last) | ((row == last) & earlier)
    return earlier
