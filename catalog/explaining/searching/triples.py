"""Triples of named mistakes, of which what each two give together is known.

Each of the three ways to take a triple apart, a pair and the mistake beside it, foretells some readings. A reading
speaks against the triple where it is foretold and never rightly: one mistake may still hide another's effect, so such
triples come last, and only those with more against than for them are left out.
"""

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.matching.affects import MAX, Bits
from catalog.explaining.searching.components import CandidatePool, Components, Indices, count, ruled_out
from catalog.explaining.searching.ranking import Best

# A reading that speaks against a triple outweighs so many that speak for it.
AGAINST = 2


def triples(pairs: Components, pool: CandidatePool, most: int) -> Best:
    """Return the triples of named mistakes that some reading speaks for, or none against."""
    foretelling = _Foretelling(pairs, pool)
    best = Best(most, 3)
    for first in range(pool.named - 2):
        second, third = np.triu_indices(pool.named - first - 1, 1)
        members = np.stack([np.full(len(second), first), second + first + 1, third + first + 1], axis=1)
        doubt, possible = foretelling.doubt(members)
        rows = members[possible]
        best.add(
            doubt[possible], pool.components.generated[rows].sum(axis=1), pool.components.prior[rows].sum(axis=1), rows
        )
    return best


class _Foretelling:
    """What pairs affect and contradict, by the places of both of their mistakes."""

    def __init__(self, pairs: Components, pool: CandidatePool) -> None:
        self.pool = pool
        square = (pool.named, pool.named)
        self.exists = np.zeros(square, dtype=bool)
        self.affected, self.contradicted, self.masked = (np.zeros(square, dtype=np.uint64) for _ in range(3))
        for one, other in ((0, 1), (1, 0)):
            places = pairs.members[:, one], pairs.members[:, other]
            self.exists[places] = True
            self.affected[places], self.contradicted[places] = pairs.affected, pairs.contradicted
            self.masked[places] = pairs.masked

    def doubt(self, members: Indices) -> tuple[Indices, NDArray[np.bool_]]:
        """Return how little speaks for each triple, and which are worth a run."""
        wrong = self.pool.wrong
        exists, speaking, against = np.ones(len(members), dtype=bool), *np.zeros((2, len(members)), dtype=np.uint64)
        for alone in range(3):
            pair = tuple(np.delete(members, alone, axis=1).T)
            foretold, wrongly = self._foretold(pair, members[:, alone])
            speaking |= foretold & ~wrongly
            against |= wrongly
            exists &= self.exists[pair]
        against &= ~speaking
        silent = count(~speaking & wrong) + AGAINST * count(against)
        possible = exists & ((silent < count(wrong)) | (against == 0))
        return MAX * silent + count(~speaking & ~wrong & self.pool.all), possible

    def _foretold(self, pair: tuple[Indices, ...], single: Indices) -> tuple[Bits, Bits]:
        """Return the readings that a pair and a mistake beside it foretell, and those that they foretell wrongly."""
        components = self.pool.components
        several = (self.affected[pair] & components.affected[single]) | self.masked[pair] | components.masked[single]
        affected, contradicted = (
            self.affected[pair] | components.affected[single],
            self.contradicted[pair] | components.contradicted[single],
        )
        return ~several & self.pool.all, ruled_out(affected, several, contradicted, self.pool.wrong)
