"""Concluding: from what was found to a verdict, and never to a name that the evidence does not carry."""

from collections.abc import Sequence

from catalog.diagnoses.diagnosis import Diagnosis, Verdict
from catalog.diagnoses.expectation import matches_of, misprint, misprinted
from catalog.diagnoses.explain import causes
from catalog.diagnoses.localise import findings, labels, reached_from
from catalog.diagnoses.search import Found, anything_right
from catalog.matching.chance import weigh
from catalog.matching.match import Match
from catalog.observations.observation import Observation
from catalog.signatures.probe import Shows


def conclude(found: Found) -> Diagnosis:
    """Return the diagnosis of one cell."""
    if not found.matches:
        return Diagnosis(Verdict.UNREADABLE, _no_place(found.observation), notes=found.observation.notes)
    if found.correct and found.observation.unread:
        return _half_read(found)
    if found.correct:
        return _correct(found, found.correct[0])
    if found.fitting:
        return _explained(found)
    return _localised(found)


def _half_read(found: Found) -> Diagnosis:
    labels_unread = ", ".join(found.observation.unread)
    reason = (
        f"What could be read is right, but the value of {labels_unread} could not be read: paste it as it was printed."
    )
    match = found.correct[0]
    return Diagnosis(
        Verdict.UNREADABLE, reason, match.bank.probe.exercise, match.bank.probe.name, right=labels(match)[0]
    )


def _other_notes(observation: Observation) -> tuple[str, ...]:
    """Return notes on what was not used, and on values that the text calls expected."""
    unread = tuple(f"The value of {label} could not be read." for label in observation.unread)
    return (*unread, *observation.notes)


def _no_place(observation: Observation) -> str:
    if observation.readings and not observation.readings[0].name:
        return (
            "These numbers have no label, and no test cell prints as many in one line: paste the label with them, "
            'such as gradients["dx"][1][2] = [...].'
        )
    return "No test cell shows all of these together: paste the output of one cell at a time."


def _correct(found: Found, match: Match) -> Diagnosis:
    probe = match.bank.probe
    exercise, cell = _place(found.correct)
    reason = f"Nothing shown differs from a correct {exercise or 'program'}."
    if match.observation.fault is not None:
        reason = f"A correct {probe.exercise} ends like this as well: the cell itself is broken ({probe.found_in})."
    notes = (*_table_notes(found, match), *_unseen(match), *_other_notes(found.observation))
    return Diagnosis(Verdict.CORRECT, reason, exercise, cell, right=labels(match)[0], notes=notes)


def _unseen(match: Match) -> tuple[str, ...]:
    """Return a note on the mistakes that the readings cannot notice."""
    plain = {row: each.names for row, each in enumerate(match.bank.candidates) if each.mutants and not each.spellings}
    noticed = {names for row, names in plain.items() if row not in match.rows}
    unseen = len(match.bank.names - noticed)
    if not unseen or match.observation.fault is not None:
        return ()
    mistakes = f"{unseen} of the {len(match.bank.names)} mistakes that the catalog knows in these functions"
    return (f"{mistakes} would print the same here: right numbers are not yet a right program.",)


def _table_notes(found: Found, match: Match) -> tuple[str, ...]:
    """Return what to know of the tables of expected values that the course printed for this cell."""
    probe = match.bank.probe
    wrong = ", ".join(misprinted(matches_of(found.expected))) if found.expected is not None else ""
    if wrong:
        return (
            f"The expected values beside yours are a table that the course printed wrong ({wrong}): yours are right.",
        )
    versions = [each for each in found.matches if each.bank.probe.exercise == probe.exercise]
    printed_wrong = [each.bank.probe.found_in for each in versions if misprint(each.bank.probe)]
    if found.observation.expected and found.expected is None:
        return ("The text calls these the expected values: if they are, paste what your own cell printed.",)
    if printed_wrong:
        return (f"The notebooks of {printed_wrong[0]} print another table for this cell: that table is wrong.",)
    if not all(each.correct for each in versions):
        return (
            f"These are the right values of the cell of {probe.found_in}; other versions of it draw other numbers.",
        )
    return ()


def _explained(found: Found) -> Diagnosis:
    matches = found.fitting
    best = matches[0]
    evidence = weigh(best, found.tried)
    if evidence.accidental:
        return _localised(found, evidence.chance)
    named = causes(matches, evidence.chance)
    verdict = Verdict.EXPLAINED if len(named) == 1 and not evidence.weak else Verdict.AMBIGUOUS
    right, wrong = labels(best)
    exercise, cell = _place(matches)
    return Diagnosis(
        verdict,
        _reason(verdict, best, len(named)),
        exercise,
        cell,
        named,
        evidence.chance,
        right,
        wrong,
        findings(best),
        (*_misprint_note(found), *_other_notes(found.observation)),
    )


def _place(matches: Sequence[Match]) -> tuple[str, str]:
    """Return the exercise and the cell of matches, the newest first; "" for both where it could be several."""
    probes = [match.bank.probe for match in matches]
    return (probes[0].exercise, probes[0].name) if len({probe.exercise for probe in probes}) == 1 else ("", "")


def _reason(verdict: Verdict, match: Match, count: int) -> str:
    several = "One mistake" if count == 1 else f"{count} mistakes that behave differently"
    if verdict is Verdict.EXPLAINED:
        return "One mistake gives exactly what was shown."
    if match.observation.fault is not None:
        return f"{several} in the catalog can end like this, but an exception alone is weak evidence."
    if count > 1:
        return f"{several} give exactly what was shown. Print more lines to tell them apart."
    return "One mistake gives exactly what was shown, but all that is wrong is zero, and others may end like that."


def _misprint_note(found: Found) -> tuple[str, ...]:
    """Return a note for readings most of which are the course's own misprint."""
    same = misprinted(found.matches)
    values = sum(reading.shows is Shows.VALUE for reading in found.observation.readings)
    if 2 * len(same) <= values:
        return ()
    table = "in the table that the course printed for early versions of this cell"
    return (f"{', '.join(same)}: the same stands {table}. That table is wrong; a correct program disagrees with it.",)


def _localised(found: Found, accident: float | None = None) -> Diagnosis:
    match = found.nearest
    probe = match.bank.probe
    if len({each.bank.probe.exercise for each in found.matches}) > 1 and not anything_right(found):
        return _cannot_tell(found)
    right, wrong = labels(match)
    return Diagnosis(
        Verdict.LOCALISED,
        _unknown(found, accident),
        probe.exercise,
        probe.name,
        chance=accident,
        right=right,
        wrong=wrong,
        findings=findings(match),
        notes=(*_misprint_note(found), *_other_input(found), *_other_notes(found.observation)),
    )


def _other_input(found: Found) -> tuple[str, ...]:
    """Return a note where nothing is right: perhaps the numbers are from no test cell at all."""
    if found.observation.fault is not None or anything_right(found):
        return ()
    return ("Nothing here is right. Only outputs of the course's own test cells can be compared.",)


def _unknown(found: Found, accident: float | None) -> str:
    fault = found.observation.fault
    if accident is not None:
        return (
            "A mistake in the catalog would print this, but so few wrong digits fit by accident as well: paste more "
            "lines of the cell, or more digits."
        )
    if fault is None:
        return "No single mistake in the catalog gives exactly these numbers."
    where = f" It came out of {fault.function}." if fault.function else " Paste the whole traceback to see where."
    if fault.kind == "NameError" and fault.missing:
        return f"Nothing was ever stored under the name {fault.missing!r}: look for where it is misspelt.{where}"
    return f"No single mistake in the catalog ends like this.{where}"


def _cannot_tell(found: Found) -> Diagnosis:
    names = reached_from(list(dict.fromkeys(match.bank.probe.exercise for match in found.matches)))
    if found.observation.fault is not None:
        return Diagnosis(Verdict.LOCALISED, _unknown(found, None), notes=found.observation.notes)
    return Diagnosis(
        Verdict.UNREADABLE,
        f"This could be the output of {names}, and fits none of them: name the exercise if you know it.",
        notes=found.observation.notes,
    )
