"""Sets of mistakes: fewest first and best founded first, until some explain the observation or the budget ends."""

from dataclasses import dataclass
from itertools import combinations, islice, product

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.chance import Evidence
from catalog.explaining.matching.composition import compose
from catalog.explaining.matching.seeds import Seeds
from catalog.explaining.searching.candidate_source import CandidateSource
from catalog.explaining.searching.checker import Checker
from catalog.explaining.searching.peeled import Peeled
from catalog.explaining.searching.proof import Proof
from catalog.explaining.searching.report import PAIRS, PEELED, PHASES, SearchPhase, SearchReport
from catalog.running.run import quiet
from catalog.terminal.progress import tick

# Of a set that explains everything, so many others are tried whose mistakes give the same when they are alone.
LIKES = 50

# After the first set that explains everything, so many others as well founded are tried: they may behave differently.
OTHERS = 300

# The last phase that there is has all that the others left.
ALL = 1.0


@dataclass(frozen=True, eq=False, slots=True)
class Explanation:
    """A program that gives every reading, and what speaks for it."""

    candidate: Candidate
    evidence: Evidence


def search_sets(source: CandidateSource, search_report: SearchReport, ways: int = 1) -> list[Explanation]:
    """Return the smallest sets found that explain an observation, proven or not, those that are proven alone if any.

    ways: in how many ways the observation was read or placed, each with its own accidents.
    """
    search = Search(source, search_report)
    proof = Proof(source.observation, source.matrix, source.readings, ways)
    unproven: list[Explanation] = []
    with quiet():
        phases = [phase for phase in PHASES if source.has(phase)]
        for phase in phases:
            if not source.budget.left:
                break
            fits = search.fitting(phase, ALL if phase is phases[-1] else phase.share)
            if phase is not PEELED:
                fits = search.with_their_likes(search.smallest(fits))
            found = [Explanation(compose(each), proof.weigh(each)) for each in fits]
            proven = [each for each in found if not each.evidence.accidental]
            if proven:
                return proven
            unproven = unproven or found
    return unproven


class Search:
    """Runs the sets of a candidate source against its observation."""

    def __init__(self, source: CandidateSource, search_report: SearchReport) -> None:
        self.source, self.search_report, self.budget = source, search_report, source.budget
        self.checker = Checker.of(source.observation, source.matrix)

    def fitting(self, phase: SearchPhase, share: float) -> list[Seeds]:
        """Return the sets of a phase that explain everything; of those equally well founded, some.

        share: of the budget that is left.
        """
        self.search_report.begun.append(phase)
        if phase is PEELED:
            peeled = Peeled(self.source, share)
            sets = peeled.sets()
            self.search_report.spent |= peeled.cut
            return sets
        if phase is PAIRS and self.source.table is not None:
            self.search_report.complete.append(phase)
            return self.source.table.explaining(self.source.observation)
        most = int(self.budget.left * share)
        found, ended = self._run(phase, most)
        if ended and not self.source.cut:
            self.search_report.complete.append(phase)
        else:
            self.search_report.spent |= not found
        return found

    def _run(self, phase: SearchPhase, most: int) -> tuple[list[Seeds], bool]:
        """Return what explains everything among the first sets of a phase, and whether they were all."""
        last = self.budget.run + most
        found: list[Seeds] = []
        tier, others = None, 0
        for each in self.source.sets(phase, most):
            far = tier is not None and (each.tier > tier or others >= OTHERS)
            if far or self.budget.run >= last or not self.budget.left:
                return found, False
            seeds = self.source.pool.pick(each.members)
            others += tier is not None
            if self._try(seeds):
                tier = tier or each.tier
                found.append(seeds)
        return found, True

    def _try(self, seeds: Seeds) -> bool:
        """Run a set; True where it explains everything. One that cannot be made costs nothing."""
        signature = self.checker.run(compose(seeds))
        if signature is None:
            return False
        self.budget.spend()
        tick()
        return self.checker.explains(signature)

    def smallest(self, found: list[Seeds]) -> list[Seeds]:
        """Return the sets without what they can do without."""
        return list(dict.fromkeys(each for seeds in found for each in self._shrunk(seeds)))

    def _shrunk(self, seeds: Seeds) -> list[Seeds]:
        parts = combinations(seeds, len(seeds) - 1) if len(seeds) > 2 else ()
        smaller = [part for part in parts if self._try(part)]
        return [each for part in smaller for each in self._shrunk(part)] or [seeds]

    def with_their_likes(self, found: list[Seeds]) -> list[Seeds]:
        """Add the sets with other generated mutants that give the same alone: they may behave otherwise."""
        fits = dict.fromkeys(found)
        for seeds in found:
            for likes in islice(product(*map(self._likes, seeds)), LIKES):
                if likes not in fits and self.budget.left and self._try(likes):
                    fits[likes] = None
        return list(fits)

    def _likes(self, candidate: Candidate) -> Seeds:
        matrix = self.source.matrix
        return matrix.sharing(matrix.row(candidate)) if candidate.generated else (candidate,)
