"""Candidate sources: the sets of each phase for one observation, as they are to be tried."""

from collections.abc import Iterator
from functools import cached_property

from catalog.explaining.matching.affects import MAX, columns, readings_of
from catalog.explaining.matching.budget import Budget
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.explaining.peeling.peel import Found
from catalog.explaining.searching.components import CandidatePool, Components, count
from catalog.explaining.searching.pairs import PairTable, count_pairs, keys, no_pairs, pair_components, pair_table
from catalog.explaining.searching.patterns import Patterns, expanded, of_two
from catalog.explaining.searching.ranking import Best, Plausible
from catalog.explaining.searching.report import ANY, PAIRS, SearchPhase
from catalog.explaining.searching.triples import triples
from catalog.model.observation import Observation
from catalog.terminal.progress import TimeUpError, until


class CandidateSource:
    """What sets can be made of for one observation on one probe.

    cut: whether the last phase asked for had more sets than could be tried. near: the sets found on the way that
    explain all but one number or line.
    """

    def __init__(
        self, observation: Observation, matrix: ResponseMatrix, without: frozenset[str], budget: Budget
    ) -> None:
        self.observation, self.matrix, self.without, self.budget = observation, matrix, without, budget
        self.readings = readings_of(observation, matrix)
        self.columns = columns(self.readings)
        self.pool = CandidatePool(matrix, self.readings, self.columns)
        self.cut = False
        self.near: tuple[Found, ...] = ()

    @cached_property
    def table(self) -> PairTable | None:
        """The table of pairs, where the budget suffices for it."""
        if count_pairs(self.matrix.probe, self.without) > self.budget.left * PAIRS.share:
            return None
        try:
            with until(lambda: self.budget.scope.late):
                table = pair_table(self.matrix.probe, self.without, keys(self.observation, self.matrix))
        except TimeUpError:
            self.budget.late = True
            return None
        self.budget.spend(table.matrix.tried)
        return table

    @cached_property
    def _pairs(self) -> Components:
        """The pairs of named mistakes; none without the table."""
        if self.table is None:
            return no_pairs()
        return pair_components(self.pool, self.table, self.observation, self.columns)

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
        return Patterns(self.pool.components)

    def has(self, phase: SearchPhase) -> bool:
        """True where there is what the sets of a phase are made of: those of known pairs need the table."""
        return phase.size in (ANY, 2) or self.table is not None

    def sets(self, phase: SearchPhase, most: int) -> Iterator[Plausible]:
        """Return the sets of a phase that no reading rules out, the best founded first.

        Founded ones, others, or both, as the phase has it; at least `most` of them, if there are so many.
        """
        self.cut = False
        if phase.size == 3:
            return self._of_phase(phase, self._triples)
        parts = (self._named, self._named) if phase.named else (self._all, self._generated)
        return expanded(self._of_phase(phase, of_two(*parts, self.pool.wrong, most)), parts)

    def _of_phase(self, phase: SearchPhase, best: Best) -> Iterator[Plausible]:
        nothing_known = MAX * count(self.pool.wrong)
        founded = True
        for each in best.ordered():
            founded = bool(each.tier[0] < nothing_known)
            if phase.founded in (None, founded) and bool(each.tier[1]) is not phase.named:
                yield each
        self.cut = best.cut and not (phase.founded and not founded)
