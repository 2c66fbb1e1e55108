"""The one call that a student, a mentor or a program makes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from catalog.diagnosing.outputs.conclude import conclude
from catalog.diagnosing.outputs.covered import check_readable
from catalog.diagnosing.outputs.notes import of_paste
from catalog.explaining.cells.expected_and_actual import cells_of
from catalog.explaining.cells.explanation import explain_cell
from catalog.explaining.cells.jointly import jointly, without_echoes
from catalog.explaining.cells.together import contradicts
from catalog.functions.collecting import collect, holds_functions
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.finding import Refused
from catalog.model.findings.remarks import CellsLeftOut, Remark
from catalog.model.observation import Observation, Unread
from catalog.model.probe import Probe
from catalog.model.scope import BUDGET, Scope
from catalog.reading.arrays import read_arrays
from catalog.reading.pastes.given import text_of
from catalog.reading.pastes.paste import Paste, parse_paste
from catalog.reading.unreadable import UnreadableError
from catalog.registry import asking_about, exercises
from catalog.running.checking import check_probe
from catalog.running.random_stream import owned
from catalog.terminal.progress import reporting_to

# What is not among these comes first.
URGENCY = {Verdict.INCOMPLETE: 1, Verdict.UNREADABLE: 1, Verdict.CORRECT: 2}


def diagnose(
    observed: Any,
    *,
    exercise: str | None = None,
    probe: Probe | None = None,
    budget: int = BUDGET,
    seconds: float | None = None,
) -> Diagnosis:
    """Return what is wrong with the program that printed or returned this, or with these functions.

    observed: text as it was pasted; a mapping of the outputs' names to arrays, such as the gradients that rnn_backward
    returns; or a function, or a module, a class, an object or a mapping of names that holds several of them. Nothing in
    a text is evaluated; functions are run in this process, on the course's cells and on other inputs. exercise: the
    name of the function, "rnn_backward", where it is known; by default it is found from the labels and the numbers, or
    is the function's own name. budget: how many programs with several mistakes may be run where no single one explains
    it; 0 keeps to single mistakes. seconds: a limit after which the search stops where it is; the same text and budget
    give the same answer where it is not reached. probe: an instructor's own test cell, with its own seed, sizes and
    prints, where it was that one and none of the course's.

    Input that cannot be read gives the verdict "unreadable" and a sentence. Raises ValueError for an exercise that
    does not exist, a probe that cannot be used, a budget below 0 or functions that are none of the exercises', and
    TypeError for an observation of another type.
    """
    if exercise is not None and exercise not in exercises():
        raise ValueError(f"{exercise!r} is not an exercise; the exercises are {', '.join(exercises())}")
    scope = Scope(probe, budget=budget, seconds=seconds)
    if holds_functions(observed):
        return diagnose_functions(observed, exercise, scope)
    return diagnose_within(observed, exercise, scope)


def diagnose_functions(observed: Any, exercise: str | None, scope: Scope) -> Diagnosis:
    """Return diagnose(functions, exercise=exercise) for a scope."""
    # Whoever pastes text does not wait for what functions need.
    from catalog.diagnosing.functions.diagnose import joined, parts_of

    if scope.probe is not None:
        raise ValueError("functions are run on the course's cells and on other inputs; give a probe with text alone")
    with reporting_to(scope.watch), np.errstate(all="ignore"):
        parts = [part for subject in collect(observed, exercise) for part in parts_of(subject, scope)]
        return joined([part for part in parts if exercise in (None, part.exercise)])


def diagnose_within(observed: str | bytes | Mapping[str, Any], exercise: str | None, scope: Scope) -> Diagnosis:
    """Return diagnose(observed, exercise=exercise) for a scope: with other mutants, or with somebody watching."""
    if scope.probe is not None:
        check_probe(scope.probe)
        exercise = _only(scope.probe, exercise)
    text, paste = "", Paste()
    try:
        with owned(), asking_about(scope.probe), reporting_to(scope.watch), np.errstate(all="ignore"):
            if isinstance(observed, Mapping):
                cells: Sequence[tuple[Observation, Observation | None]] = [(read_arrays(observed), None)]
            else:
                text = text_of(observed)
                paste = parse_paste(text)
                cells = cells_of(paste.items)
                check_readable(paste, cells)
            said = _diagnose(cells, exercise, scope, paste.passed)
            aside = tuple(reading.label for reading in paste.aside)
            return replace(said, text=text, aside=aside, remarks=(*said.remarks, *of_paste(paste)))
    except UnreadableError as error:
        unread = tuple(item.found.line for item in paste.items if isinstance(item.found, Unread))
        refused, remarks = Refused(str(error)), of_paste(paste)
        return Diagnosis(
            Verdict.UNREADABLE, refused, exercise=exercise or "", text=text, unread=unread, remarks=remarks
        )


def _only(probe: Probe, exercise: str | None) -> str:
    """Return the exercise of a probe; raises ValueError where another was asked about."""
    if exercise not in (None, probe.exercise):
        raise ValueError(f"the probe is about {probe.exercise}, not about {exercise}")
    return probe.exercise


def _diagnose(
    cells: Sequence[tuple[Observation, Observation | None]], exercise: str | None, scope: Scope, passed: bool
) -> Diagnosis:
    """Return the diagnosis of the cells asked about; the others count as evidence. passed: a public test."""
    wanted = [exercise is None or exercise in cell.exercises for cell, _ in cells]
    _check(cells, exercise, wanted)
    found = [explain_cell(*pair, exercise if asked else None, scope) for pair, asked in zip(cells, wanted, strict=True)]
    found, together = jointly(found, scope, passed)
    diagnosed = [each for each, asked in zip(together, wanted, strict=True) if asked]
    parts = without_repetition([conclude(each) for each in without_echoes(diagnosed)])
    leading = min(parts, key=_urgency)
    left_out = len(wanted) - sum(wanted)
    remarks = (
        *((Remark.RESTART,) if contradicts(found) else ()),
        *((CellsLeftOut(left_out, exercise),) if left_out and exercise is not None else ()),
        *leading.remarks,
    )
    return replace(leading, remarks=remarks, parts=tuple(parts) if len(parts) > 1 else ())


def _check(
    cells: Sequence[tuple[Observation, Observation | None]], exercise: str | None, wanted: Sequence[bool]
) -> None:
    """Raise UnreadableError where there is no cell, or none of the exercise that was asked about."""
    if not cells:
        raise UnreadableError(
            "There are no numbers of a test cell in this: paste what the cell printed, with its labels, such as "
            'gradients["dx"][1][2] = [...].'
        )
    if not any(wanted):
        others = " or ".join(sorted({name for cell, _ in cells for name in cell.exercises})) or "several exercises"
        raise UnreadableError(
            f"These are outputs of {others}, not of {exercise}: paste what the cell of {exercise} printed."
        )


def without_repetition(parts: Sequence[Diagnosis]) -> list[Diagnosis]:
    """Leave out what cannot be read for a reason that was given before."""
    first = {(part.verdict, part.conclusion, part.exercise): at for at, part in reversed(list(enumerate(parts)))}
    kept = set(first.values())
    return [part for at, part in enumerate(parts) if at in kept or part.verdict is not Verdict.UNREADABLE]


def _urgency(part: Diagnosis) -> tuple[int, int]:
    """Mistakes first, then what is not known to be right, and the one furthest upstream before the others."""
    place = list(exercises()).index(part.exercise) if part.exercise else len(exercises())
    return URGENCY.get(part.verdict, 0), place
