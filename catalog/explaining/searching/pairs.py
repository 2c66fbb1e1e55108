"""Pairs: what every two named mistakes print together on a cell, run once and kept.

A mistake in the forward pass affects every reading, and so do most in the backward pass: what two of them give
together no single run tells. The table of all pairs explains any pair by a look, and leaves of the triples few to run.
"""

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from catalog.caching import RESPONSES
from catalog.explaining.matching.affects import Columns, bits, readings_of
from catalog.explaining.matching.composition import compose
from catalog.explaining.matching.response_matrix import REFERENCE, ResponseMatrix
from catalog.explaining.matching.seeds import Seeds, named_in
from catalog.explaining.searching.components import CandidatePool, Components
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.observation import Observation
from catalog.model.probe import Key, Probe

Keys = frozenset[Key]
NONE = -1


@dataclass(frozen=True, eq=False, slots=True)
class PairTable:
    """All pairs of named mistakes that show on a probe.

    singles: the mistakes. rows (singles, singles): the row of the response matrix that shows a pair, NONE for one that
    cannot be made.
    """

    matrix: ResponseMatrix
    singles: Seeds
    rows: NDArray[np.intp]

    @property
    def nbytes(self) -> int:
        """About how many bytes it takes."""
        return self.matrix.nbytes + self.rows.nbytes

    def explaining(self, observation: Observation) -> list[Seeds]:
        """Return the pairs that give every reading."""
        readings = readings_of(observation, self.matrix)
        fits = readings.agrees.all(axis=1) & ~readings.raises
        both = np.array(np.triu_indices(len(self.singles), 1)).T
        rows = self.rows[both[:, 0], both[:, 1]]
        found = both[(rows != NONE) & fits[rows]]
        return [(self.singles[first], self.singles[second]) for first, second in found.tolist()]


def keys(observation: Observation, matrix: ResponseMatrix) -> Keys:
    """Return what has to be known of each pair: the cell's own lines, and whatever else was read."""
    return matrix.probe.shown | {matrix.resolve(reading.key) for reading in observation.readings}


@RESPONSES.keep
def pair_table(probe: Probe, without: frozenset[str], known: Keys) -> PairTable:
    """Return the table of a probe for those values, made at its first use; without: mutants left out."""
    singles = _named(probe, without)
    pairs = {both: compose(both) for both in combinations(singles, 2) if both[0].names != both[1].names}
    matrix = ResponseMatrix(probe, pairs.values(), known)
    rows = np.full((len(singles), len(singles)), NONE)
    for (first, one), (second, other) in combinations(enumerate(singles), 2):
        if (one, other) in pairs:
            rows[first, second] = rows[second, first] = matrix.find(pairs[one, other])
    return PairTable(matrix, singles, rows)


def count_pairs(probe: Probe, without: frozenset[str]) -> int:
    """Return how many programs the table of pairs runs, at most."""
    return comb(len(_named(probe, without)), 2)


@RESPONSES.keep
def _named(probe: Probe, without: frozenset[str]) -> Seeds:
    """Return the named mistakes that show on a probe, each in the equivalent variants in which it shows differently."""
    matrix = matrix_of_all(probe, without)
    return tuple(each for row in range(REFERENCE + 1, len(matrix)) for each in named_in(matrix, row))


def no_pairs() -> Components:
    """Return no pairs."""
    none, bits_ = np.empty(0, dtype=np.intp), np.empty(0, dtype=np.uint64)
    return Components(np.empty((0, 2), dtype=np.intp), bits_, bits_, bits_, np.empty(0), none)


def pair_components(pool: CandidatePool, table: PairTable, observation: Observation, columns: Columns) -> Components:
    """Return the pairs of a candidate pool's named mistakes as components."""
    readings = readings_of(observation, table.matrix)
    affected, contradicted, masked = (
        bits(mask, columns) for mask in (readings.affected, readings.contradicted, readings.masked)
    )
    place = {candidate: at for at, candidate in enumerate(table.singles)}
    places = np.array([place[candidate] for candidate in pool.candidates[: pool.named]], dtype=np.intp)
    both = np.array(np.triu_indices(pool.named, 1)).T
    rows = table.rows[places[both[:, 0]], places[both[:, 1]]]
    members, rows = both[rows != NONE], rows[rows != NONE]
    prior = pool.components.prior[members].sum(axis=1)
    return Components(
        members, affected[rows], contradicted[rows], masked[rows], prior, np.zeros(len(members), dtype=np.intp)
    )
