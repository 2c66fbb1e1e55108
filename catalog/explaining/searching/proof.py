"""Proof: whether a set of mistakes explains an observation by more than accident.

The rarest accident decides: for every part of the set, how many completions of it could be expected to give, by
chance, the readings that the part alone has wrong. So each mistake of a set must be carried by readings of its own,
and none rides on the others' evidence.
"""

import math
from collections.abc import Iterator
from itertools import chain, product

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.matching.affects import Readings, readings_of
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.chance import Evidence, is_atom, is_shared, share
from catalog.explaining.matching.composition import compose
from catalog.explaining.matching.response_matrix import REFERENCE, Mask, ResponseMatrix
from catalog.explaining.matching.seeds import Seeds
from catalog.model.observation import Observation

WIDER = 3
"""With those of prolific operators, and those made upon others, there are at most so many times a matrix's mutants."""


class Proof:
    """Weighs the sets that were found for one observation.

    matrix: of the single mistakes. readings: what they have for the observation. ways: in how many ways it was read or
    placed.
    """

    def __init__(self, observation: Observation, matrix: ResponseMatrix, readings: Readings, ways: int) -> None:
        self.observation, self.matrix, self.readings, self.ways = observation, matrix, readings, ways
        self._named = np.array([not candidate.generated for candidate in matrix.candidates])
        self._silent = np.concatenate(
            [each.silent if each.low.size else np.zeros(1, dtype=bool) for each in observation.readings]
        )
        self._shares: dict[int, float | None] = {}

    def weigh(self, seeds: Seeds) -> Evidence:
        """Return the evidence for a set of mistakes that explains the observation."""
        generated = any(each.generated for each in seeds)
        scope = np.ones_like(self._named) if generated else self._named
        parts = [(part, missing) for part, missing in _parts(seeds) if missing]
        weighed = [self._completions(part, missing, scope) for part, missing in parts]
        if generated:
            weighed = [each and each * WIDER**missing for each, (_, missing) in zip(weighed, parts, strict=True)]
        chance = max((each for each in weighed if each is not None), default=1.0)
        return Evidence(min(1.0, chance), numbers=None not in weighed, shapes=False)

    def _completions(self, part: Seeds, missing: int, scope: Mask) -> float | None:
        """Return the number of accidental completions expected, None where nothing but zeros and shapes speaks."""
        affected, agrees = self._part(part)
        wrong = np.flatnonzero(~agrees)
        if not len(wrong):
            return 1.0
        shares = [self._share(int(position)) for position in wrong]
        numbers = [each for each in shares if each is not None]
        if not numbers:
            return None
        return self.ways * self._count(wrong, affected, missing, scope) * math.prod(numbers)

    def _part(self, part: Seeds) -> tuple[Mask, Mask]:
        """Return which readings a part of the set affects, and which it has as observed."""
        row = REFERENCE if not part else self.matrix.find(part[0].within(self.matrix.used)) if len(part) == 1 else -1
        if row >= 0:
            return self.readings.affected[row], self.readings.agrees[row]
        alone = ResponseMatrix(self.matrix.probe, [compose(part)])
        # The parts of a set that can be made can be made as well.
        row, readings = alone.row(compose(part)), readings_of(self.observation, alone)
        return readings.affected[row], readings.agrees[row]

    def _count(self, wrong: NDArray[np.intp], affected: Mask, missing: int, scope: Mask) -> int:
        """Return how many sets of that many generated mutants could complete a part."""
        changes, agrees = self.readings.affected, self.readings.agrees
        free = ~affected
        free[wrong] = False
        spoils = (changes[:, free] & ~agrees[:, free]).any(axis=1)
        if missing == 1:
            able = changes[:, wrong].all(axis=1) & ~spoils & scope
            return max(self.readings.distinct(able), 1)
        helping = changes[:, wrong].any(axis=1) & scope
        return max(math.comb(self.readings.distinct(helping), missing), 1)

    def _share(self, position: int) -> float | None:
        if position not in self._shares:
            self._shares[position] = self._new_share(position)
        return self._shares[position]

    def _new_share(self, position: int) -> float | None:
        """Return the share of programs with a value in that interval; None for what is no evidence by itself."""
        values = self.readings.values[:, position]
        low, high = float(self.readings.low[position]), float(self.readings.high[position])
        weak = self._silent[position] or is_atom(float(values[REFERENCE]), low, high)
        if weak or is_shared(self.readings.agrees[:, position]):
            return None
        return share(values, low, high)


def _parts(seeds: Seeds) -> Iterator[tuple[Seeds, int]]:
    """Yield every part of a set that can be made, and how many mistakes it is without."""
    for kept in product(*map(_kept, seeds)):
        yield tuple(chain.from_iterable(part for part, _ in kept)), sum(missing for _, missing in kept)


def _kept(seed: Candidate) -> Iterator[tuple[Seeds, int]]:
    """Yield a mistake, nothing of it, and of one that was made upon others every part of these."""
    yield (seed,), 0
    upon = tuple(Candidate(seed.family, (each,), seed.equivalents) for mutant in seed.mutants for each in mutant.upon)
    for part, missing in _parts(upon):
        yield part, 1 + missing
