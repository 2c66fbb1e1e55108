"""Seeds: which single mistakes sets are made of, and how likely each of them is."""

import math

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.response_matrix import ResponseMatrix

Seeds = tuple[Candidate, ...]


def named_in(matrix: ResponseMatrix, row: int) -> Seeds:
    """Return the named mistakes that a row shows, each in its plainest form: they were tried first."""
    named = [each for each in matrix.sharing(row) if each.mutants and not each.generated]
    return tuple({each.names: each for each in reversed(named)}.values())[::-1]


def prior(candidate: Candidate) -> float:
    """Return the logarithm of how often a mistake is seen; uncounted ones are less likely than those seen once."""
    return math.log(candidate.seen + 0.5)
