"""Concluding: what is said of each of a student's functions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalog.diagnoses.cause import Cause
from catalog.diagnoses.diagnosis import Diagnosis, Verdict
from catalog.diagnoses.impulse import ImpulseResponse
from catalog.diagnoses.localise import findings, labels
from catalog.diagnoses.reaching import reached
from catalog.diagnoses.saying import counted, listed
from catalog.functions import besides
from catalog.functions.failing import LeftOut, undefined, where
from catalog.functions.matching import Matching
from catalog.functions.observing import observe
from catalog.functions.runs import Runs
from catalog.functions.trials import right
from catalog.matching.bank import Bank
from catalog.matching.candidate import Candidate
from catalog.matching.match import hold_against
from catalog.signatures.probe import Probe

MOST_NAMES = 20


def of_right(runs: Runs, name: str) -> Diagnosis:
    """Return the diagnosis of a function that is right."""
    count = len(runs.probes)
    reason = f"{name} gives what a correct program gives, in all {count} trials."
    return Diagnosis(Verdict.CORRECT, reason, name, protection=runs.subject.protection)


def of_wrong(matching: Matching, left_out: LeftOut) -> Diagnosis:
    """Return the diagnosis of functions that are wrong among correct ones; several share what one mistake does."""
    candidates = matching.candidates
    found = _explained(matching, candidates) if candidates else _localised(matching)
    notes = tuple(besides.single_precision(name) for name in matching.functions if matching.runs.single)
    trial = matching.runs.run(matching.shows, matching.swapped)
    said = undefined(trial, left_out)
    more = (said,) if said else ()
    findings = (*more, *besides.forms(matching.runs, matching.functions), *found.findings)
    return replace(found, findings=findings, notes=(*found.notes, *notes))


def of_disagreement(runs: Runs, functions: Sequence[str]) -> Diagnosis:
    """Return the diagnosis of functions each of which is right among correct ones, and wrong among the student's."""
    reason = f"{listed(functions)} do not fit each other: each is right among correct ones. Compare what one puts into "
    reason += "the cache with what the other takes out of it."
    if len(functions) == 1:
        reason = f"{functions[0]} does not fit your other functions: it is right among correct ones. Compare what it "
        reason += "takes out of the cache with what the others put in."
    return Diagnosis(
        Verdict.LOCALISED, reason, functions[0], suspects=tuple(functions), protection=runs.subject.protection
    )


def _explained(matching: Matching, candidates: Sequence[Candidate]) -> Diagnosis:
    first = candidates[0]
    others = tuple(" and ".join(each.names) for each in candidates[1:])
    count = len(matching.runs.probes)
    cause = Cause(first.mutants, others[:MOST_NAMES], first.functions, (count, count), 0.0, first.made())
    fault = matching.runs.run(matching.shows, matching.swapped).signature.fault
    verdict = Verdict.EXPLAINED if fault is None else Verdict.AMBIGUOUS
    return _base(matching, verdict, _does_the_same(matching, first, len(candidates)), (cause,))


def _does_the_same(matching: Matching, candidate: Candidate, count: int) -> str:
    """Return the verdict in a sentence; an exception says less than numbers do."""
    names = listed(matching.functions)
    what = "this mistake does" if len(candidate.mutants) == 1 else "these mistakes do together"
    trial = matching.runs.run(matching.shows, matching.swapped)
    trials = f"in all {len(matching.runs.probes)} trials"
    if trial.signature.fault is not None:
        ending = f"ends with {trial.signature.fault}{where(trial)}"
        return f"{names} {ending}, as it does with this mistake, {trials}; other mistakes can end like this as well."
    others = "" if count == 1 else f", and so {'does' if count == 2 else 'do'} {counted(count - 1, 'other')}"
    return f"{names} does exactly what {what}, {trials}{others}."


def _localised(matching: Matching) -> Diagnosis:
    names, runs = listed(matching.functions), matching.runs
    trial = runs.run(matching.shows, matching.swapped)
    wrong = runs.wrong(matching.swapped)
    among = f"among correct functions it is wrong in {len(wrong)} of {len(runs.probes)} trials"
    reason = f"The mistake is in {names}: {among}, and nothing that was tried does the same."
    if trial.signature.fault is not None:
        reason = f"{names} ends with {trial.signature.fault}{where(trial)}."
        if trial.at is None:
            reason = f"What {names} returns cannot be used: {trial.signature.fault}."
    found = _base(matching, Verdict.LOCALISED, reason, ())
    impulse = _impulse(matching)
    said = (*_settings(matching, wrong), *(impulse.sentences if impulse is not None else ()))
    return replace(found, findings=(*found.findings, *said), impulse=impulse)


def _base(matching: Matching, verdict: Verdict, reason: str, causes: tuple[Cause, ...]) -> Diagnosis:
    probe, runs = matching.shows, matching.runs
    match = hold_against(
        observe(probe, runs.run(probe, matching.swapped).signature, single=runs.single), Bank(probe, ())
    )
    good, bad = labels(match)
    return Diagnosis(
        verdict,
        reason,
        matching.functions[0],
        probe.name,
        causes,
        0.0 if causes else None,
        good,
        bad,
        findings(match, explained=bool(causes)),
        suspects=matching.functions,
        programs=matching.reach.programs if matching.reach is not None else 0,
        reached=reached(matching.reach, fits=bool(causes), proven=bool(causes)),
        protection=runs.subject.protection,
    )


def _settings(matching: Matching, wrong: Sequence[Probe]) -> Iterator[str]:
    """Yield on which of its own inputs a function is right, where it is right on some."""
    own = [probe for probe in matching.runs.probes if probe.exercise in matching.functions]
    good = dict.fromkeys(_setting(probe) for probe in own if probe not in wrong)
    bad = dict.fromkeys(_setting(probe) for probe in own if probe in wrong)
    if good and bad:
        yield f"It is right with {listed(list(good))}, and wrong with {listed(list(bad))}."


def _setting(probe: Probe) -> str:
    """Return what a probe tries: "one step" of "c5w1a1.rnn_backward.one step"."""
    return "the course's cell" if probe.lines else probe.name.rsplit(".", 1)[-1]


def _impulse(matching: Matching) -> ImpulseResponse | None:
    """Return the impulse response of a function that goes back through time."""
    for probe in matching.runs.probes:
        if probe.exercise in matching.functions and not probe.lines:
            yours = matching.runs.run(probe, matching.swapped).signature
            found = ImpulseResponse.of(yours, right(probe).signature)
            if found is not None:
                return found
    return None
