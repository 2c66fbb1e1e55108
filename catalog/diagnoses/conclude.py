"""Concluding: from what was found to a verdict, and never to a name that the evidence does not carry."""

from collections.abc import Sequence

from catalog.diagnoses import notes
from catalog.diagnoses.diagnosis import Diagnosis, Verdict
from catalog.diagnoses.explain import causes
from catalog.diagnoses.localise import either, findings, labels
from catalog.diagnoses.search import Found
from catalog.matching.match import Match
from catalog.observations.observation import Observation


def conclude(found: Found) -> Diagnosis:
    """Return the diagnosis of one cell."""
    if not found.matches:
        return Diagnosis(Verdict.UNREADABLE, _no_place(found), notes=found.observation.notes)
    if found.correct:
        return _correct(found)
    return _explained(found) if found.fitting else _localised(found)


def _no_place(found: Found) -> str:
    readings = found.observation.readings
    if not readings or readings[0].name:
        return "No test cell shows all of these together: paste the output of one cell at a time."
    why = (
        "are too few to tell which line they are"
        if found.accident
        else "are as many as no test cell prints in one line"
    )
    return f'These numbers have no label and {why}: paste them with it, such as gradients["dx"][1][2] = [...].'


def _correct(found: Found) -> Diagnosis:
    match = found.correct[0]
    exercise, cell = _place(found.correct)
    right, _ = labels(match)
    if found.observation.unread:
        unread = ", ".join(found.observation.unread)
        reason = (
            f"What could be read is right, but the value of {unread} could not be read: paste it as it was printed."
        )
        return Diagnosis(Verdict.UNREADABLE, reason, exercise, cell, right=right)
    reason = f"Nothing shown differs from a correct {exercise or 'program'}."
    if found.observation.fault is not None:
        reason = f"A correct program ends like this as well: the cell itself is broken ({match.bank.probe.found_in})."
    more = (*notes.of_right_values(found, match), *notes.of_reading(found.observation))
    return Diagnosis(Verdict.CORRECT, reason, exercise, cell, right=right, notes=more)


def _place(matches: Sequence[Match]) -> tuple[str, str]:
    """Return the exercise and the cell of matches, the newest first; "" for both where it could be several."""
    probes = [match.bank.probe for match in matches]
    return (probes[0].exercise, probes[0].name) if len({probe.exercise for probe in probes}) == 1 else ("", "")


def _explained(found: Found) -> Diagnosis:
    match, evidence = found.fitting[0]
    named = causes(found.fitting)
    explained = len(named) == 1 and not evidence.weak
    verdict = Verdict.EXPLAINED if explained else Verdict.AMBIGUOUS
    exercise, cell = _place([match for match, _ in found.fitting])
    right, wrong = labels(match)
    return Diagnosis(
        verdict,
        _reason(verdict, found.observation, len(named)),
        exercise,
        cell,
        named,
        named[0].chance,
        right,
        wrong,
        findings(match),
        (*notes.of_misprint(found), *notes.of_reading(found.observation)),
    )


def _reason(verdict: Verdict, observation: Observation, count: int) -> str:
    several = "One mistake" if count == 1 else f"{count} mistakes that behave differently"
    if verdict is Verdict.EXPLAINED:
        return "One mistake gives exactly what was shown."
    if observation.fault is not None:
        return f"{several} in the catalog can end like this, but an exception alone is weak evidence."
    if count > 1:
        return f"{several} give exactly what was shown. Print more lines to tell them apart."
    return "One mistake gives exactly what was shown, but zeros or a shape alone are weak evidence. Print more lines."


def _localised(found: Found) -> Diagnosis:
    match = found.nearest
    exercises = list(dict.fromkeys(each.bank.probe.exercise for each in reversed(found.matches)))
    several = len(exercises) > 1 and not found.anything_right
    right, wrong = labels(match)
    more = (*notes.of_misprint(found), *notes.of_other_input(found), *notes.of_reading(found.observation))
    return Diagnosis(
        Verdict.LOCALISED,
        _unknown(found, exercises if several else []),
        "" if several else match.bank.probe.exercise,
        "" if several else match.bank.probe.name,
        chance=found.accident,
        right=right,
        wrong=wrong,
        findings=() if several else findings(match),
        notes=more,
    )


def _unknown(found: Found, exercises: Sequence[str]) -> str:
    """Return why nobody is named; exercises: those that it could be of, where that is not clear."""
    fault = found.observation.fault
    if found.accident is not None:
        return (
            "A mistake in the catalog would print this, but so few wrong digits fit by accident as well: paste more "
            "lines of the cell, or more digits."
        )
    if fault is not None:
        return _unknown_fault(found.observation)
    if exercises:
        return (
            f"This could be of {either(exercises)}, and no single mistake of the catalog gives it: name the exercise."
        )
    return "No single mistake in the catalog gives exactly these numbers."


def _unknown_fault(observation: Observation) -> str:
    fault = observation.fault
    if fault is None or not fault.message:
        return "An exception without its message tells nothing: paste the whole last line of the traceback."
    where = f" It came out of {fault.function}." if fault.function else " Paste the whole traceback to see where."
    if fault.kind in ("NameError", "UnboundLocalError") and fault.missing:
        return f"Nothing was ever stored under the name {fault.missing!r}: look for where it is misspelt.{where}"
    return f"No single mistake in the catalog ends like this.{where}"
