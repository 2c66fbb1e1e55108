"""Supplies: the sets of each round for one observation, as they are to be tried."""

from collections.abc import Iterator
from functools import cached_property

from catalog.explaining.matching.response_matrix import Bank
from catalog.explaining.searching.affects import MOST, columns, readings_of
from catalog.explaining.searching.budget import Budget
from catalog.explaining.searching.components import Pool, Units, count
from catalog.explaining.searching.pairs import PairTable, count_pairs, keys, no_pairs, pair_table, pair_units
from catalog.explaining.searching.patterns import Patterns, expanded, of_three, of_two
from catalog.explaining.searching.ranking import Best, Plausible
from catalog.explaining.searching.report import PAIRS, Round
from catalog.explaining.searching.triples import triples
from catalog.model.observation import Observation
from catalog.terminal.progress import TimeUpError, until


class Supply:
    """What sets can be made of for one observation on one probe.

    cut: whether the last round asked for had more sets than could be tried.
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
    def _generated(self) -> Patterns:
        return Patterns(self.pool.singles(named=False))

    @cached_property
    def _all(self) -> Patterns:
        return Patterns(self.pool.units)

    @cached_property
    def _known_pairs(self) -> Patterns:
        return Patterns(self._pairs)

    def has(self, round_: Round) -> bool:
        """True where there is what the sets of a round are made of: those of known pairs need the table."""
        return round_.size == 2 or round_.generated > 2 or self.table is not None

    def sets(self, round_: Round, most: int) -> Iterator[Plausible]:
        """Return the sets of a round that no reading rules out, the best founded first.

        Founded ones, others, or both, as the round has it; at least `most` of them, if there are so many.
        """
        self.cut = False
        if round_.size == 3 and round_.named:
            return self._of_round(round_, self._triples)
        parts = self._parts(round_)
        best = of_two(*parts, self.pool.wrong, most) if len(parts) == 2 else of_three(parts[0], self.pool.wrong, most)
        return expanded(self._of_round(round_, best), parts)

    def _parts(self, round_: Round) -> tuple[Patterns, Patterns] | tuple[Patterns, Patterns, Patterns]:
        """Return what the sets of a round are put together from."""
        if round_.generated > 2:
            return self._all, self._all, self._all
        if round_.size == 2:
            return (self._named, self._named) if round_.named else (self._all, self._generated)
        return self._known_pairs, self._known_pairs if round_.named else self._generated

    def _of_round(self, round_: Round, best: Best) -> Iterator[Plausible]:
        nothing_known = MOST * count(self.pool.wrong)
        founded = True
        for each in best.ordered():
            founded = bool(each.tier[0] < nothing_known)
            if round_.founded in (None, founded) and bool(each.tier[1]) is not round_.named:
                yield each
        self.cut = best.cut and not (round_.founded and not founded)
