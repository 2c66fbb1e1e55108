"""Near sets: several mistakes that have all that was shown but one number or line, which may have been copied wrong.

A set is held to what proves a set: it must explain what is left, without what it can do without, and by more than
accident, over everything that could have been copied wrong.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalog.explaining.localisation.near_misses import near_miss
from catalog.explaining.localisation.near_programs import Near, near_programs
from catalog.explaining.matching.budget import Budget
from catalog.explaining.matching.composition import compose
from catalog.explaining.matching.match import Match, hold_against
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.explaining.matching.seeds import Seeds
from catalog.explaining.peeling.peel import Found
from catalog.explaining.searching.candidate_source import CandidateSource
from catalog.explaining.searching.peeled import OTHERS, Peeled
from catalog.explaining.searching.proof import Proof
from catalog.model.near_miss import Miscopy, NearMiss
from catalog.running.run import quiet

Thing = tuple[str, str, Miscopy]
"""What was copied wrong: a number or a line, the one that it is exchanged with, and how."""


def near_set(source: CandidateSource, ways: int = 1) -> NearMiss | None:
    """Return what the sets that a search met on its way fit but for one number or line; None as near_miss does.

    ways: in how many ways the observation was read or placed, each with its own accidents.
    """
    if not source.near:
        return None
    proving = _Proving(source, ways * _miscopies(source))
    with quiet():
        return near_miss(_held(source, [each.members for each in source.near]), proving.proven)


def _held(source: CandidateSource, sets: Iterable[Seeds]) -> Match:
    return hold_against(source.observation, ResponseMatrix(source.matrix.probe, map(compose, sets)))


def _miscopies(source: CandidateSource) -> int:
    """Return how many things could have been copied wrong: each number, and each two lines."""
    return source.observation.count + math.comb(len(source.observation.readings), 2)


class _Proving:
    """Proves sets by what is left of an observation."""

    def __init__(self, source: CandidateSource, ways: int) -> None:
        self.source, self.ways = source, ways
        self.sets = {compose(each.members): each for each in source.near}

    def proven(self, _: Match, found: list[Near]) -> list[Near]:
        """Return the sets that what is left proves, for each thing that can have been copied wrong."""
        things: dict[Thing, list[Near]] = {}
        for near in found:
            things.setdefault(_thing(near), []).append(near)
        return [proven for thing, alike in things.items() for proven in self._of(thing, alike)]

    def _of(self, thing: Thing, alike: Sequence[Near]) -> list[Near]:
        """Return the smallest of the sets with which one thing was copied wrong, if these are proved."""
        observation = replace(self.source.observation, readings=alike[0].readings)
        budget = Budget(replace(self.source.budget.scope, budget=OTHERS))
        rest = CandidateSource(observation, self.source.matrix, self.source.without, budget)
        met = [self.sets[each] for near in alike for each in near.candidates if each in self.sets]
        proof = Proof(observation, rest.matrix, rest.readings, self.ways)
        proven = [each for each in _several(rest, met) if _is_proven(proof, each)]
        self.source.budget.spend(min(budget.run, self.source.budget.left))
        # What explains the rest can have anything else in the place of what was copied wrong.
        again = [near for each in near_programs(_held(self.source, proven)) for near in each]
        return [near for near in again if near.candidates[0].mutants and _thing(near) == thing]


def _thing(near: Near) -> Thing:
    return near.miss.label, near.miss.other, near.miss.how


def _several(rest: CandidateSource, met: Sequence[Found]) -> list[Seeds]:
    """Return the smallest sets; none where one mistake is enough, which is looked for among the single ones."""
    return [each for each in Peeled(rest, 1.0).smallest(met) if compose(each).order > 1]


def _is_proven(proof: Proof, seeds: Seeds) -> bool:
    evidence = proof.weigh(seeds)
    return evidence.numbers and not evidence.accidental
