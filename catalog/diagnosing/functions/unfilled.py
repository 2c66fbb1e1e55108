"""Unfilled: functions that are, as far as they run, still as the course hands them out."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.diagnosing.functions.failing import said, where
from catalog.diagnosing.functions.forms import kinds
from catalog.diagnosing.functions.matching import Matching
from catalog.explaining.exceptions.messages import MessageFamily, family_of
from catalog.explaining.exceptions.starters import unfilled
from catalog.functions.effects import EffectKind
from catalog.functions.run import FunctionRun
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.frame import Frame
from catalog.model.problem import Problem, Raised
from catalog.terminal.phrases import listed

NOTHING = "None"

NEXT = "Write the lines that the notebook asks for, where None stands or nothing, and return what they compute."


def of_unfilled(found: Diagnosis, matching: Matching) -> Diagnosis:
    """Return what was found of one function, with the remark that it is not filled in, where that can be told.

    Where a mistake is known that does the same, it is still named: a line that is lost ends like lines that were never
    written.
    """
    run = matching.runs.run(matching.shows, matching.replaced)
    name = matching.functions[0]
    how = next(_signs(run, name), "") if len(matching.functions) == 1 else ""
    if not how or (found.causes and found.verdict is Verdict.EXPLAINED):
        return found
    file, line = run.at or ("", None)
    raised = Raised(Problem.NOT_FILLED_IN, Frame(name, file, line), _missing(run), suspects=(name,))
    reason = f"{name} is not filled in yet, as far as this tells: it {how}."
    if found.causes:
        return replace(found, conclusion=f"{reason} A line that was lost does the same.", raised=raised)
    return replace(found, verdict=Verdict.LOCALISED, conclusion=reason, suspects=(name,), next_step=NEXT, raised=raised)


def _missing(run: FunctionRun) -> str:
    return run.signature.error.missing if run.signature.error is not None else ""


def _signs(run: FunctionRun, name: str) -> Iterator[str]:
    """Yield what tells that a function is not filled in, as a part of a sentence.

    It comes upon a None, a name is not there that its first lines would give a value, or it returns None.
    """
    error = run.signature.error
    if error is not None and run.at is not None and error.function in ("", name):
        lost = error.kind == "NameError" and name in unfilled(error, frozenset({name}), holds_none=False)
        if lost or family_of(error)[0] is MessageFamily.NONE:
            yield f"ends with {said(error)}{where(run)}"
    for form in (each.about for each in run.effects if (each.function, each.kind) == (name, EffectKind.RETURNED)):
        empty = [str(key) for key, kind in kinds(form).items() if kind == NOTHING]
        if form == NOTHING:
            yield "returns None"
        elif empty:
            yield f"returns None as {listed(_named(empty))}"


def _named(keys: list[str]) -> list[str]:
    """Return keys as they are, and places in a tuple in words."""
    return [f"part {int(key) + 1}" if key.isdigit() else key for key in keys]
