"""Patterns: single mistakes that touch and miss the same readings, for larger sets of which no pair is known."""

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from catalog.searching.ranking import Best, Plausible
from catalog.searching.units import Indices, Pool, ruled_out


class Patterns:
    """The mistakes of a pool, those that no reading of this observation tells apart as one."""

    def __init__(self, pool: Pool) -> None:
        units = pool.units
        self.pool = pool
        columns = np.stack([units.touched, units.missed, units.unsure, units.slips.astype(np.uint64)])
        _, first, group = np.unique(columns, axis=1, return_index=True, return_inverse=True)
        self.units = units.chosen(first)
        self.groups: list[list[int]] = [np.flatnonzero(group == at).tolist() for at in range(len(first))]

    def triples(self, most: int) -> Best:
        """Return the triples of patterns that no reading rules out, the same pattern twice among them."""
        units, best = self.units, Best(most, 3)
        second, third = np.triu_indices(len(units))
        both, either = units.touched[second] & units.touched[third], units.touched[second] | units.touched[third]
        both |= units.unsure[second] | units.unsure[third]
        missed = units.missed[second] | units.missed[third]
        for first in range(len(units)):
            start = np.searchsorted(second, first)
            several = both[start:] | (either[start:] & units.touched[first]) | units.unsure[first]
            touched = either[start:] | units.touched[first]
            against = ruled_out(touched, several, missed[start:] | units.missed[first], self.pool.wrong)
            rows = np.flatnonzero(against == 0)
            members = np.stack([np.full(len(rows), first), second[start:][rows], third[start:][rows]], axis=1)
            best.add(np.bitwise_count(several[rows]), *self._rank(members), members)
        return best

    def _rank(self, members: Indices) -> tuple[Indices, NDArray[np.float64]]:
        return self.units.slips[members].sum(axis=1), self.units.likely[members].sum(axis=1)

    def mistakes(self, best: Best) -> Iterator[Plausible]:
        """Yield the sets of mistakes behind sets of patterns, each mistake once and each set once."""
        for each in best.ordered():
            for picked in product(*(self.groups[member] for member in each.members)):
                pairs = zip(picked, picked[1:], each.members, each.members[1:], strict=False)
                if all(one < other for one, other, first, second in pairs if first == second):
                    yield Plausible(each.tier, picked)
