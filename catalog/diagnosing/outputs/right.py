"""Right: the diagnosis of an output in which nothing is wrong, and what that is worth."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.diagnosing.outputs import notes
from catalog.explaining.cells.explanation import ExplainedCell
from catalog.explaining.localisation.wrong_readings import labels
from catalog.explaining.matching.match import Match
from catalog.explaining.ranking.enough import extent
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.findings.conclusions import Conclusion, NothingDiffers, UnreadBesideRight
from catalog.model.findings.exceptions import BrokenCell
from catalog.model.findings.steps import AddLines, Step
from catalog.model.problem import Problem


def of_right(found: ExplainedCell) -> Diagnosis:
    """Return that everything shown is right, and what that is worth."""
    match, observation = found.correct[0], found.observation
    if observation.error is not None:
        return _of_a_broken_cell(found)
    exercise, cell = place(found.correct)
    right, _ = labels(match)
    shown = extent(found.correct)
    missing = tuple(each.label for each in shown.missing)
    said = Diagnosis(
        Verdict.CORRECT,
        NothingDiffers(exercise, right, missing, observation.whole),
        exercise=exercise,
        cell=cell,
        right=right,
        missing=missing,
        unread=tuple(each.line for each in observation.unread),
        remarks=(*notes.of_right_values(found, match), *notes.of_reading(observation)),
    )
    if labelled := tuple(dict.fromkeys(each.label for each in observation.unread if each.label)):
        return replace(said, verdict=Verdict.UNREADABLE, conclusion=UnreadBesideRight(labelled), remarks=())
    if observation.denied:
        return replace(said, verdict=Verdict.INCOMPLETE, conclusion=Conclusion.DENIED)
    if observation.whole and observation.remarks:
        # What was handed over and left out was not looked at.
        return replace(said, verdict=Verdict.INCOMPLETE)
    if shown.enough:
        return said
    little = Conclusion.SMALL_PART if shown.numbers else Conclusion.ONLY_SHAPES
    add = AddLines(missing) if missing else None
    return replace(said, verdict=Verdict.INCOMPLETE, conclusion=little, next_step=add)


def _of_a_broken_cell(found: ExplainedCell) -> Diagnosis:
    """Return that an exception is the cell's own: of the functions it shows nothing."""
    exercise, cell = place(found.correct)
    reason = BrokenCell(found.correct[0].matrix.probe.found_in)
    raised = replace(found.raised, problem=Problem.TEST_CELL, suspects=()) if found.raised is not None else None
    return Diagnosis(Verdict.UNREADABLE, reason, exercise=exercise, cell=cell, next_step=Step.LATER_CELL, raised=raised)


def place(matches: Sequence[Match]) -> tuple[str, str]:
    """Return the exercise and the cell of matches, the newest first; "" for both where it could be several."""
    probes = [match.matrix.probe for match in matches]
    return (probes[0].exercise, probes[0].name) if len({probe.exercise for probe in probes}) == 1 else ("", "")
