"""Peeled sets: what peeling finds for one observation, without what is not needed, and with what shows the same."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, product

from catalog.explaining.matching.budget import Budget
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.composition import compose
from catalog.explaining.matching.seeds import Seeds
from catalog.explaining.peeling.bench import Bench
from catalog.explaining.peeling.peel import Found, Peel
from catalog.explaining.searching.candidate_source import CandidateSource

OTHERS, MORE = 300, 0.3
"""After the first set so many programs are run, or such a part of those before it, to see whether others explain it."""

LIKES = 60
"""Of a set, so many others are tried whose mistakes showed the same on the way."""


class Peeled:
    """The sets found by peeling, within a share of a source's budget. cut: the share was used up, and nothing found."""

    def __init__(self, source: CandidateSource, share: float) -> None:
        self.source = source
        programs = int(source.budget.left * share)
        self.budget = Budget(replace(source.budget.scope, budget=programs))
        self.budget.late = source.budget.late
        self.bench = Bench(source.observation, source.matrix, source.without, self.budget)
        self.cut = False

    def sets(self) -> list[Seeds]:
        """Return the smallest sets that explain everything; to be called within quiet()."""
        found: list[Found] = []
        peel = Peel(self.bench)
        for each in peel.sets():
            if not found:
                more = self.budget.run + max(OTHERS, int(self.budget.run * MORE))
                self.budget.scope = replace(self.budget.scope, budget=min(self.budget.scope.budget, more))
            found.append(each)
        self.cut = not (found or self.budget.left)
        self.source.near = tuple(peel.near)
        self.budget.scope = replace(self.budget.scope, budget=self.budget.scope.budget + OTHERS)
        return self.smallest(found)

    def smallest(self, found: Sequence[Found]) -> list[Seeds]:
        """Return the smallest of some sets, without what they can do without, and those that show the same."""
        wider = [seeds for each in found for shrunk in self._shrunk(each) for seeds in self._wider(shrunk)]
        self.source.budget.spend(min(self.budget.run, self.source.budget.left))
        self.source.budget.late |= self.budget.late
        least = min(map(_order, wider), default=0)
        return list(dict.fromkeys(seeds for seeds in wider if _order(seeds) == least))

    def _shrunk(self, found: Found) -> list[Found]:
        """Return a set without what it can do without."""
        smaller = [self._less(found, at) for at in range(len(found.members))] if len(found.members) > 1 else []
        fits = [each for each in smaller if self._explains(each.members)]
        return [least for each in fits for least in self._shrunk(each)][:OTHERS] or [found]

    def _less(self, found: Found, at: int) -> Found:
        members, others = found.members, found.alternatives
        return Found(members[:at] + members[at + 1 :], others[:at] + others[at + 1 :])

    def _wider(self, found: Found) -> Iterable[Seeds]:
        """Yield a set, and those with mistakes that showed the same on the way and explain everything as well."""
        yield found.members
        options = [self._alike(*each) for each in zip(found.members, found.alternatives, strict=True)]
        for seeds in islice(product(*options), LIKES):
            if seeds != found.members and self._explains(seeds):
                yield seeds

    def _alike(self, member: Candidate, alternatives: Seeds) -> Seeds:
        matrix = self.source.matrix
        row = matrix.find(member.within(matrix.used)) if member.generated else -1
        same = matrix.sharing(row) if row >= 0 else ()
        return tuple(dict.fromkeys((member, *alternatives, *same)))

    def _explains(self, seeds: Seeds) -> bool:
        shown = self.bench.in_full(compose(seeds)) if self.budget.left else None
        return shown is not None and shown.everything


def _order(seeds: Seeds) -> int:
    return sum(each.order for each in seeds)
