"""Sets of mistakes: fewest first and best founded first, until some explain the observation or the budget ends."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product

from catalog.matching.bank import Bank
from catalog.matching.candidate import Candidate
from catalog.matching.chance import Evidence
from catalog.observations.observation import Observation
from catalog.searching.budget import Budget
from catalog.searching.chosen import Chosen, is_generated, together
from catalog.searching.joining import joined, triples
from catalog.searching.pairs import PairTable, count_pairs, keys, pair_table, pair_units
from catalog.searching.patterns import Patterns
from catalog.searching.proof import Proof
from catalog.searching.ranking import Best, Plausible
from catalog.searching.touches import columns, readings_of
from catalog.searching.trial import Trial
from catalog.searching.units import Pool, Units
from catalog.signatures.signature import quiet

# Of a set that explains everything, so many others are tried whose mistakes give the same when they are alone.
LIKES = 50

# After the first set that explains everything, so many others as well founded are tried: they may behave differently.
OTHERS = 300


@dataclass(frozen=True, slots=True)
class Stage:
    """Sets of one size, of named mistakes alone or with generated ones; share: of the budget that is left."""

    size: int
    named: bool
    share: float
    ruled_out: bool = False


PAIRS = Stage(2, True, 0.5)
PAIRS_WITH_SLIPS = Stage(2, False, 0.35)
TRIPLES = Stage(3, True, 0.6)
TRIPLES_WITH_A_SLIP = Stage(3, False, 0.4)
FOURS = Stage(4, True, 0.5)
TRIPLES_WITH_SLIPS = Stage(3, False, 1.0)
STAGES = (PAIRS, PAIRS_WITH_SLIPS, TRIPLES, TRIPLES_WITH_A_SLIP, FOURS, TRIPLES_WITH_SLIPS)


@dataclass(slots=True)
class Reach:
    """How far a search went.

    singles, programs: how many programs with one mistake were compared, and with several run. begun: the stages that
    the search came to. complete: those of which nothing was left untried that no reading rules out.
    """

    singles: int = 0
    programs: int = 0
    complete: list[Stage] = field(default_factory=list)
    begun: list[Stage] = field(default_factory=list)
    late: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Explanation:
    """A program that gives every reading, and what speaks for it."""

    candidate: Candidate
    evidence: Evidence


class Search:
    """The search for sets that explain one observation on one probe."""

    def __init__(self, observation: Observation, bank: Bank, without: frozenset[str], budget: Budget) -> None:
        self.observation, self.bank, self.without, self.budget = observation, bank, without, budget
        self.readings = readings_of(observation, bank)
        self.columns = columns(self.readings)
        self.pool = Pool(bank, self.readings, self.columns)
        self.trial = Trial.of(observation, bank)

    @cached_property
    def table(self) -> PairTable | None:
        """The table of pairs, where the budget suffices for it."""
        if count_pairs(self.bank.probe, self.without) > self.budget.left * PAIRS.share:
            return None
        table = pair_table(self.bank.probe, self.without, keys(self.observation, self.bank))
        self.budget.spend(table.bank.tried)
        return table

    @cached_property
    def pairs(self) -> Units | None:
        """The pairs of named mistakes, as units."""
        return pair_units(self.pool, self.table, self.observation, self.columns) if self.table is not None else None

    def plausible(self, stage: Stage, most: int) -> Iterator[Plausible]:
        """Yield the sets of a stage that no reading rules out, the best founded first."""
        named, slips = self.pool.singles(named=True), self.pool.singles(named=False)
        if stage is TRIPLES_WITH_SLIPS:
            patterns = Patterns(self.pool)
            yield from (each for each in patterns.mistakes(patterns.triples(most)) if each.tier[1])
        else:
            yield from self._joined(stage, named, slips, most).ordered()

    def _joined(self, stage: Stage, named: Units, slips: Units, most: int) -> Best:
        if stage is PAIRS:
            return joined(named, named, self.pool, most)
        if stage is PAIRS_WITH_SLIPS:
            return joined(self.pool.units, slips, self.pool, most)
        if self.pairs is None:
            return Best(0, stage.size)
        if stage is TRIPLES:
            return triples(self.pairs, self.pool, most)
        return joined(self.pairs, self.pairs if stage is FOURS else slips, self.pool, most)

    def fitting(self, stage: Stage, reach: Reach) -> list[Chosen]:
        """Return the sets of a stage that explain everything; of those equally well founded, some."""
        reach.begun.append(stage)
        if stage is PAIRS and self.table is not None:
            reach.complete.append(stage)
            return self.table.explaining(self.observation)
        return self._run(stage, reach)

    def _run(self, stage: Stage, reach: Reach) -> list[Chosen]:
        most = int(self.budget.left * stage.share)
        last = self.budget.run + most
        found: list[Chosen] = []
        tier, others = None, 0
        for each in self.plausible(stage, most):
            if (tier is not None and (each.tier > tier or others >= OTHERS)) or self.budget.run >= last:
                return found
            chosen = self.pool.pick(each.members)
            if not self._try(chosen):
                others += tier is not None
                continue
            tier = tier or each.tier
            found.append(chosen)
        if self.budget.run < last:
            reach.complete.append(stage)
        return found

    def _try(self, chosen: Chosen) -> bool:
        """Run a set; True where it explains everything. One that cannot be made costs nothing."""
        signature = self.trial.run(together(chosen))
        if signature is None:
            return False
        self.budget.spend()
        return self.trial.explains(signature)

    def with_their_likes(self, found: list[Chosen]) -> list[Chosen]:
        """Add the sets with other generated slips that give the same alone: they may behave otherwise."""
        fits = dict.fromkeys(found)
        for chosen in found:
            for likes in islice(product(*map(self._likes, chosen)), LIKES):
                if likes not in fits and self.budget.left and self._try(likes):
                    fits[likes] = None
        return list(fits)

    def _likes(self, candidate: Candidate) -> Chosen:
        return self.bank.sharing(self.bank.row(candidate)) if is_generated(candidate) else (candidate,)


def search_sets(search: Search, reach: Reach, ways: int = 1) -> list[Explanation]:
    """Return the smallest sets found that explain an observation, proven or not, those that are proven alone if any.

    ways: in how many ways the observation was read or placed, each with its own accidents.
    """
    proof = Proof(search.trial, search.readings, ways)
    unproven: list[Explanation] = []
    with quiet():
        for stage in STAGES:
            if not search.budget.left:
                break
            fits = search.with_their_likes(search.fitting(stage, reach))
            found = [Explanation(together(each), proof.weigh(each)) for each in fits]
            proven = [each for each in found if not each.evidence.accidental]
            if proven:
                return proven
            unproven = unproven or found
    return unproven
