"""Sets of mistakes: fewest first and best founded first, until some explain the observation or the budget ends."""

from dataclasses import dataclass
from itertools import combinations, islice, product

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.chance import Evidence
from catalog.explaining.matching.composition import together
from catalog.explaining.searching.candidate_source import Supply
from catalog.explaining.searching.checker import Holder
from catalog.explaining.searching.proof import Proof
from catalog.explaining.searching.report import PAIRS, ROUNDS, Reach, Round
from catalog.explaining.searching.seeds import Chosen
from catalog.running.run import quiet
from catalog.terminal.progress import tick

# Of a set that explains everything, so many others are tried whose mistakes give the same when they are alone.
LIKES = 50

# After the first set that explains everything, so many others as well founded are tried: they may behave differently.
OTHERS = 300


@dataclass(frozen=True, eq=False, slots=True)
class Explanation:
    """A program that gives every reading, and what speaks for it."""

    candidate: Candidate
    evidence: Evidence


def search_sets(supply: Supply, reach: Reach, ways: int = 1) -> list[Explanation]:
    """Return the smallest sets found that explain an observation, proven or not, those that are proven alone if any.

    ways: in how many ways the observation was read or placed, each with its own accidents.
    """
    search = Search(supply, reach)
    proof = Proof(supply.observation, supply.bank, supply.readings, ways)
    unproven: list[Explanation] = []
    with quiet():
        for round_ in ROUNDS:
            if not supply.budget.left:
                break
            if not supply.has(round_):
                continue
            fits = search.with_their_likes(search.smallest(search.fitting(round_)))
            found = [Explanation(together(each), proof.weigh(each)) for each in fits]
            proven = [each for each in found if not each.evidence.accidental]
            if proven:
                return proven
            unproven = unproven or found
    return unproven


class Search:
    """Runs the sets of a supply against its observation."""

    def __init__(self, supply: Supply, reach: Reach) -> None:
        self.supply, self.reach, self.budget = supply, reach, supply.budget
        self.holder = Holder.of(supply.observation, supply.bank)

    def fitting(self, round_: Round) -> list[Chosen]:
        """Return the sets of a round that explain everything; of those equally well founded, some."""
        self.reach.begun.append(round_)
        if round_ is PAIRS and self.supply.table is not None:
            self.reach.complete.append(round_)
            return self.supply.table.explaining(self.supply.observation)
        most = int(self.budget.left * round_.share)
        found, ended = self._run(round_, most)
        if ended and not self.supply.cut:
            self.reach.complete.append(round_)
        return found

    def _run(self, round_: Round, most: int) -> tuple[list[Chosen], bool]:
        """Return what explains everything among the first sets of a round, and whether they were all."""
        last = self.budget.run + most
        found: list[Chosen] = []
        tier, others = None, 0
        for each in self.supply.sets(round_, most):
            far = tier is not None and (each.tier > tier or others >= OTHERS)
            if far or self.budget.run >= last or not self.budget.left:
                return found, False
            chosen = self.supply.pool.pick(each.members)
            others += tier is not None
            if self._try(chosen):
                tier = tier or each.tier
                found.append(chosen)
        return found, True

    def _try(self, chosen: Chosen) -> bool:
        """Run a set; True where it explains everything. One that cannot be made costs nothing."""
        signature = self.holder.run(together(chosen))
        if signature is None:
            return False
        self.budget.spend()
        tick()
        return self.holder.explains(signature)

    def smallest(self, found: list[Chosen]) -> list[Chosen]:
        """Return the sets without what they can do without."""
        return list(dict.fromkeys(each for chosen in found for each in self._shrunk(chosen)))

    def _shrunk(self, chosen: Chosen) -> list[Chosen]:
        parts = combinations(chosen, len(chosen) - 1) if len(chosen) > 2 else ()
        smaller = [part for part in parts if self._try(part)]
        return [each for part in smaller for each in self._shrunk(part)] or [chosen]

    def with_their_likes(self, found: list[Chosen]) -> list[Chosen]:
        """Add the sets with other generated mutants that give the same alone: they may behave otherwise."""
        fits = dict.fromkeys(found)
        for chosen in found:
            for likes in islice(product(*map(self._likes, chosen)), LIKES):
                if likes not in fits and self.budget.left and self._try(likes):
                    fits[likes] = None
        return list(fits)

    def _likes(self, candidate: Candidate) -> Chosen:
        bank = self.supply.bank
        return bank.sharing(bank.row(candidate)) if candidate.generated else (candidate,)
