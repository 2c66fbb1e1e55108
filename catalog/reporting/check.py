"""Checking functions: for graders, which want an assertion."""

from typing import Any

from catalog.diagnosing.functions.diagnose import joined, parts_of
from catalog.functions.collecting import collect, name_of
from catalog.functions.silencing import silencing
from catalog.model.diagnosis import Verdict
from catalog.model.scope import BUDGET, Scope
from catalog.reporting.text import head
from catalog.running.random_stream import owned


def check(
    function: Any, *, exercise: str | None = None, hints: int = 1, budget: int = BUDGET, seconds: float | None = None
) -> None:
    """Return None for a function that is right; raise AssertionError with what is wrong, the verdict first.

    function: as diagnose takes it; of one function only that one is judged, whatever it calls. hints: how many hints
    the message has for each cause; 0 for the verdict alone, which names no cause. budget, seconds: as in diagnose.
    Nothing is printed or logged, and no warning is shown. Raises ValueError where there is no function of an exercise,
    and for a number of hints below 0.
    """
    if hints < 0:
        raise ValueError(f"the number of hints is from 0, not {hints}")
    only = exercise or name_of(function)
    scope = Scope(budget=budget, seconds=seconds)
    with owned(), silencing():
        parts = [part for subject in collect(function, exercise) for part in parts_of(subject, scope)]
    judged = [part for part in parts if part.exercise == only] or parts
    wrong = [part for part in judged if part.verdict is not Verdict.CORRECT]
    if wrong:
        raise AssertionError(joined(judged).show(hints) if hints else "\n".join(map(head, wrong)))
