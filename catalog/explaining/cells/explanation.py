"""Explanation: what one output is compared with, and what comes out of it, before anything is concluded."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from catalog.explaining.cells.label_inference import places
from catalog.explaining.exceptions.assertions import is_beyond_search
from catalog.explaining.exceptions.deciding import look_into
from catalog.explaining.exceptions.inferring.infer import inferred
from catalog.explaining.exceptions.listed import in_its_own_words, listed_words
from catalog.explaining.exceptions.narrowing import raising_there
from catalog.explaining.exceptions.raising import raising_alike
from catalog.explaining.localisation.elsewhere import found_elsewhere
from catalog.explaining.localisation.near_misses import near_miss
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.chance import LIMIT, Evidence, chance_of_right, weigh
from catalog.explaining.matching.comparing import compare_with_cells
from catalog.explaining.matching.match import Match, hold_against
from catalog.explaining.matching.response_matrix import REFERENCE
from catalog.explaining.searching.report import SearchReport
from catalog.explaining.searching.search import search_mistakes
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.elsewhere import Elsewhere
from catalog.model.findings.remarks import Remark
from catalog.model.near_miss import NearMiss
from catalog.model.observation import Observation, Reading
from catalog.model.problem import Problem, Raised
from catalog.model.raised_error import ASSERTION
from catalog.model.scope import Scope

# What double precision would hardly look like, over all the numbers read.
SINGLE = 1e-2


@dataclass(frozen=True, eq=False, slots=True)
class ExplainedCell:
    """Every probe that an observation was held against, the newest version of a cell first.

    correct: the matches in which nothing differs from the reference. fitting: those in which some program explains
    everything and accident is excluded, each with its evidence. accident: the chance of those that fit by accident
    alone, if all do. expected: the expected values that were pasted with it. reach: how far the search beyond the list
    went, None where there was no need. without: the names of mutants that were left out. raised: what an exception
    says by itself, None without one. inferred: what fits was made for its message. near: what all numbers but one
    fit. elsewhere: where what is wrong here is right.
    """

    observation: Observation
    matches: tuple[Match, ...] = ()
    correct: tuple[Match, ...] = ()
    fitting: tuple[tuple[Match, Evidence], ...] = ()
    accident: float | None = None
    expected: Observation | None = None
    search_report: SearchReport | None = None
    without: frozenset[str] = frozenset()
    raised: Raised | None = None
    inferred: bool = False
    near: NearMiss | None = None
    elsewhere: Elsewhere | None = None

    @property
    def explained(self) -> bool:
        """True where some program, the reference or another, gives the readings, and not by accident."""
        return bool(self.correct or self.fitting)

    @property
    def nearest(self) -> Match:
        """The match with the most readings right."""
        return max(self.matches, key=lambda match: match.count_right)

    @property
    def family(self) -> str:
        """The family of the cells that it fits, or else was held against, "" where there are none."""
        matches = (*self.correct, *(match for match, _ in self.fitting), *self.matches)
        return matches[0].matrix.probe.family if matches else ""

    @property
    def families(self) -> frozenset[str]:
        """The families of the programs that give it; where none does, of the cells that it was held against."""
        fits = {candidate.family for match, _ in self.fitting for candidate in match.fits}
        return frozenset(fits or {match.matrix.probe.family for match in self.correct or self.matches})

    @property
    def anything_right(self) -> bool:
        """True where at least one number or shape is the reference's in some version of the cell."""
        return any(bool(np.any(mask)) for match in self.matches for mask in match.right)

    def allows(self, candidate: Candidate) -> bool:
        """True where that program gives these readings on one of the probes."""
        return any(match.allows(candidate) for match in self.matches)


def explain_cell(
    observation: Observation, expected: Observation | None, exercise: str | None, scope: Scope
) -> ExplainedCell:
    """Return the matches of an observation with the cells of its exercise.

    Numbers without a name are tried as every line that shows as many. Where nothing fits short numbers, they are tried
    as digits that were cut off, and not rounded. Where no named mistake fits alone, the search goes beyond the list;
    not where an exception's message says what is wrong.
    """
    if exercise is not None:
        observation = replace(observation, exercises=observation.exercises & {exercise})
    raised = _raised(observation)
    if is_beyond_search(observation.error, observation.exercises):
        found = ExplainedCell(observation)
    elif raised is not None and raised.decided and not observation.readings:
        found = _listed(observation, exercise, scope, raised)
    else:
        found = _searched(observation, exercise, scope)
    if raised is not None:
        found = _raising(found, raised, exercise)
    if raised is not None and not found.explained:
        found = _inferred(found, raised, exercise)
    return replace(found, expected=expected, without=scope.without, raised=raised)


def _raising(found: ExplainedCell, raised: Raised, exercise: str | None) -> ExplainedCell:
    """Return what was found with the mutants that are made for exceptions alone, where those without a name count."""
    unnamed = not found.explained or found.search_report is not None
    if not unnamed or (raised.decided and raised.problem is not Problem.CALL):
        return found
    again = _by_line(_found(found.observation, raising_alike(found.observation, exercise), 1))
    fitting = (*found.fitting, *again.fitting)
    matches = found.matches or (again.matches if again.fitting else ())
    return replace(found, matches=matches, fitting=fitting, inferred=raised.decided and bool(again.fitting))


def _inferred(found: ExplainedCell, raised: Raised, exercise: str | None) -> ExplainedCell:
    """Return what ends as an exception's message says, where no mistake of a list does; else what was found."""
    made = inferred(found.observation, raised, exercise)
    if not any(match.fits for match in made):
        return found
    fitting = _found(found.observation, made, 1).fitting
    return replace(found, matches=found.matches or tuple(reversed(made)), fitting=fitting, inferred=bool(fitting))


def _listed(observation: Observation, exercise: str | None, scope: Scope, raised: Raised) -> ExplainedCell:
    """Return the named mistakes that list an exception that says by itself what is wrong; nothing else is tried."""
    if listed_words(observation.error, raised):
        found = _by_line(_search(observation, exercise, scope))
        if found.explained:
            return found
    return ExplainedCell(observation)


def _raised(observation: Observation) -> Raised | None:
    """Return what an exception says by itself; None without one, and for a test's assertion."""
    error = observation.error
    if error is None or error.kind == ASSERTION:
        return None

    return look_into(error, observation.exercises)


def _searched(observation: Observation, exercise: str | None, scope: Scope) -> ExplainedCell:
    found = _by_line(_search(observation, exercise, scope))
    for ways, again in enumerate(_other_readings(observation), 2):
        if not found.explained:
            found = _better(found, _search(again, exercise, scope, ways))
    if not found.explained and found.accident is None:
        found = _by_line(search_further(_known_otherwise(found), scope))
    return found


def _by_line(found: ExplainedCell) -> ExplainedCell:
    """Return what fits an exception, without the programs that raise it in another line than the traceback shows."""
    error = found.observation.error
    if error is None:
        return found
    told = [(replace(match, fits=in_its_own_words(match.fits, match)), each) for match, each in found.fitting]
    kept = [(replace(match, fits=raising_there(match.fits, error, match.matrix.probe)), each) for match, each in told]
    return replace(found, fitting=tuple((match, evidence) for match, evidence in kept if match.fits))


def _other_readings(observation: Observation) -> Iterator[Observation]:
    """Yield the observation as it is to be read where its digits were cut off, or are of single precision."""
    readings, remarks = observation.readings, observation.remarks
    if any(reading.short for reading in readings):
        cut = tuple(reading.cut_off() if reading.short else reading for reading in readings)
        yield replace(observation, readings=cut, remarks=(*remarks, Remark.CUT_OFF))
    if _in_single_precision(readings):
        single = tuple(reading.in_single_precision() for reading in readings)
        yield replace(observation, readings=single, remarks=(*remarks, Remark.SINGLE_PRECISION))


def _in_single_precision(readings: Sequence[Reading]) -> bool:
    """True where the digits are those of single precision; where somebody rounded them all, they do not tell."""
    if all(reading.short for reading in readings if reading.low.size):
        return False
    probability = [reading.single for reading in readings if reading.low.size]
    return None not in probability and math.prod(each for each in probability if each is not None) < SINGLE


def _better(found: ExplainedCell, again: ExplainedCell) -> ExplainedCell:
    worth = again.explained or (found.accident is None and again.accident is not None)
    return again if worth else found


def _known_otherwise(found: ExplainedCell) -> ExplainedCell:
    """Return what was found with what is known of the numbers all the same: right elsewhere, or one copied wrong."""
    if not found.matches or found.observation.error is not None:
        return found
    if any(match.matrix.signatures[REFERENCE].error is None for match in found.matches):
        elsewhere = next(filter(None, map(found_elsewhere, found.matches)), None)
        near = None if elsewhere else next(filter(None, map(near_miss, found.matches)), None)
        return replace(found, elsewhere=elsewhere, near=near)
    return found


def search_further(found: ExplainedCell, scope: Scope) -> ExplainedCell:
    """Return what explains an observation beyond the list of single named mistakes, with how far the search went."""
    unnamed = bool(found.observation.readings) and not found.observation.readings[0].name
    if unnamed or found.elsewhere is not None:
        return found
    if found.near is not None and found.near.how.typed:
        # A wrong digit is none that a second mistake would give; another sign or a right line may be one.
        scope = replace(scope, budget=0)
    short = any(reading.short for reading in found.observation.readings)
    beyond = search_mistakes(found.matches, scope, ways=2 if short else 1)
    accident = beyond.accident if not beyond.fitting else None
    near = None if beyond.fitting else found.near or _near_unnamed(found, beyond.search_report, scope) or beyond.near
    report = beyond.search_report
    return replace(found, fitting=tuple(beyond.fitting), accident=accident, search_report=report, near=near)


def _near_unnamed(found: ExplainedCell, report: SearchReport, scope: Scope) -> NearMiss | None:
    """Return what a program with a mistake that nobody named fits but for one number or line, if the search ran any."""
    cells = [match for match in found.matches if not match.matrix.probe.asserts]
    ran = [match for match in cells if report.singles and match.matrix.signatures[REFERENCE].error is None]
    held = (hold_against(each.observation, matrix_of_all(each.matrix.probe, scope.without)) for each in ran)
    return next(filter(None, map(near_miss, held)), None)


def _search(observation: Observation, exercise: str | None, scope: Scope, ways: int = 1) -> ExplainedCell:
    """Return what fits; ways: in how many ways the numbers have been read by now, each with its own accidents."""
    if observation.readings and not observation.readings[0].name:
        return _search_places(observation, exercise, scope, ways)
    matches = compare_with_cells(observation, exercise, scope=scope)
    if not any(match.fits for match in matches):
        matches += compare_with_cells(observation, exercise, asserts=True, scope=scope)
    return _found(observation, matches, ways * len(matches))


def _found(observation: Observation, matches: list[Match], ways: int) -> ExplainedCell:
    newest = tuple(reversed(matches))
    correct = tuple(match for match in newest if match.correct)
    weighed = [(match, weigh(match, ways)) for match in newest if match.fits and not correct]
    fitting = tuple((match, evidence) for match, evidence in weighed if not evidence.accidental)
    accident = min((evidence.chance for _, evidence in weighed), default=None) if not fitting else None
    return ExplainedCell(observation, newest, correct, fitting, accident)


def _search_places(observation: Observation, exercise: str | None, scope: Scope, ways: int) -> ExplainedCell:
    """Return what fits at any place; where nothing does, the place with the most readings right."""
    placed = places(observation, exercise)
    tried = [compare_with_cells(place, exercise, scope=scope) for place in placed]
    matches = [match for place in tried for match in place]
    fitting = [match for match in matches if match.fits]
    right = [match for match in fitting if match.correct]
    if right:
        accident = min(chance_of_right(match, ways * len(tried)) for match in right)
        return _found(observation, right, 0) if accident < LIMIT else ExplainedCell(observation, accident=accident)
    if fitting:
        found = _found(observation, fitting, ways * len(matches))
        return found if found.explained else ExplainedCell(observation, accident=found.accident)
    nearest = sorted((match for match in matches if match.count_right), key=lambda match: -match.count_right)
    return ExplainedCell(observation, tuple(nearest[:1]))
