"""Checking functions: for graders, which want an assertion."""

from typing import Any

from catalog.diagnoses.diagnosis import Verdict
from catalog.functions.diagnose import joined, parts_of
from catalog.functions.taking import take
from catalog.matching.scope import BUDGET, Scope


def check(
    function: Any, *, exercise: str | None = None, hints: int = 1, budget: int = BUDGET, seconds: float | None = None
) -> None:
    """Return None for a function that is right; raise AssertionError with what is wrong, the verdict first.

    function: as diagnose takes it; of one function only that one is judged, whatever it calls. hints: how many hints
    the message has for each cause, 0 for the cause alone. budget, seconds: as in diagnose.
    Nothing is printed, and no warning is shown. Raises ValueError where there is no function of an exercise.
    """
    only = exercise or getattr(function, "__name__", None)
    scope = Scope(budget=budget, seconds=seconds)
    parts = [part for subject in take(function, exercise) for part in parts_of(subject, scope)]
    judged = [part for part in parts if part.exercise == only] or parts
    if any(part.verdict is not Verdict.CORRECT for part in judged):
        raise AssertionError(joined(judged).show(hints))
