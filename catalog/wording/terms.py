"""Terms: what a diagnosis has in terms of the field, in words that need no explanation."""

from collections.abc import Sequence

from catalog.diagnoses.cause import Cause
from catalog.diagnoses.diagnosis import Diagnosis, Verdict
from catalog.diagnoses.saying import listed
from catalog.discovery import all_mutants
from catalog.programs.mutant import Mutant

HEADS = {
    Verdict.CORRECT: "CORRECT",
    Verdict.INCOMPLETE: "INCOMPLETE",
    Verdict.EXPLAINED: "WRONG",
    Verdict.AMBIGUOUS: "WRONG",
    Verdict.LOCALISED: "WRONG",
    Verdict.UNREADABLE: "UNREADABLE",
}

NOT_RIGHT = ("WRONG", "UNREADABLE", "INCOMPLETE")


def verdict_of(diagnosis: Diagnosis, where: str = "") -> str:
    """Return the verdict and what it is about: "WRONG (rnn_backward, cell 12)". where: the cell, if any."""
    about = ", ".join(filter(None, [diagnosis.exercise, where]))
    return f"{HEADS[diagnosis.verdict]}{f' ({about})' if about else ''}"


def overview(verdicts: Sequence[tuple[str, Verdict]]) -> str:
    """Return in a line what is wrong: "WRONG: a, b. CORRECT: the other 6."; where nothing is, what is right."""
    parts = [f"{head}: {', '.join(names)}." for head in NOT_RIGHT if (names := named(verdicts, head))]
    right = named(verdicts, "CORRECT")
    if right and parts:
        parts.append(f"CORRECT: {f'the other {len(right)}' if len(right) > 1 else right[0]}.")
    return " ".join(parts or [f"CORRECT: {', '.join(right)}."])


def named(verdicts: Sequence[tuple[str, Verdict]], head: str) -> list[str]:
    """Return the names of what has a verdict that this word stands for."""
    return [name for name, verdict in verdicts if HEADS[verdict] == head]


def rest(verdicts: Sequence[tuple[str, Verdict]]) -> list[str]:
    """Return a line with the names that an overview only counts, if it does."""
    right = named(verdicts, "CORRECT")
    return [f"CORRECT: {', '.join(right)}."] if 1 < len(right) < len(verdicts) else []


def title_of(mistake: Mutant, hints: int) -> str:
    """Return a mistake's title; that of a generated slip says what to write, so the place stands for it at first."""
    if not mistake.generator:
        return f"{mistake.title}."
    return mistake.hints[0] if hints < len(mistake.hints) else f"{mistake.title[0].upper()}{mistake.title[1:]}."


def placed_title(mistake: Mutant, hints: int, exercise: str) -> str:
    """Return a mistake's title, with the function that it is in where that is not the exercise itself."""
    title = title_of(mistake, hints)
    return title if mistake.functions == (exercise,) else f"In {listed(mistake.functions)}: {title}"


def hints_of(mistake: Mutant, hints: int) -> list[str]:
    """Return so many hints, numbered where there are several in all, without the one that stands for the title."""
    title = title_of(mistake, hints).lower()
    numbered = [(number, hint) for number, hint in enumerate(mistake.hints[:hints], 1) if hint.lower() != title]
    return [f"Hint {number}: {hint}" if len(mistake.hints) > 1 else f"Hint: {hint}" for number, hint in numbered]


def more_hints(diagnosis: Diagnosis, hints: int) -> bool:
    """True where the first thing to mend has more hints than were asked for."""
    return bool(diagnosis.causes) and len(diagnosis.causes[0].mistakes[0].hints) > hints


def fits(cause: Cause, diagnosis: Diagnosis) -> str:
    """Return how much a cause explains."""
    explained, total = cause.explains
    if diagnosis.protection:
        return f"does the same in {explained} of {total} trials"
    return f"fits {explained} of {total} values that were shown" if total > 1 else "fits the one thing that was shown"


def seen(count: int) -> str:
    """Return how often a mistake was seen, "" for one that nobody counted."""
    return f"; seen {count} times" if count > 1 else "; seen once" if count else ""


def twins(cause: Cause) -> str:
    """Return the named mistakes that no input tells from a cause, "" where there are none."""
    named = {mutant.name for mutant in all_mutants()}
    others = [names for names in cause.same_as if set(names.split(" and ")) <= named]
    return f"no input tells it from {listed(others, 'or')}" if others else ""
