"""Concluding: from what was found to a verdict, and never to a name that the evidence does not carry."""

from catalog.diagnosing.outputs import notes
from catalog.diagnosing.outputs.assertions import of_assertion
from catalog.diagnosing.outputs.exceptions import beyond, is_shown, remedy_of
from catalog.diagnosing.outputs.reasons import explaining, unexplained
from catalog.diagnosing.outputs.right import of_right, place
from catalog.diagnosing.outputs.search_report import reached
from catalog.explaining.cells.explanation import ExplainedCell
from catalog.explaining.localisation.suspects import Suspects, suspects
from catalog.explaining.localisation.wrong_readings import findings, labels
from catalog.explaining.matching.match import Match
from catalog.explaining.matching.response_matrix import REFERENCE
from catalog.explaining.ranking.explain import explain
from catalog.explaining.ranking.next_line import Advice, advise, lacking
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.cause import Cause
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.elsewhere import Elsewhere
from catalog.model.finding import Finding
from catalog.model.findings.conclusions import Conclusion, RightElsewhere
from catalog.model.findings.exceptions import ComesFrom
from catalog.model.findings.steps import RunCellAgain, Step
from catalog.model.probe import Shows
from catalog.model.problem import NOBODYS, Raised


def conclude(found: ExplainedCell) -> Diagnosis:
    """Return the diagnosis of one cell."""
    if found.raised is not None and (found.inferred or not found.matches):
        return of_exception(found, found.raised)
    if not found.matches and found.observation.error is not None:
        return of_assertion(found.observation, found.observation.error)
    if not found.matches:
        return Diagnosis(Verdict.UNREADABLE, _unplaced(found), remarks=found.observation.remarks)
    if found.correct:
        return of_right(found)
    if found.elsewhere is not None and _is_all_elsewhere(found, found.elsewhere):
        return _elsewhere(found, found.elsewhere)
    return _explained(found) if found.fitting else _localised(found)


def of_exception(found: ExplainedCell, raised: Raised) -> Diagnosis:
    """Return the diagnosis of an exception that says what it comes from; some are no function's mistake."""
    error, named = found.observation.error, explain(found.fitting) if found.fitting else None
    assert error is not None
    causes = sorted(named.causes, key=lambda cause: _place_of(cause, raised)) if named is not None else ()
    unread = raised.problem in NOBODYS
    return Diagnosis(
        Verdict.UNREADABLE if unread else Verdict.AMBIGUOUS if causes else Verdict.LOCALISED,
        ComesFrom(raised, error),
        exercise=next(iter(found.observation.exercises)) if len(found.observation.exercises) == 1 else "",
        causes=tuple(causes),
        chance=causes[0].chance if causes else None,
        remarks=(*beyond(raised, found.observation), *notes.of_reading(found.observation)),
        suspects=() if unread else raised.suspects,
        next_step=remedy_of(raised, error),
        raised=raised,
    )


def _place_of(cause: Cause, raised: Raised) -> int:
    """Return how likely the message makes the function of a cause: 0 for the likeliest."""
    places = [raised.suspects.index(name) for name in cause.functions if name in raised.suspects]
    return min(places, default=len(raised.suspects))


def _is_all_elsewhere(found: ExplainedCell, elsewhere: Elsewhere) -> bool:
    """True where every number that was read is right in one other place."""
    values = {each.label for each in found.observation.readings if each.shows is Shows.VALUE and each.low.size}
    return values <= set(elsewhere.labels)


def _elsewhere(found: ExplainedCell, elsewhere: Elsewhere) -> Diagnosis:
    """Return that what was shown is right, and not of this cell."""
    probe = found.nearest.matrix.probe
    added = elsewhere.more > 0
    return Diagnosis(
        Verdict.INCOMPLETE,
        RightElsewhere(elsewhere, probe.exercise, alone=not added),
        exercise=probe.exercise,
        remarks=notes.of_reading(found.observation),
        elsewhere=elsewhere,
        next_step=Step.CELL_ANEW if added else RunCellAgain(probe.exercise),
    )


def _unplaced(found: ExplainedCell) -> Conclusion:
    readings = found.observation.readings
    if not readings or readings[0].name:
        return Conclusion.SEVERAL_CELLS
    return Conclusion.TOO_FEW_NUMBERS if found.accident else Conclusion.NO_SUCH_LINE


def _explained(found: ExplainedCell) -> Diagnosis:
    match, evidence = found.fitting[0]
    named = explain(found.fitting)
    count = len(named.causes)
    weak = count == 1 and evidence.weak and found.observation.error is None
    verdict = Verdict.EXPLAINED if count == 1 and not evidence.weak else Verdict.AMBIGUOUS
    advice = Advice() if verdict is Verdict.EXPLAINED else advise(named.causes, named.matches)
    open_which = found.observation.error is not None and len(found.observation.exercises) > 1
    exercise, cell = place(found.matches if open_which else [match for match, _ in found.fitting])
    right, wrong = labels(match)
    return Diagnosis(
        verdict,
        explaining(found, named.causes, evidence),
        exercise=exercise,
        cell=cell,
        causes=named.causes,
        chance=named.causes[0].chance,
        right=right,
        wrong=wrong,
        evidence=findings(match, explained=True),
        remarks=(*named.remarks, *_beyond(found), *notes.of_misprint(found), *notes.of_reading(found.observation)),
        next_line=advice.line,
        suspects=_suspects(found, match, named.causes[0]) if found.observation.error is not None else (),
        programs=found.search_report.programs if found.search_report is not None else 0,
        search=reached(found.search_report, fits=True, proven=True),
        next_step=_ask_of(found) or advice.step or (Step.MORE_LINES if weak else None),
        raised=found.raised,
    )


def _suspects(found: ExplainedCell, match: Match, cause: Cause) -> tuple[str, ...]:
    """Return the functions that can have raised an exception: those of the first cause first."""
    able = suspects_of(found, match).functions
    return tuple(dict.fromkeys((*(name for name in cause.functions if name in able), *able)))


def _beyond(found: ExplainedCell) -> tuple[Finding, ...]:
    return beyond(found.raised, found.observation) if found.raised is not None else ()


def _ask_of(found: ExplainedCell) -> Step | None:
    """Return what to paste next of an exception whose line is not shown; None for numbers."""
    unseen = found.raised is not None and not is_shown(found.raised)
    return Step.WHOLE_TRACEBACK if unseen and not found.observation.readings else None


def _localised(found: ExplainedCell) -> Diagnosis:
    match = found.nearest
    exercises = list(dict.fromkeys(each.matrix.probe.exercise for each in reversed(found.matches)))
    several = len(exercises) > 1 and not found.anything_right
    right, wrong = labels(match)
    suspected = Suspects() if several else suspects_of(found, match)
    advice = lacking(found.matches) if found.accident is not None else Advice()
    known = (
        *((found.near,) if found.near is not None else ()),
        *((RightElsewhere(found.elsewhere, match.matrix.probe.exercise),) if found.elsewhere is not None else ()),
    )
    read = notes.of_reading(found.observation)
    more = (*_beyond(found), *notes.of_misprint(found), *notes.of_other_input(found), *read)
    reason: Finding = unexplained(found, exercises if several else ())
    next_step = advice.step
    if found.raised is not None and found.observation.error is not None and found.accident is None:
        reason = ComesFrom(found.raised, found.observation.error)
        next_step = remedy_of(found.raised, found.observation.error)
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
        next_step=next_step or (Step.LINES_OR_DIGITS if found.accident is not None else None),
        raised=found.raised,
        near=found.near,
        elsewhere=found.elsewhere,
    )


def suspects_of(found: ExplainedCell, match: Match) -> Suspects:
    """Return the functions that can hold the mistake, from all single mistakes where the search has run them."""
    probe = match.matrix.probe
    ran = (
        found.search_report is not None
        and found.search_report.singles
        and not probe.asserts
        and match.matrix.signatures[REFERENCE].error is None
    )
    return suspects(match, matrix_of_all(probe, found.without) if ran else match.matrix)
