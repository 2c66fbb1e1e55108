"""Sources: the sets of each stage for one observation, as they are to be tried."""

from collections.abc import Iterator
from functools import cached_property

from catalog.matching.bank import Bank
from catalog.observations.observation import Observation
from catalog.progress import TimeUpError, until
from catalog.searching.budget import Budget
from catalog.searching.pairs import PairTable, count_pairs, keys, no_pairs, pair_table, pair_units
from catalog.searching.patterns import Patterns, expanded, of_three, of_two
from catalog.searching.ranking import Best, Plausible
from catalog.searching.reach import PAIRS, Stage
from catalog.searching.touches import MOST, columns, readings_of
from catalog.searching.triples import triples
from catalog.searching.units import Pool, Units, count


class Source:
    """What sets can be made of for one observation on one probe.

    cut: whether the last stage asked for had more sets than could be tried.
    """

    def __init__(self, observation: Observation, bank: Bank, without: frozenset[str], budget: Budget) -> None:
        self.observation, self.bank, self.without, self.budget = observation, bank, without, budget
        self.readings = readings_of(observation, bank)
        self.columns = columns(self.readings)
        self.pool = Pool(bank, self.readings, self.columns)
        self.cut = False

    @cached_property
    def table(self) -> PairTable | None:
        """The table of pairs, where the budget suffices for it."""
        if count_pairs(self.bank.probe, self.without) > self.budget.left * PAIRS.share:
            return None
        try:
            with until(lambda: self.budget.scope.late):
                table = pair_table(self.bank.probe, self.without, keys(self.observation, self.bank))
        except TimeUpError:
            self.budget.late = True
            return None
        self.budget.spend(table.bank.tried)
        return table

    @cached_property
    def _pairs(self) -> Units:
        """The pairs of named mistakes; none without the table."""
        if self.table is None:
            return no_pairs()
        return pair_units(self.pool, self.table, self.observation, self.columns)

    @cached_property
    def _triples(self) -> Best:
        return triples(self._pairs, self.pool, self.budget.left)

    @cached_property
    def _named(self) -> Patterns:
        return Patterns(self.pool.singles(named=True))

    @cached_property
    def _slips(self) -> Patterns:
        return Patterns(self.pool.singles(named=False))

    @cached_property
    def _all(self) -> Patterns:
        return Patterns(self.pool.units)

    @cached_property
    def _known_pairs(self) -> Patterns:
        return Patterns(self._pairs)

    def has(self, stage: Stage) -> bool:
        """True where there is what the sets of a stage are made of: those of known pairs need the table."""
        return stage.size == 2 or stage.slips > 2 or self.table is not None

    def sets(self, stage: Stage, most: int) -> Iterator[Plausible]:
        """Return the sets of a stage that no reading rules out, the best founded first.

        Founded ones, others, or both, as the stage has it; at least `most` of them, if there are so many.
        """
        self.cut = False
        if stage.size == 3 and stage.named:
            return self._of_stage(stage, self._triples)
        parts = self._parts(stage)
        best = of_two(*parts, self.pool.wrong, most) if len(parts) == 2 else of_three(parts[0], self.pool.wrong, most)
        return expanded(self._of_stage(stage, best), parts)

    def _parts(self, stage: Stage) -> tuple[Patterns, Patterns] | tuple[Patterns, Patterns, Patterns]:
        """Return what the sets of a stage are put together from."""
        if stage.slips > 2:
            return self._all, self._all, self._all
        if stage.size == 2:
            return (self._named, self._named) if stage.named else (self._all, self._slips)
        return self._known_pairs, self._known_pairs if stage.named else self._slips

    def _of_stage(self, stage: Stage, best: Best) -> Iterator[Plausible]:
        nothing_known = MOST * count(self.pool.wrong)
        founded = True
        for each in best.ordered():
            founded = bool(each.tier[0] < nothing_known)
            if stage.founded in (None, founded) and bool(each.tier[1]) is not stage.named:
                yield each
        self.cut = best.cut and not (stage.founded and not founded)
