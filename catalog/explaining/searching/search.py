"""The search: generated mutants, then several mistakes at once, for what no single named mutant explains."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from catalog.explaining.matching.budget import Budget
from catalog.explaining.matching.chance import Evidence, weigh
from catalog.explaining.matching.composition import held_alone
from catalog.explaining.matching.match import Match, hold_against
from catalog.explaining.matching.response_matrix import REFERENCE, ResponseMatrix
from catalog.explaining.searching.candidate_source import CandidateSource
from catalog.explaining.searching.near_sets import near_set
from catalog.explaining.searching.report import SearchReport
from catalog.explaining.searching.sets import Explanation, search_sets
from catalog.explaining.searching.singles import expected_singles, matrix_of_all
from catalog.model.near_miss import NearMiss
from catalog.model.scope import Scope
from catalog.running.digest import digest
from catalog.terminal.progress import TimeUpError, expect, until

Weighed = tuple[Match, Evidence]


@dataclass(slots=True)
class SearchResult:
    """What a search found, and how far it went.

    fitting: the matches in which some program explains everything, and accident is excluded. accident: the chance of
    those that fit by accident alone, None without any. near: what several mistakes fit but for one number or line.
    """

    fitting: list[Weighed] = field(default_factory=list)
    accident: float | None = None
    search_report: SearchReport = field(default_factory=SearchReport)
    near: NearMiss | None = None


def search_mistakes(matches: Sequence[Match], scope: Scope, ways: int = 1) -> SearchResult:
    """Return what explains an observation that was held against several versions of a cell, none of which fits.

    An exception alone is too weak for several mistakes: only single ones are tried. One that came out of a function is
    looked for in the cell of that function first, which is the least that can raise it.
    """
    own = [match for match in matches if _of_its_function(match)]
    if 0 < len(own) < len(matches):
        nearest = search_mistakes(own, scope, ways)
        if nearest.fitting or nearest.search_report.late:
            return nearest
    found = SearchResult()
    versions = _versions(matches)
    found.search_report.versions = len(versions)
    ways *= max(len(versions), 1)
    expect(sum(expected_singles(match.matrix.probe.family) for match in versions) + scope.budget)
    try:
        with until(lambda: scope.late):
            matrices = [matrix_of_all(match.matrix.probe, scope.without) for match in versions]
    except TimeUpError:
        found.search_report.late = True
        return found
    # Each version of a cell is held against the same mistakes.
    found.search_report.singles = len(frozenset().union(*(matrix.names for matrix in matrices)))
    for match, matrix in zip(versions, matrices, strict=True):
        _take(found, _single(match, matrix, ways))
    if found.fitting or found.accident is not None:
        return found
    left = scope.budget
    for count, (match, matrix) in enumerate(zip(versions, matrices, strict=True)):
        if match.observation.error is not None or not match.observation.readings:
            continue
        # What one version leaves of its part is the next one's.
        budget = Budget(replace(scope, budget=left // (len(versions) - count)))
        if budget.left:
            source = CandidateSource(match.observation, matrix, scope.without, budget)
            _take(found, [_weighed(match, each) for each in search_sets(source, found.search_report, ways)])
            if not found.fitting:
                found.near = found.near or near_set(source, ways)
        left -= budget.run
        found.search_report.programs += budget.run
        found.search_report.late |= budget.late
        found.search_report.spent |= not budget.left
        if found.fitting or found.search_report.late:
            break
    return found


def _of_its_function(match: Match) -> bool:
    """True where an exception came out of the function that the cell is about."""
    error = match.observation.error
    return error is not None and error.function == match.matrix.probe.exercise


def _versions(matches: Sequence[Match]) -> list[Match]:
    """Return the matches with cells that differ, those with the most right first; in a broken cell nothing is right."""
    newest: dict[object, Match] = {}
    for match in sorted(matches, key=lambda match: -match.count_right):
        right = match.matrix.signatures[REFERENCE]
        if right.error is None and not match.matrix.probe.asserts:
            newest.setdefault((match.matrix.probe.exercise, digest(right)), match)
    return list(newest.values())


def _single(match: Match, matrix: ResponseMatrix, ways: int) -> list[Weighed]:
    held = hold_against(match.observation, matrix)
    return [(held, weigh(held, ways))] if held.fits else []


def _weighed(match: Match, explanation: Explanation) -> Weighed:
    """Return the match that a set found explains, for that program alone, and what speaks for it."""
    return held_alone(explanation.candidate, match), explanation.evidence


def _take(found: SearchResult, weighed: list[Weighed]) -> None:
    found.fitting += [each for each in weighed if not each[1].accidental]
    chances = [evidence.chance for _, evidence in weighed if evidence.accidental]
    if chances:
        found.accident = min([*chances, *([found.accident] if found.accident is not None else [])])
