"""The first screen: what is right, what is wrong, the hint, and what to do next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.model.cause import Cause
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.reporting.heads import verdict_of
from catalog.reporting.layout import FIRST, brief, count_lines, on_one_line, wrap
from catalog.reporting.lines import on_screen
from catalog.reporting.mending import several
from catalog.reporting.terms import advice_on, hints_of, more_hints, titles_of

# Of causes that fit alike, so many are compared by eye.
MAX_CAUSES = 3
SHAPE = ".shape"


@dataclass(frozen=True, slots=True)
class Screen:
    """The first lines, and of how many causes, hints of causes and findings they tell."""

    lines: tuple[str, ...]
    causes: int
    hinted: int
    findings: int


def first_screen(diagnosis: Diagnosis, hints: int, room: int = FIRST, where: str = "") -> Screen:
    """Return as much as so many lines hold: causes before hints, hints before findings; all of it with many hints."""
    head = wrap(f"{verdict_of(diagnosis, where)}: {diagnosis.reason}")
    for size in _sizes(diagnosis):
        screen = _screen(head, diagnosis, hints, *size)
        if hints > 1 or count_lines(screen.lines) <= room:
            break
    return screen


def _sizes(diagnosis: Diagnosis) -> Iterator[tuple[int, int, int]]:
    """Yield how many causes, hints and findings to tell of, the most first; one hint is worth more than most causes."""
    count = min(len(diagnosis.causes), MAX_CAUSES)
    said = len(diagnosis.findings) if diagnosis.verdict is Verdict.LOCALISED else 0
    hinted = [(causes, hints) for causes in range(count, 0, -1) for hints in range(causes, 0, -1)]
    for causes, hints in [*hinted, *((causes, 0) for causes in range(count, 0, -1))] or [(0, 0)]:
        for findings in range(said, -1, -1):
            yield causes, hints, findings


def _screen(head: str, diagnosis: Diagnosis, hints: int, causes: int, hinted: int, findings: int) -> Screen:
    body = [
        *_values(diagnosis, findings),
        *on_screen(diagnosis, hints),
        *(wrap(finding, "  ") for finding in diagnosis.findings[:findings]),
        *_causes(diagnosis, causes, hints, hinted),
        *_next(diagnosis, hints),
    ]
    return Screen((head, *(["", *body] if body else [])), causes, hinted, findings)


def _values(diagnosis: Diagnosis, findings: int) -> Iterator[str]:
    """Yield what is right and what is wrong; findings say more of the wrong."""
    if diagnosis.right:
        yield on_one_line("  Right: ", _counted_shapes(diagnosis.right))
    if diagnosis.wrong and not findings:
        yield on_one_line("  Wrong: ", _counted_shapes(diagnosis.wrong))


def _counted_shapes(labels: Sequence[str]) -> list[str]:
    """Return labels, several shapes as their number."""
    shapes = [label for label in labels if label.endswith(SHAPE)]
    if len(shapes) < 2:
        return list(labels)
    return [*(label for label in labels if label not in shapes), f"{len(shapes)} shapes"]


def _causes(diagnosis: Diagnosis, most: int, hints: int, hinted: int) -> Iterator[str]:
    """Yield so many causes, numbered where they are alternatives, and the hints to some of them."""
    count = len(diagnosis.causes)
    for number, cause in enumerate(diagnosis.causes[:most], 1):
        mark = f"  {number}. " if count > 1 else "  "
        yield from _mistakes(cause, mark, diagnosis, hints, hinted=number <= hinted)
    if count > most:
        yield f"  ... and {count - most} more, below."


def _mistakes(cause: Cause, mark: str, diagnosis: Diagnosis, hints: int, *, hinted: bool) -> Iterator[str]:
    """Yield the mistakes of a cause in the order in which to mend them, and the hints to the first.

    A single one is told in full; several are numbered where they are no alternatives.
    """
    alone, titles = len(diagnosis.causes) == 1, titles_of(cause, hints, diagnosis.exercise)
    beside = " " * len(mark)
    for at, title in enumerate(titles):
        start = f"{beside if at else mark}{'' if len(titles) == 1 else f'{at + 1}. ' if alone else '- '}"
        yield wrap(title, beside, start) if alone and len(titles) == 1 else f"{start}{brief(title)}"
        if hinted and not at:
            yield from (wrap(hint, " " * 5) for hint in hints_of(cause.mistakes[0], hints))


def _next(diagnosis: Diagnosis, hints: int) -> Iterator[str]:
    if advice := advice_on(diagnosis, hints):
        yield wrap(advice, "  ", "  Next: ")
    if more_hints(diagnosis, hints):
        which = f"{'another hint' if hints else 'a hint'}{' to the first' if several(diagnosis) else ''}"
        yield f"  More: --hints {hints + 1} gives {which}; in Python, .show(hints={hints + 1})."
