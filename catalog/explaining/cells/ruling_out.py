"""Ruling out: what earlier cells show to be right holds no mistake behind a later one, named or generated."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from catalog.explaining.cells.explanation import ExplainedCell, search_further
from catalog.explaining.cells.preceding import after, preceding
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.composition import gives
from catalog.explaining.matching.match import Match
from catalog.explaining.matching.response_matrix import ResponseMatrix, response_matrix
from catalog.model.observation import Observation
from catalog.model.raised_error import ASSERTION
from catalog.model.scope import Scope
from catalog.programs.edit import EditError
from catalog.registry import probes
from catalog.running.printing import ending
from catalog.running.run import run


def ruled_out(found: Sequence[ExplainedCell], scope: Scope, passed: bool = False) -> list[ExplainedCell]:
    """Return the cells; of one that no mistake explains which the cells before it allow, what is found beyond the list.

    passed: the text of one cell says that the public test of its exercise passed.
    """
    test = _passed(found[0], scope) if passed and len(found) == 1 else []
    return [
        _refined(each, [*test, *_right_before(at, found)], scope)
        if each.observation.error is None
        else _raised(each, preceding(at, found))
        for at, each in enumerate(found)
    ]


def _raised(found: ExplainedCell, before: Sequence[ExplainedCell]) -> ExplainedCell:
    """Return what the cells before leave of an exception; a failed test says no more than that something is wrong."""
    assertion = found.observation.error is None or found.observation.error.kind == ASSERTION
    return after(found, before) if before and found.matches and not assertion and not found.correct else found


def _right_before(at: int, found: Sequence[ExplainedCell]) -> list[ExplainedCell]:
    right = [each for each in found[:at] if each.correct and each.observation.error is None]
    return [each for each in right if each.family == found[at].family]


def _refined(found: ExplainedCell, before: Sequence[ExplainedCell], scope: Scope) -> ExplainedCell:
    if not before or not found.fitting:
        return found
    left = _allowed(found, before)
    if left.fitting:
        return left
    return _allowed(search_further(replace(found, fitting=(), accident=None), scope), before)


def _allowed(found: ExplainedCell, before: Sequence[ExplainedCell]) -> ExplainedCell:
    """Return what was found without the programs that do not give the cells before."""
    fits = [
        (replace(match, fits=frozenset(each for each in match.fits if _gives_all(each, before))), evidence)
        for match, evidence in found.fitting
    ]
    return replace(found, fitting=tuple((match, evidence) for match, evidence in fits if match.fits))


def _gives_all(candidate: Candidate, before: Sequence[ExplainedCell]) -> bool:
    return all(_gives(candidate, each) for each in before)


def _gives(candidate: Candidate, found: ExplainedCell) -> bool:
    if found.allows(candidate):
        return True
    if not (candidate.generated or len(candidate.mutants) > 1):
        return False
    try:
        if found.observation.readings:
            return gives(candidate, found.matches)
        return any(
            ending(run(each.matrix.probe, candidate.made()), each.matrix.probe) is None for each in found.matches
        )
    except EditError:
        return False


def _passed(found: ExplainedCell, scope: Scope) -> list[ExplainedCell]:
    """Return what the passed public test of a cell's exercise says, in the form of a cell that is right."""
    exercises = {match.matrix.probe.exercise for match in found.matches}
    tests = [probe for probe in probes() if probe.asserts and {probe.exercise} == exercises]
    return [_passing(response_matrix(probe, scope.without)) for probe in tests]


def _passing(test: ResponseMatrix) -> ExplainedCell:
    """Return the programs that pass a public test, which prints nothing."""
    rows = np.flatnonzero([error is None for error in test.endings])
    match = Match(Observation(exercises=frozenset({test.probe.exercise})), test, (), test.giving(rows))
    return ExplainedCell(match.observation, (match,), (match,))
