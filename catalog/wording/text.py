"""Text: a diagnosis for a terminal, verdict first."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.diagnoses.diagnosis import Diagnosis, Verdict
from catalog.wording.layout import FIRST, count_lines, wrap
from catalog.wording.particulars import particulars
from catalog.wording.screen import first_screen
from catalog.wording.terms import overview, verdict_of


def show(diagnosis: Diagnosis, hints: int) -> str:
    """Return the text of a diagnosis, or of each of its cells or functions, wrong ones first."""
    if diagnosis.protection:
        return "\n\n".join(_functions(diagnosis, hints))
    return "\n\n".join(_cells(diagnosis, hints)) if diagnosis.parts else show_one(diagnosis, hints)


def head(diagnosis: Diagnosis) -> str:
    """Return the verdict, what it is about, and the reason."""
    return wrap(f"{verdict_of(diagnosis)}: {diagnosis.reason}")


def show_one(diagnosis: Diagnosis, hints: int, room: int = FIRST) -> str:
    """Return the text of one cell or function: a first screen of so many lines, and below it the particulars."""
    screen = first_screen(diagnosis, hints, room)
    return "\n\n".join(["\n".join(screen.lines), *particulars(diagnosis, screen, hints)])


def show_wrong(heads: Sequence[str], parts: Sequence[Diagnosis], hints: int) -> list[str]:
    """Return a block for each of the parts that are not right; the first one shares a screen with the heads."""
    others = [part for part in parts if part.verdict is not Verdict.CORRECT]
    wrong = sorted(others, key=lambda part: part.verdict is Verdict.INCOMPLETE)
    room = FIRST - count_lines(heads) - len(heads)
    return [*heads, *(show_one(part, hints, FIRST if at else room) for at, part in enumerate(wrong))]


def _cells(diagnosis: Diagnosis, hints: int) -> list[str]:
    """Return the blocks of several cells of a paste."""
    own = [note for note in diagnosis.notes if all(note not in part.notes for part in diagnosis.parts)]
    heads = [wrap(overview([(part.exercise or "one cell", part.verdict) for part in diagnosis.parts]))]
    right = [note for part in diagnosis.parts if part.verdict is Verdict.CORRECT for note in part.notes]
    blocks = show_wrong(heads, diagnosis.parts, hints)
    notes = [wrap(note, "  ", "  Note: ") for note in dict.fromkeys((*own, *right))]
    return [*blocks, *(["\n".join(notes)] if notes else [])]


def _functions(diagnosis: Diagnosis, hints: int) -> list[str]:
    """Return the blocks of functions, and what is said of all of them."""
    parts = [replace(part, notes=()) for part in diagnosis.cells]
    several = len(parts) > 1 or diagnosis.verdict is Verdict.CORRECT
    heads = [wrap(overview([(part.exercise, part.verdict) for part in parts]))] if several else []
    lines = [wrap(note, "  ", "  Note: ") for note in diagnosis.notes]
    return [*show_wrong(heads, parts, hints), "\n".join([*lines, wrap(f"Run {diagnosis.protection}.", "  ")])]
