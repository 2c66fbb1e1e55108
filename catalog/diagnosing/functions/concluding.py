"""Concluding: what is said of each of a student's functions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalog.diagnosing.functions import side_effects as side_effects
from catalog.diagnosing.functions.failing import LeftOut, said, undefined, where
from catalog.diagnosing.functions.input_conditions import impulse_of, settings
from catalog.diagnosing.functions.matching import Matching
from catalog.diagnosing.functions.observing import AGAIN, observe
from catalog.diagnosing.functions.unfilled import of_unfilled
from catalog.diagnosing.outputs.search_report import reached
from catalog.explaining.localisation.wrong_readings import findings, labels
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.match import Match, hold_against
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.functions.effects import EffectKind
from catalog.functions.runs import Runs
from catalog.functions.subject import Subject
from catalog.model.cause import Cause
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.terminal.phrases import counted, listed

MAX_NAMES = 20

# Of the runs that call a function, so many have to tell something before it is called correct.
LEAST_LOOKED_AT = 0.75


def of_right(runs: Runs, name: str) -> Diagnosis:
    """Return the diagnosis of a function that is right in every run that tells anything, if enough of them do."""
    count, seen = len(runs.calling([name])), len(runs.telling([name]))
    reason = f"{name} gives what a correct program gives, in all {count} trials."
    if seen < count:
        reason = f"{name} gives what a correct program gives, in {seen} of {count} trials."
    verdict = Verdict.CORRECT if seen >= LEAST_LOOKED_AT * count else Verdict.INCOMPLETE
    advice = "" if verdict is Verdict.CORRECT else f"Take the prints out of {name} and try again."
    return Diagnosis(verdict, reason, exercise=name, next_step=advice, protection=runs.subject.protection)


def of_helpers(found: Diagnosis, helpers: Sequence[str]) -> Diagnosis:
    """Return the diagnosis of a function that is right but for the student's own helpers."""
    reason = f"The mistake is in your own {listed(helpers)}: with the course's, {found.exercise} is right in every run."
    return replace(found, verdict=Verdict.LOCALISED, conclusion=reason, suspects=tuple(helpers))


def of_namesake(subject: Subject, name: str, course: str) -> Diagnosis:
    """Return the diagnosis of a function of another course that bears the name of an exercise."""
    reason = (
        f"This {name} takes {', '.join(subject.parameters[name])}, as the one of {course} does: that course is not "
    )
    reason += "covered, and nothing is said of it."
    return Diagnosis(Verdict.UNREADABLE, reason, exercise=name, protection=subject.protection)


def of_wrong(matching: Matching, left_out: LeftOut) -> Diagnosis:
    """Return the diagnosis of functions that are wrong among correct ones; several share what one mistake does."""
    lacking = _lacking(matching)
    if lacking is not None:
        return lacking
    candidates = matching.candidates or matching.ending_alike
    found = _explained(matching, candidates) if candidates else _localised(matching)
    notes = tuple(side_effects.single_precision(name) for name in matching.functions if matching.runs.single)
    run = matching.runs.run(matching.shows, matching.replaced)
    unknown = undefined(run, left_out)
    more = (unknown,) if unknown else ()
    findings = (*more, *side_effects.forms(matching.runs, matching.functions), *found.findings)
    return of_unfilled(replace(found, evidence=findings, remarks=(*found.notes, *notes)), matching)


def _lacking(matching: Matching) -> Diagnosis | None:
    """Return the diagnosis of functions that use what could not be imported here, which is no mistake of theirs."""
    runs, names = matching.runs, listed(matching.functions)
    error = runs.run(matching.shows, matching.replaced).signature.error
    if error is None or error.kind != "NameError" or error.missing not in runs.subject.imported:
        return None
    reason = (
        f"{names} cannot be run here: it uses {error.missing}, and the import of that fails. Install what it needs."
    )
    return Diagnosis(Verdict.UNREADABLE, reason, exercise=matching.functions[0], protection=runs.subject.protection)


def of_disagreement(runs: Runs, functions: Sequence[str]) -> Diagnosis:
    """Return the diagnosis of functions each of which is right among correct ones, and wrong among the student's."""
    reason = f"{listed(functions)} do not fit each other: each is right among correct ones. Compare what one puts into "
    reason += "the cache with what the other takes out of it."
    if len(functions) == 1:
        reason = f"{functions[0]} does not fit your other functions: it is right among correct ones. Compare what it "
        reason += "takes out of the cache with what the others put in."
    return Diagnosis(
        Verdict.LOCALISED, reason, exercise=functions[0], suspects=tuple(functions), protection=runs.subject.protection
    )


def _explained(matching: Matching, candidates: Sequence[Candidate]) -> Diagnosis:
    first = candidates[0]
    others = tuple(" and ".join(each.names) for each in candidates[1:])
    count = len(matching.telling)
    explains = count if matching.candidates else matching.explained(first)
    cause = Cause(first.mutants, others[:MAX_NAMES], first.functions, (explains, count), 0.0, first.made())
    error = matching.runs.run(matching.shows, matching.replaced).signature.error
    verdict = Verdict.EXPLAINED if error is None else Verdict.AMBIGUOUS
    return _base(matching, verdict, _does_the_same(matching, first, len(candidates)), (cause,))


def _does_the_same(matching: Matching, candidate: Candidate, count: int) -> str:
    """Return the verdict in a sentence; an exception says less than numbers do."""
    names = listed(matching.functions)
    what = "this mistake does" if len(candidate.mutants) == 1 else "these mistakes do together"
    run = matching.runs.run(matching.shows, matching.replaced)
    among = f"in all {len(matching.telling)} trials"
    if run.signature.error is not None:
        ending = f"ends with {said(run.signature.error)}{where(run)}"
        if not matching.candidates:
            return f"{names} {ending}, as it does with this mistake. That is not all: other trials differ from it."
        return f"{names} {ending}, as it does with this mistake, {among}; other mistakes can end like this as well."
    others = "" if count == 1 else f", and so {'does' if count == 2 else 'do'} {counted(count - 1, 'other')}"
    return f"{names} does exactly what {what}, {among}{others}."


def _localised(matching: Matching) -> Diagnosis:
    names, runs = listed(matching.functions), matching.runs
    run = runs.run(matching.shows, matching.replaced)
    wrong = [probe for probe in matching.telling if not runs.is_right(probe, matching.replaced)]
    among = f"among correct functions it is wrong in {len(wrong)} of {len(matching.telling)} trials"
    reason = f"The mistake is in {names}: {among}, and nothing that was tried does the same."
    if run.signature.error is not None:
        reason = _ending(matching)
    found = _base(matching, Verdict.LOCALISED, reason, ())
    impulse = impulse_of(matching)
    more = (*settings(matching, wrong), *(impulse.sentences if impulse is not None else ()))
    return replace(found, evidence=(*found.findings, *more), impulse=impulse)


def _ending(matching: Matching) -> str:
    """Return where an exception comes from: the function, how it was called, or what is made of its result."""
    run, names = matching.runs.run(matching.shows, matching.replaced), listed(matching.functions)
    error = run.signature.error
    assert error is not None
    if run.at is not None:
        return f"{names} ends with {said(error)}{where(run)}."
    returned = {effect.function for effect in run.effects if effect.kind is EffectKind.RETURNED}
    if returned.isdisjoint(matching.functions):
        return f"{names}, called as the course calls it, ends with {said(error)}."
    if any(side_effects.forms(matching.runs, matching.functions)):
        return f"What {names} returns cannot be used."
    other = error.function and error.function not in matching.functions
    return f"What {names} returns cannot be used{f' by {error.function}' if other else ''}: {said(error)}."


def _said_of(match: Match, *, explained: bool) -> Iterator[str]:
    found = findings(match, explained=explained)
    yield from found
    if any(AGAIN in finding for finding in found):
        yield f'"{AGAIN.strip()}" is what a second call with the same arguments gives.'


def _base(matching: Matching, verdict: Verdict, reason: str, causes: tuple[Cause, ...]) -> Diagnosis:
    probe, runs = matching.shows, matching.runs
    match = hold_against(
        observe(probe, runs.run(probe, matching.replaced).signature, single=runs.single), ResponseMatrix(probe, ())
    )
    good, bad = labels(match)
    return Diagnosis(
        verdict,
        reason,
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
