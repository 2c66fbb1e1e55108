"""Matching functions: the mistakes that make a correct function do what a student's does, on every probe."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from catalog.diagnosing.functions.observing import observe
from catalog.diagnosing.functions.response_matrices import elsewhere, generated_matrix, named_matrix
from catalog.diagnosing.functions.substitution import corrected_by
from catalog.explaining.matching.budget import Budget
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.match import hold_against
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.explaining.searching.candidate_source import CandidateSource
from catalog.explaining.searching.report import SearchReport
from catalog.explaining.searching.sets import search_sets
from catalog.explaining.searching.singles import matrix_of_all
from catalog.functions.compared_outputs import run_shown
from catalog.functions.probes import cells_of, right
from catalog.functions.rightness import same
from catalog.functions.runs import NOBODY, Runs
from catalog.model.probe import Probe
from catalog.model.scope import Scope
from catalog.programs.edit import EditError

# Of hundreds that do the same on one probe, so many are tried on all of them; each costs milliseconds.
MAX_COMPARED = 200


class Matching:
    """Finds what some of a student's functions, among correct ones, have wrong.

    functions: those that are looked at. replaced: the other wrong ones, which correct ones stand for. shows: the first
    probe that shows something wrong. reach: how far a search for several mistakes went, None where there was no need.
    """

    def __init__(self, runs: Runs, functions: Sequence[str], replaced: frozenset[str], scope: Scope) -> None:
        self.runs, self.functions, self.replaced, self.scope = runs, tuple(functions), replaced, scope
        self.search_report: SearchReport | None = None
        probes = cells_of(runs.subject.family, self.functions[0])
        self.shows = next(probe for probe in probes if not runs.is_right(probe, self.replaced))

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The programs that do the same as the student's functions on every probe, the likeliest first.

        Named mistakes come before generated ones, and single ones before several at once.
        """
        if self.named:
            return self.named
        mutants = self._fitting(generated_matrix(self.shows, self.functions, self.scope.without))
        return self._alike(mutants) or self._alike(self._sets())

    @property
    def telling(self) -> list[Probe]:
        """The probes that tell something of these functions."""
        return self.runs.telling(self.functions, self.replaced)

    @cached_property
    def ending_alike(self) -> tuple[Candidate, ...]:
        """The named mistakes that end with the same exception wherever the student's functions end with one."""
        if self.runs.run(self.shows, self.replaced).signature.error is None:
            return ()
        fits = self._fitting(named_matrix(self.shows, self.functions, self.scope.without))
        return self._alike(fits, [probe for probe in self.runs.probes if self._fails(probe)])

    def _fails(self, probe: Probe) -> bool:
        return self.runs.run(probe, self.replaced).signature.error is not None

    @cached_property
    def named(self) -> tuple[Candidate, ...]:
        """The single mistakes with a name among the candidates."""
        return self._alike(self._fitting(named_matrix(self.shows, self.functions, self.scope.without)))

    def _fitting(self, matrix: ResponseMatrix) -> Iterable[Candidate]:
        signature = self.runs.run(self.shows, self.replaced).signature
        return hold_against(observe(self.shows, signature, single=self.runs.single), matrix).fits

    def _alike(self, candidates: Iterable[Candidate], probes: Sequence[Probe] = ()) -> tuple[Candidate, ...]:
        """Return those that do the same on these probes, on every one by default, one for each set of mistakes."""
        plainest: dict[tuple[str, ...], Candidate] = {}
        for candidate in sorted(candidates, key=rank)[:MAX_COMPARED]:
            if candidate.names not in plainest and self._does_the_same(candidate, probes or self.runs.probes):
                plainest[candidate.names] = candidate
        return tuple(plainest.values())

    def _does_the_same(self, candidate: Candidate, probes: Sequence[Probe]) -> bool:
        try:
            program = candidate.made()
        except EditError:
            return False
        given_on = ((probe, self.runs.run(probe, self.replaced).signature) for probe in probes)
        return all(
            self.runs.aside(probe, self.replaced)
            or same(probe, given, run_shown(probe, program), single=self.runs.single)
            for probe, given in given_on
        )

    def explained(self, candidate: Candidate) -> int:
        """Return on how many probes a mistake does the same."""
        return sum(self._does_the_same(candidate, (probe,)) for probe in self.telling)

    def _sets(self) -> Iterator[Candidate]:
        """Yield sets of mistakes in these functions that explain the cell, within the budget."""
        signature = self.runs.run(self.shows, self.replaced).signature
        missing = right(self.shows).signature.outputs.keys() - signature.outputs.keys()
        if not self.shows.lines or signature.error is not None or missing or not self.scope.budget:
            return
        without = self.scope.without | elsewhere(self.runs.subject.family, self.functions)
        budget, self.search_report = Budget(self.scope), SearchReport(versions=1)
        matrix = matrix_of_all(self.shows, without)
        self.search_report.singles = len(matrix.names)
        source = CandidateSource(observe(self.shows, signature, single=self.runs.single), matrix, without, budget)
        yield from (each.candidate for each in search_sets(source, self.search_report))
        self.search_report.programs, self.search_report.late, self.search_report.spent = (
            budget.run,
            budget.late,
            not budget.left,
        )


def named_at_first_sight(runs: Runs, scope: Scope) -> Matching | None:
    """Return what matches the one function whose own probes are the first that are wrong, where a named mistake does.

    That it does the same everywhere, and that with a correct function in its place everything is right, is proof
    without trying every set of functions: most that are wrong are wrong like this.
    """
    wrong = runs.wrong()
    suspect = next((probe.exercise for probe in wrong if probe.exercise in runs.subject.own), None)
    if suspect is None:
        return None
    found = Matching(runs, (suspect,), NOBODY, replace(scope, budget=0))
    return found if found.named and corrected_by(runs, frozenset({suspect})) else None


def matched(runs: Runs, functions: Sequence[str], wrong: frozenset[str], scope: Scope) -> Matching:
    """Return what matches some functions of those that are wrong.

    They are tried among the student's other functions, which costs least, and then among the reference's, where what
    they return is used as it is by every mistake's; in single precision; and last with several mistakes at once.
    """
    among_own, among_correct = wrong.difference(functions), runs.but(functions)
    singles = replace(scope, budget=0)
    own = Matching(runs, functions, among_own, singles)
    if own.candidates:
        return own
    others = among_correct if runs.is_wrong(among_correct) else among_own
    tried = [Matching(runs, functions, others, singles)]
    if runs.in_single().is_wrong(among_own):
        tried.append(Matching(runs.in_single(), functions, among_own, singles))
    return next((each for each in tried if each.candidates), Matching(runs, functions, others, scope))


def rank(candidate: Candidate) -> tuple[Any, ...]:
    """Return what puts the likelier of two programs that do the same first."""
    equivalents = tuple(equivalent.name for equivalent in candidate.equivalents)
    shortest = sum(len(edit.after) for mutant in candidate.mutants for edit in mutant.edits)
    names = candidate.names
    return len(candidate.mutants), candidate.generated, -candidate.seen, len(equivalents), shortest, names, equivalents
