"""Unfilled: functions that are, as far as they run, still as the course hands them out."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.diagnosing.functions.failing import ending
from catalog.diagnosing.functions.matching import Matching
from catalog.explaining.exceptions.messages import MessageFamily, family_of
from catalog.explaining.exceptions.starters import unfilled
from catalog.functions.effects import Returned
from catalog.functions.run import FunctionRun
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.findings.endings import Ending
from catalog.model.findings.unfilled import FillIn, ReturnsNone, Unfilled
from catalog.model.form import NOTHING, Form
from catalog.model.frame import Frame
from catalog.model.problem import Problem, Raised


def of_unfilled(found: Diagnosis, matching: Matching) -> Diagnosis:
    """Return what was found of one function, with the remark that it is not filled in, where that can be told.

    Where a mistake is known that does the same, it is still named: a line that is lost ends like lines that were never
    written.
    """
    run = matching.runs.run(matching.shows, matching.replaced)
    name = matching.functions[0]
    sign = next(_signs(run, name), None) if len(matching.functions) == 1 else None
    if sign is None or (found.causes and found.verdict is Verdict.EXPLAINED):
        return found
    file, line = run.at or ("", None)
    raised = Raised(Problem.NOT_FILLED_IN, Frame(name, file, line), _missing(run), suspects=(name,))
    unfinished = Unfilled(name, sign, or_lost=bool(found.causes))
    if found.causes:
        return replace(found, conclusion=unfinished, raised=raised)
    return replace(
        found, verdict=Verdict.LOCALISED, conclusion=unfinished, suspects=(name,), next_step=FillIn(), raised=raised
    )


def _missing(run: FunctionRun) -> str:
    return run.signature.error.missing if run.signature.error is not None else ""


def _signs(run: FunctionRun, name: str) -> Iterator[Ending | ReturnsNone]:
    """Yield what tells that a function is not filled in.

    It comes upon a None, a name is not there that its first lines would give a value, or it returns None.
    """
    error = run.signature.error
    if error is not None and run.at is not None and error.function in ("", name):
        lost = error.kind == "NameError" and name in unfilled(error, frozenset({name}), holds_none=False)
        if lost or family_of(error)[0] is MessageFamily.NONE:
            yield ending(run, error)
    forms = (each.form for each in run.effects if isinstance(each, Returned) and each.function == name)
    yield from (found for form in forms if (found := _nothing_in(form)) is not None)


def _nothing_in(form: Form) -> ReturnsNone | None:
    if form.kind == NOTHING:
        return ReturnsNone()
    empty = tuple(key for key, kind in form.by_key.items() if kind == NOTHING)
    return ReturnsNone(empty) if empty else None
