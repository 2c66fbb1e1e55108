"""Concluding: from what was found to a verdict, and never to a name that the evidence does not carry."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.diagnosing.outputs import notes
from catalog.diagnosing.outputs.exceptions import ASK, came_out_of, say
from catalog.diagnosing.outputs.reasons import said, unknown
from catalog.diagnosing.outputs.right_so_far import DENIED, right_so_far, to_add, too_little, unread_beside
from catalog.diagnosing.outputs.search_report import reached
from catalog.explaining.cells.explanation import Found
from catalog.explaining.localisation.elsewhere import said_of as elsewhere_said
from catalog.explaining.localisation.near_misses import said_of as near_said
from catalog.explaining.localisation.suspects import Suspects, suspects
from catalog.explaining.localisation.wrong_readings import findings, labels
from catalog.explaining.matching.match import Match
from catalog.explaining.matching.response_matrix import REFERENCE
from catalog.explaining.ranking.enough import extent
from catalog.explaining.ranking.explain import explain
from catalog.explaining.ranking.next_line import Advice, advise, lacking
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.elsewhere import Elsewhere
from catalog.model.observation import Observation
from catalog.model.probe import Shows
from catalog.model.problem import NOBODYS, Problem, Raised

MORE = "Paste more lines of the cell, or more digits."


def conclude(found: Found) -> Diagnosis:
    """Return the diagnosis of one cell."""
    if found.raised is not None and not found.matches:
        return of_exception(found.raised, found.observation)
    if not found.matches:
        return Diagnosis(Verdict.UNREADABLE, _no_place(found), remarks=found.observation.notes)
    if found.correct:
        return _correct(found)
    if found.elsewhere is not None and _is_all_elsewhere(found, found.elsewhere):
        return _elsewhere(found, found.elsewhere)
    return _explained(found) if found.fitting else _localised(found)


def of_exception(raised: Raised, observation: Observation) -> Diagnosis:
    """Return the diagnosis of an exception that says what it comes from; some are no function's mistake."""
    assert observation.error is not None
    what, advice = say(raised, observation.error)
    return Diagnosis(
        Verdict.UNREADABLE if raised.problem in NOBODYS else Verdict.LOCALISED,
        what,
        exercise=next(iter(observation.exercises)) if len(observation.exercises) == 1 else "",
        remarks=notes.of_reading(observation),
        suspects=() if raised.problem in NOBODYS else raised.suspects,
        next_step=advice,
        raised=raised,
    )


def _is_all_elsewhere(found: Found, elsewhere: Elsewhere) -> bool:
    """True where every number that was read is right in one other place."""
    values = {each.label for each in found.observation.readings if each.shows is Shows.VALUE and each.low.size}
    return values <= set(elsewhere.labels)


def _elsewhere(found: Found, elsewhere: Elsewhere) -> Diagnosis:
    """Return that what was shown is right, and not of this cell."""
    probe = found.nearest.matrix.probe
    advice = f"Run the cell of {probe.exercise} again, alone, and paste what it prints."
    lacking = f" Nothing was shown of the cell of {probe.exercise}."
    if elsewhere.more:
        advice, lacking = "Take the course's cell anew, run it and paste what it prints.", ""
    return Diagnosis(
        Verdict.INCOMPLETE,
        f"{elsewhere_said(elsewhere, probe.exercise)}{lacking}",
        exercise=probe.exercise,
        remarks=notes.of_reading(found.observation),
        elsewhere=elsewhere,
        next_step=advice,
    )


def _no_place(found: Found) -> str:
    readings = found.observation.readings
    if not readings or readings[0].name:
        return "No test cell shows all of these together: paste the output of one cell at a time."
    why = "are too few to tell which line they are" if found.accident else "fit no line that a test cell prints"
    return f'These numbers have no label and {why}: paste them with it, such as gradients["dx"][1][2] = [...].'


def _correct(found: Found) -> Diagnosis:
    """Return that everything shown is right, and what that is worth."""
    match, observation = found.correct[0], found.observation
    exercise, cell = _place(found.correct)
    right, _ = labels(match)
    unread = tuple(each.line for each in observation.unread)
    more = (*notes.of_right_values(found, match), *notes.of_reading(observation))
    said = Diagnosis(Verdict.CORRECT, "", exercise=exercise, cell=cell, right=right, unread=unread, remarks=more)
    if observation.error is not None:
        return _of_a_broken_cell(found)
    shown = extent(found.correct)
    missing = tuple(each.label for each in shown.missing)
    said = replace(said, missing=missing, conclusion=right_so_far(exercise, right, missing, observation.whole))
    if labelled := list(dict.fromkeys(each.label for each in observation.unread if each.label)):
        return replace(said, verdict=Verdict.UNREADABLE, conclusion=unread_beside(labelled), remarks=())
    if observation.denied:
        return replace(said, verdict=Verdict.INCOMPLETE, conclusion=DENIED)
    if shown.enough:
        return said
    return replace(said, verdict=Verdict.INCOMPLETE, conclusion=too_little(shown.numbers), next_step=to_add(missing))


def _of_a_broken_cell(found: Found) -> Diagnosis:
    """Return that an exception is the cell's own: of the functions it shows nothing."""
    exercise, cell = _place(found.correct)
    version = found.correct[0].matrix.probe.found_in
    reason = f"A correct program ends like this as well: the cell itself is broken ({version}), and shows no function."
    advice = "Take the cell of a later version, or give the function itself."
    raised = replace(found.raised, problem=Problem.TEST_CELL, suspects=()) if found.raised is not None else None
    return Diagnosis(Verdict.UNREADABLE, reason, exercise=exercise, cell=cell, next_step=advice, raised=raised)


def _place(matches: Sequence[Match]) -> tuple[str, str]:
    """Return the exercise and the cell of matches, the newest first; "" for both where it could be several."""
    probes = [match.matrix.probe for match in matches]
    return (probes[0].exercise, probes[0].name) if len({probe.exercise for probe in probes}) == 1 else ("", "")


def _explained(found: Found) -> Diagnosis:
    match, evidence = found.fitting[0]
    named = explain(found.fitting)
    count = len(named.causes)
    weak = count == 1 and evidence.weak and found.observation.error is None
    verdict = Verdict.EXPLAINED if count == 1 and not evidence.weak else Verdict.AMBIGUOUS
    advice = Advice() if verdict is Verdict.EXPLAINED else advise(named.causes, named.matches)
    open_which = found.observation.error is not None and len(found.observation.exercises) > 1
    exercise, cell = _place(found.matches if open_which else [match for match, _ in found.fitting])
    right, wrong = labels(match)
    return Diagnosis(
        verdict,
        said(named.causes, evidence, found.observation.error) + came_out_of(found.raised),
        exercise=exercise,
        cell=cell,
        causes=named.causes,
        chance=named.causes[0].chance,
        right=right,
        wrong=wrong,
        evidence=findings(match, explained=True),
        remarks=(*named.notes, *notes.of_misprint(found), *notes.of_reading(found.observation)),
        next_line=advice.line,
        suspects=suspects_of(found, match).functions if found.observation.error is not None else (),
        programs=found.search_report.programs if found.search_report is not None else 0,
        search=reached(found.search_report, fits=True, proven=True),
        next_step=_ask_of(found) or advice.sentence or ("Print more lines." if weak else ""),
        raised=found.raised,
    )


def _ask_of(found: Found) -> str:
    """Return what to paste next of an exception whose line is not shown; "" for numbers."""
    unseen = found.raised is not None and not came_out_of(found.raised)
    return ASK if unseen and not found.observation.readings else ""


def _localised(found: Found) -> Diagnosis:
    match = found.nearest
    exercises = list(dict.fromkeys(each.matrix.probe.exercise for each in reversed(found.matches)))
    several = len(exercises) > 1 and not found.anything_right
    right, wrong = labels(match)
    suspected = Suspects() if several else suspects_of(found, match)
    advice = lacking(found.matches) if found.accident is not None else Advice()
    known = (
        *((near_said(found.near),) if found.near is not None else ()),
        *((elsewhere_said(found.elsewhere, match.matrix.probe.exercise),) if found.elsewhere is not None else ()),
    )
    more = (*notes.of_misprint(found), *notes.of_other_input(found), *notes.of_reading(found.observation))
    reason, next_step = unknown(found, exercises if several else []), advice.sentence
    if found.raised is not None and found.observation.error is not None and found.accident is None:
        reason, next_step = say(found.raised, found.observation.error)
    return Diagnosis(
        Verdict.LOCALISED,
        reason,
        exercise="" if several else match.matrix.probe.exercise,
        cell="" if several else match.matrix.probe.name,
        chance=found.accident,
        right=right,
        wrong=wrong,
        evidence=known or (() if several else (*findings(match), *suspected.reasons)),
        remarks=more,
        next_line=advice.line,
        suspects=(found.raised.suspects if found.raised is not None else ()) or suspected.functions,
        programs=found.search_report.programs if found.search_report is not None else 0,
        search=reached(found.search_report, fits=found.accident is not None, proven=False),
        next_step=next_step or (MORE if found.accident is not None else ""),
        raised=found.raised,
        near=found.near,
        elsewhere=found.elsewhere,
    )


def suspects_of(found: Found, match: Match) -> Suspects:
    """Return the functions that can hold the mistake, from all single mistakes where the search has run them."""
    probe = match.matrix.probe
    ran = (
        found.search_report is not None
        and found.search_report.singles
        and not probe.asserts
        and match.matrix.signatures[REFERENCE].error is None
    )
    return suspects(match, matrix_of_all(probe, found.without) if ran else match.matrix)
