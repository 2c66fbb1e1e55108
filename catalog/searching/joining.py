"""Joining: sets of two units that no reading rules out, the best founded first.

Of a triple each pair and the single mistake beside it are units, and of four two pairs: a set is tried only if it is
ruled out in none of these ways to take it apart.
"""

import numpy as np
from numpy.typing import NDArray

from catalog.searching.ranking import Best
from catalog.searching.units import Indices, Pool, Units, ruled_out


def joined(left: Units, right: Units, pool: Pool, most: int) -> Best:
    """Return the sets of one unit of the left and one of the right, each mistake once and each set once."""
    size = left.members.shape[1] + right.members.shape[1]
    best = Best(most, size)
    for at in range(len(left)):
        _join(at, left, right, pool, best)
    return best


def _join(at: int, left: Units, right: Units, pool: Pool, best: Best) -> None:
    """Add the sets with one unit of the left; of those with the same mistakes, the one whose last is on the right."""
    several = (right.touched & left.touched[at]) | right.unsure | left.unsure[at]
    against = ruled_out(right.touched | left.touched[at], several, right.missed | left.missed[at], pool.wrong)
    last = left.members[at, -1]
    rows = np.flatnonzero((against == 0) & (right.members[:, -1] > last))
    if len(rows):
        first = np.broadcast_to(left.members[at], (len(rows), left.members.shape[1]))
        members = np.concatenate([first, right.members[rows]], axis=1)
        rows, members = _each_once(rows, members)
        best.add(
            np.bitwise_count(several[rows]),
            left.slips[at] + right.slips[rows],
            left.likely[at] + right.likely[rows],
            members,
        )


def _each_once(rows: Indices, members: Indices) -> tuple[Indices, Indices]:
    """Leave out sets in which a mistake stands twice."""
    ordered = np.sort(members, axis=1)
    once = (np.diff(ordered, axis=1) > 0).all(axis=1)
    return rows[once], members[once]


def triples(pairs: Units, pool: Pool, most: int) -> Best:
    """Return the triples of named mistakes that are ruled out in none of the three ways to take them apart."""
    known = _PairsKnown(pairs, pool)
    best = Best(most, 3)
    for first in range(pool.named - 2):
        second, third = np.triu_indices(pool.named - first - 1, 1)
        members = np.stack([np.full(len(second), first), second + first + 1, third + first + 1], axis=1)
        possible, unknown = known.tried(members)
        rows = members[possible]
        best.add(unknown[possible], pool.units.slips[rows].sum(axis=1), pool.units.likely[rows].sum(axis=1), rows)
    return best


class _PairsKnown:
    """What pairs touch and miss, by the places of both of their mistakes."""

    def __init__(self, pairs: Units, pool: Pool) -> None:
        self.pool = pool
        self.exists = np.zeros((pool.named, pool.named), dtype=bool)
        self.touched = np.zeros((pool.named, pool.named), dtype=np.uint64)
        self.missed = np.zeros((pool.named, pool.named), dtype=np.uint64)
        self.unsure = np.zeros((pool.named, pool.named), dtype=np.uint64)
        for one, other in ((0, 1), (1, 0)):
            places = pairs.members[:, one], pairs.members[:, other]
            self.exists[places] = True
            self.touched[places], self.missed[places] = pairs.touched, pairs.missed
            self.unsure[places] = pairs.unsure

    def tried(self, members: Indices) -> tuple[NDArray[np.bool_], Indices]:
        """Return which triples are possible, and how many readings of each only a run can tell."""
        possible = np.ones(len(members), dtype=bool)
        unknown = np.full(len(members), np.iinfo(np.uint64).max, dtype=np.uint64)
        singles = self.pool.units
        for alone in range(3):
            pair = tuple(np.delete(members, alone, axis=1).T)
            single = members[:, alone]
            several = (self.touched[pair] & singles.touched[single]) | self.unsure[pair] | singles.unsure[single]
            touched = self.touched[pair] | singles.touched[single]
            missed = self.missed[pair] | singles.missed[single]
            possible &= self.exists[pair] & (ruled_out(touched, several, missed, self.pool.wrong) == 0)
            unknown &= several
        return possible, np.bitwise_count(unknown).astype(np.intp)
