"""Text: a diagnosis for a terminal, verdict first."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.reporting.heads import head_of, overview, rest, verdict_of
from catalog.reporting.layout import FIRST, count_lines, wrap
from catalog.reporting.particulars import particulars
from catalog.reporting.screen import first_screen
from catalog.terminal.visible import visible_lines

# A diagnosis with where its numbers stand, "" where there is but one place.
Placed = tuple[str, Diagnosis]


def show(diagnosis: Diagnosis, hints: int) -> str:
    """Return the text of a diagnosis, or of each of its cells or functions, wrong ones first."""
    blocks = _cells(diagnosis, hints) if diagnosis.parts else [show_one(diagnosis, hints)]
    protection = next((part.protection for part in diagnosis.cells if part.protection), "")
    if protection:
        blocks = _functions(diagnosis, hints, protection)
    return visible_lines("\n\n".join(blocks))


def head(diagnosis: Diagnosis) -> str:
    """Return the verdict, what it is about, and the reason."""
    return visible_lines(wrap(f"{verdict_of(diagnosis)}: {diagnosis.reason}"))


def show_one(diagnosis: Diagnosis, hints: int, room: int = FIRST, where: str = "") -> str:
    """Return the text of one cell or function: a first screen of so many lines, and below it the particulars."""
    screen = first_screen(diagnosis, hints, room, where)
    return "\n\n".join(["\n".join(screen.lines), *particulars(diagnosis, screen, hints)])


def show_parts(parts: Sequence[Placed], hints: int, notes: Sequence[str] = ()) -> list[str]:
    """Return an overview, a block for each of the parts that are not right, the others in a line, and the notes.

    The overview shares the first screen with the first block.
    """
    heads = [(_name(*each), head_of(each[1])) for each in parts]
    head = wrap(overview(heads))
    others = [(where, part) for where, part in parts if part.verdict is not Verdict.CORRECT]
    wrong = sorted(others, key=lambda each: each[1].verdict is Verdict.INCOMPLETE)
    room = FIRST - count_lines([head]) - 1
    blocks = [show_one(part, hints, FIRST if at else room, where) for at, (where, part) in enumerate(wrong)]
    said = ["\n".join(wrap(note, "  ", "  Note: ") for note in notes)] if notes else []
    return [head, *blocks, *map(wrap, rest(heads)), *said]


def _name(where: str, diagnosis: Diagnosis) -> str:
    name = diagnosis.exercise or "one output"
    return f"{name} ({where})" if where else name


def _cells(diagnosis: Diagnosis, hints: int) -> list[str]:
    """Return the blocks of several cells of a paste."""
    own = [note for note in diagnosis.notes if all(note not in part.notes for part in diagnosis.parts)]
    right = [note for part in diagnosis.parts if part.verdict is Verdict.CORRECT for note in part.notes]
    return show_parts([("", part) for part in diagnosis.parts], hints, list(dict.fromkeys((*own, *right))))


def _functions(diagnosis: Diagnosis, hints: int, protection: str) -> list[str]:
    """Return the blocks of functions, and what is said of all of them."""
    parts = [replace(part, remarks=()) for part in diagnosis.cells]
    notes = [*diagnosis.notes, f"The functions were run {protection}."]
    if len(parts) > 1 or diagnosis.verdict is Verdict.CORRECT:
        return show_parts([("", part) for part in parts], hints, notes)
    return [show_one(parts[0], hints), "\n".join(wrap(note, "  ", "  Note: ") for note in notes)]
