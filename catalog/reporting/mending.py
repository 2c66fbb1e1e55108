"""Mending: what the cell prints once the first of several mistakes is mended, and what proves each of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.model.cause import Cause
from catalog.model.diagnosis import Diagnosis
from catalog.model.findings.mending import MendingOrder, OnceMended


@dataclass(frozen=True, slots=True)
class Preview:
    """The lines that the cell prints then, and what is said before them. sure: whichever of the causes it is."""

    head: str
    lines: tuple[str, ...]
    sure: bool


def preview(diagnosis: Diagnosis) -> Preview | None:
    """Return what the cell prints once the first mistake is mended; None for a single one and where it is not sure.

    Of several causes it is the first one's, and said to be so unless all come to the same.
    """
    then = [_prints_then(cause) for cause in diagnosis.causes]
    if not then or not any(then[0]):
        return None
    (lines, ending), sure = then[0], len(set(then)) == 1
    return Preview(str(OnceMended(sure, ends=bool(ending))), lines or (ending,), sure)


def orders(causes: Sequence[Cause]) -> list[str]:
    """Return where the mistakes of each cause are, in the order in which to mend them; nothing of single ones."""
    places = {tuple((step.functions, step.proved_by) for step in cause.steps): cause.steps for cause in causes}
    return [str(MendingOrder(steps, sure=len(places) == 1)) for steps in places.values() if steps]


def several(diagnosis: Diagnosis) -> bool:
    """True where the first cause is of several mistakes."""
    return bool(diagnosis.causes) and len(diagnosis.causes[0].mistakes) > 1


def proofs(cause: Cause) -> tuple[str, ...]:
    """Return what proves each mistake of a cause, in words, "" for what is not known to prove one."""
    return tuple(map(str, cause.steps)) or ("",) * len(cause.mistakes)


def _prints_then(cause: Cause) -> tuple[tuple[str, ...], str]:
    return (cause.steps[0].prints_then, cause.steps[0].ends_then) if cause.steps else ((), "")
