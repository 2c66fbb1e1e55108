"""The pool: the single mistakes that steps are made of, named, generated, and those that prolific operators make."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.response_matrix import REFERENCE, ResponseMatrix
from catalog.explaining.matching.seeds import named_in
from catalog.model.mutant import Mutant
from catalog.operators.generate import lazily_generated
from catalog.programs.edit import Span
from catalog.registry import family

Spans = Mapping[str, tuple[Span, ...]]

NAMED, GENERATED, PROLIFIC, UPON = 5.0, 7.0, 8.0, 9.0
"""How little is to be expected of a mistake, as the logarithm of how many there are of its kind."""


@dataclass(frozen=True, eq=False)
class Pool:
    """Single mistakes. costs: how little is to be expected of each, in nats."""

    members: tuple[Candidate, ...]
    costs: tuple[float, ...]

    @classmethod
    def of(cls, matrix: ResponseMatrix, without: frozenset[str]) -> "Pool":
        """Return what a response matrix has: of generated mistakes that give the same alone, one stands for all.

        without: mutants, and operators, that are not known.
        """
        rows = range(REFERENCE + 1, len(matrix))
        standing = [each for row in rows for each in named_in(matrix, row) or (matrix.candidates[row],)]
        members = tuple(each for each in standing if _known(each.mutants[0], without))
        return cls(members, tuple(map(cost, members)))

    @classmethod
    def prolific(cls, matrix: ResponseMatrix, without: frozenset[str]) -> "Pool":
        """Return what prolific operators make."""
        family_name = matrix.probe.family
        known = (each for each in lazily_generated(family_name) if _known(each, without))
        members = tuple(Candidate(family_name, (each,)) for each in known if matrix.used.issuperset(each.functions))
        return cls(members, tuple(PROLIFIC for _ in members))

    def __len__(self) -> int:
        return len(self.members)

    @cached_property
    def spans(self) -> tuple[Spans, ...]:
        """What each replaces in the reference, by function."""
        return tuple(family(each.family).spans(each.edits) for each in self.members)


def _known(mutant: Mutant, without: frozenset[str]) -> bool:
    return mutant.name not in without and mutant.operator not in without


def cost(candidate: Candidate) -> float:
    """Return how little is to be expected of a mistake: less of what more people were seen making."""
    return GENERATED if candidate.generated else NAMED - math.log1p(candidate.seen) / 2
