"""Choosing: several single mistakes as one program."""

import math
from collections.abc import Sequence
from itertools import chain

from catalog.matching.candidate import Candidate

Chosen = tuple[Candidate, ...]


def together(chosen: Sequence[Candidate]) -> Candidate:
    """Return the program with the mistakes and spellings of several, the mistakes furthest upstream first."""
    order = {name: position for position, name in enumerate(chosen[0].upstream)}
    mutants = sorted(
        dict.fromkeys(chain.from_iterable(each.mutants for each in chosen)),
        key=lambda mutant: min(order[function] for function in mutant.functions),
    )
    spellings = dict.fromkeys(chain.from_iterable(each.spellings for each in chosen))
    return Candidate(chosen[0].family, tuple(mutants), tuple(spellings))


def is_generated(candidate: Candidate) -> bool:
    """True where one of the mistakes has no name."""
    return any(mutant.generator for mutant in candidate.mutants)


def seen(candidate: Candidate) -> int:
    """Return how often a candidate's mistakes were seen."""
    return sum(mutant.count for mutant in candidate.mutants)


def likely(candidate: Candidate) -> float:
    """Return the logarithm of how often a mistake is seen; uncounted ones are less likely than those seen once."""
    return math.log(seen(candidate) + 0.5)
