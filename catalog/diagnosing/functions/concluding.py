"""Concluding: what is said of each of a student's functions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalog.diagnosing.functions import side_effects
from catalog.diagnosing.functions.failing import LeftOut, ending, parameters_to_compare, undefined
from catalog.diagnosing.functions.input_conditions import impulse_of, settings
from catalog.diagnosing.functions.matching import Matching
from catalog.diagnosing.functions.observing import AGAIN, observe
from catalog.diagnosing.functions.pointing import pointed
from catalog.diagnosing.functions.unfilled import of_unfilled
from catalog.diagnosing.outputs.search_report import reached
from catalog.explaining.localisation.wrong_readings import findings, labels
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.match import Match, hold_against
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.explaining.ranking.equivalence import alternatives
from catalog.explaining.ranking.mending import steps_to_mend
from catalog.functions.effects import Returned
from catalog.functions.runs import Runs
from catalog.functions.subject import Subject
from catalog.model.cause import Cause
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.finding import Finding
from catalog.model.findings.endings import EndsTheSame, EndsWith, NotCallable, NotUsable
from catalog.model.findings.functions import (
    Disagreement,
    DoesTheSame,
    GivesWhatIsRight,
    NothingDoesTheSame,
    NotImported,
    OtherCourse,
    SecondCall,
    TakePrintsOut,
    WrongHelpers,
)
from catalog.model.findings.mending import MendingStep
from catalog.model.findings.side_effects import SinglePrecision
from catalog.model.raised_error import RaisedError

MAX_NAMES = 20

# Of the runs that call a function, so many have to tell something before it is called correct.
LEAST_LOOKED_AT = 0.75


def of_right(runs: Runs, name: str) -> Diagnosis:
    """Return the diagnosis of a function that is right in every run that tells anything, if enough of them do."""
    count, told = len(runs.calling([name])), len(runs.telling([name]))
    found = GivesWhatIsRight(name, told, count)
    verdict = Verdict.CORRECT if told >= LEAST_LOOKED_AT * count else Verdict.INCOMPLETE
    advice = None if verdict is Verdict.CORRECT else TakePrintsOut(name)
    return Diagnosis(verdict, found, exercise=name, next_step=advice, protection=runs.subject.protection)


def of_helpers(found: Diagnosis, helpers: Sequence[str]) -> Diagnosis:
    """Return the diagnosis of a function that is right but for the student's own helpers."""
    wrong = WrongHelpers(found.exercise, tuple(helpers))
    return replace(found, verdict=Verdict.LOCALISED, conclusion=wrong, suspects=wrong.helpers)


def of_namesake(subject: Subject, name: str, course: str) -> Diagnosis:
    """Return the diagnosis of a function of another course that bears the name of an exercise."""
    found = OtherCourse(name, subject.parameters[name], course)
    return Diagnosis(Verdict.UNREADABLE, found, exercise=name, protection=subject.protection)


def of_wrong(matching: Matching, left_out: LeftOut) -> Diagnosis:
    """Return the diagnosis of functions that are wrong among correct ones; several share what one mistake does."""
    lacking = _lacking(matching)
    if lacking is not None:
        return lacking
    candidates = matching.candidates or matching.ending_alike
    found = _explained(matching, candidates) if candidates else _localised(matching)
    rough = tuple(SinglePrecision(name) for name in matching.functions if matching.runs.single)
    run = matching.runs.run(matching.shows, matching.replaced)
    unknown = undefined(run, left_out)
    more = (unknown,) if unknown is not None else ()
    evidence = (*more, *side_effects.forms(matching.runs, matching.functions), *found.evidence)
    found = of_unfilled(replace(found, evidence=evidence, remarks=(*found.remarks, *rough)), matching)
    return pointed(found, matching)


def _lacking(matching: Matching) -> Diagnosis | None:
    """Return the diagnosis of functions that use what could not be imported here, which is no mistake of theirs."""
    runs, names = matching.runs, matching.functions
    error = runs.run(matching.shows, matching.replaced).signature.error
    if error is None or error.kind != "NameError" or error.missing not in runs.subject.imported:
        return None
    found = NotImported(names, error.missing)
    return Diagnosis(Verdict.UNREADABLE, found, exercise=names[0], protection=runs.subject.protection)


def of_disagreement(runs: Runs, functions: Sequence[str]) -> Diagnosis:
    """Return the diagnosis of functions each of which is right among correct ones, and wrong among the student's."""
    names, protection = tuple(functions), runs.subject.protection
    return Diagnosis(Verdict.LOCALISED, Disagreement(names), exercise=names[0], suspects=names, protection=protection)


def _explained(matching: Matching, candidates: Sequence[Candidate]) -> Diagnosis:
    first = candidates[0]
    same_as, same_in = alternatives(first, candidates[1 : MAX_NAMES + 1])
    count = len(matching.telling)
    explains = count if matching.candidates else matching.explained(first)
    steps = _steps(matching, candidates)
    cause = Cause(first.mutants, same_as, first.functions, (explains, count), 0.0, first.made(), same_in, steps)
    error = matching.runs.run(matching.shows, matching.replaced).signature.error
    verdict = Verdict.EXPLAINED if error is None else Verdict.AMBIGUOUS
    return _base(matching, verdict, _does_the_same(matching, first, len(candidates) - len(same_in)), (cause,))


def _steps(matching: Matching, forms: Sequence[Candidate]) -> tuple[MendingStep, ...]:
    """Return several mistakes in the order in which to mend them.

    What the cell prints on the way is known where no other function of the student's is wrong.
    """
    if len(forms[0].mutants) < 2:
        return ()
    alone = not matching.runs.is_wrong(frozenset(matching.functions))
    return steps_to_mend(forms[0], _held(matching), forms if alone else ())


def _does_the_same(matching: Matching, candidate: Candidate, count: int) -> DoesTheSame | EndsTheSame:
    """Return what a mistake has in common with the functions; an exception says less than numbers do."""
    run, trials = matching.runs.run(matching.shows, matching.replaced), len(matching.telling)
    error = run.signature.error
    if error is not None:
        return EndsTheSame(matching.functions, ending(run, error), trials, everywhere=bool(matching.candidates))
    return DoesTheSame(matching.functions, len(candidate.mutants), trials, count - 1)


def _localised(matching: Matching) -> Diagnosis:
    runs = matching.runs
    error = runs.run(matching.shows, matching.replaced).signature.error
    wrong = [probe for probe in matching.telling if not runs.is_right(probe, matching.replaced)]
    why = NothingDoesTheSame(matching.functions, len(wrong), len(matching.telling))
    found = _base(matching, Verdict.LOCALISED, why if error is None else _ending(matching, error), ())
    found = replace(found, next_step=parameters_to_compare(found.conclusion))
    impulse = impulse_of(matching)
    more = (*settings(matching, wrong), *(impulse.findings if impulse is not None else ()))
    return replace(found, evidence=(*found.evidence, *more), impulse=impulse)


def _ending(matching: Matching, error: RaisedError) -> EndsWith | NotCallable | NotUsable:
    """Return where an exception comes from: the function, how it was called, or what is made of its result."""
    run, names = matching.runs.run(matching.shows, matching.replaced), matching.functions
    if run.at is not None:
        return EndsWith(names, ending(run, error))
    if not any(isinstance(effect, Returned) and effect.function in names for effect in run.effects):
        return NotCallable(names, error)
    if any(side_effects.forms(matching.runs, names)):
        return NotUsable(names)
    return NotUsable(names, "" if error.function in names else error.function, error)


def _said_of(match: Match, *, explained: bool) -> Iterator[Finding]:
    """Yield what can be said of wrong readings."""
    yield from findings(match, explained=explained)
    pairs = zip(match.observation.readings, match.right, strict=True)
    if any(reading.name.endswith(AGAIN) and not right.all() for reading, right in pairs):
        yield SecondCall()


def _held(matching: Matching) -> Match:
    """Return what the functions give on the probe that shows something wrong, held against programs."""
    probe, runs = matching.shows, matching.runs
    observation = observe(probe, runs.run(probe, matching.replaced).signature, single=runs.single)
    return hold_against(observation, ResponseMatrix(probe, ()))


def _base(matching: Matching, verdict: Verdict, conclusion: Finding, causes: tuple[Cause, ...]) -> Diagnosis:
    probe, runs = matching.shows, matching.runs
    match = _held(matching)
    good, bad = labels(match)
    return Diagnosis(
        verdict,
        conclusion,
        exercise=matching.functions[0],
        cell=probe.name,
        causes=causes,
        chance=0.0 if causes else None,
        right=good,
        wrong=bad,
        evidence=tuple(_said_of(match, explained=bool(causes))),
        suspects=matching.functions,
        programs=matching.search_report.programs if matching.search_report is not None else 0,
        search=reached(matching.search_report, fits=bool(causes), proven=bool(causes)),
        protection=runs.subject.protection,
    )
