"""Terms: what a diagnosis has in terms of the field, in words that need no explanation."""

from collections.abc import Sequence

from catalog.diagnoses.cause import Cause
from catalog.diagnoses.diagnosis import Diagnosis, Verdict
from catalog.diagnoses.saying import listed
from catalog.discovery import all_mutants
from catalog.programs.mutant import Mutant
from catalog.tracebacks.problem import Problem

HEADS = {
    Verdict.CORRECT: "CORRECT",
    Verdict.INCOMPLETE: "INCOMPLETE",
    Verdict.EXPLAINED: "WRONG",
    Verdict.AMBIGUOUS: "WRONG",
    Verdict.LOCALISED: "WRONG",
    Verdict.UNREADABLE: "UNREADABLE",
}

# What an exception says by itself is said in its own words, where a verdict would be wrong or say less.
PROBLEMS = {
    Problem.NOT_FILLED_IN: "UNFINISHED",
    Problem.NOT_RUN: "NOT RUN",
    Problem.NO_MODULE: "NOT RUN",
    Problem.OLD_CODE: "OLD CODE",
    Problem.TEST_CELL: "TEST CELL",
}

# The first ones are what to look at first.
ORDER = ("WRONG", *dict.fromkeys(PROBLEMS.values()), "UNREADABLE", "INCOMPLETE")


# Numbers that nothing explains leave open what the functions themselves would show.
GIVE_CODE = "Hand over the functions themselves, as in bptt-bugs homework.py: they show more than numbers."


def head_of(diagnosis: Diagnosis) -> str:
    """Return the word that a diagnosis begins with."""
    word = HEADS[diagnosis.verdict]
    named = bool(diagnosis.causes) or diagnosis.raised is None or diagnosis.verdict is Verdict.CORRECT
    return word if named or diagnosis.raised is None else PROBLEMS.get(diagnosis.raised.problem, word)


def verdict_of(diagnosis: Diagnosis, where: str = "") -> str:
    """Return the verdict and what it is about: "WRONG (rnn_backward, cell 12)". where: the cell, if any."""
    about = ", ".join(filter(None, [diagnosis.exercise, where]))
    return f"{head_of(diagnosis)}{f' ({about})' if about else ''}"


def overview(heads: Sequence[tuple[str, str]]) -> str:
    """Return in a line what is wrong: "WRONG: a, b. CORRECT: the other 6."; where nothing is, what is right.

    heads: pairs of a name and the word that is said of it.
    """
    parts = [f"{head}: {', '.join(names)}." for head in ORDER if (names := _with_head(heads, head))]
    right = _with_head(heads, "CORRECT")
    if right and parts:
        parts.append(f"CORRECT: {f'the other {len(right)}' if len(right) > 1 else right[0]}.")
    return " ".join(parts or [f"CORRECT: {', '.join(right)}."])


def _with_head(heads: Sequence[tuple[str, str]], wanted: str) -> list[str]:
    return [name for name, head in heads if head == wanted]


def rest(heads: Sequence[tuple[str, str]]) -> list[str]:
    """Return a line with the names that an overview only counts, if it does."""
    right = _with_head(heads, "CORRECT")
    return [f"CORRECT: {', '.join(right)}."] if 1 < len(right) < len(heads) else []


def title_of(mistake: Mutant, hints: int) -> str:
    """Return a mistake's title; that of a generated slip says what to write, so the place stands for it at first."""
    if not mistake.generator:
        return f"{mistake.title}."
    return mistake.hints[0] if hints < len(mistake.hints) else f"{mistake.title[0].upper()}{mistake.title[1:]}."


def placed_title(mistake: Mutant, hints: int, exercise: str) -> str:
    """Return a mistake's title, with the function that it is in where that is not the exercise or in the title."""
    title = title_of(mistake, hints)
    said = mistake.functions == (exercise,) or all(name in title for name in mistake.functions)
    return title if said else f"In {listed(mistake.functions)}: {title}"


def hints_of(mistake: Mutant, hints: int) -> list[str]:
    """Return so many hints, numbered where there are several in all, without the one that stands for the title."""
    title = title_of(mistake, hints).lower()
    numbered = [(number, hint) for number, hint in enumerate(mistake.hints[:hints], 1) if hint.lower() != title]
    return [f"Hint {number}: {hint}" if len(mistake.hints) > 1 else f"Hint: {hint}" for number, hint in numbered]


def advice_on(diagnosis: Diagnosis) -> str:
    """Return what to do next, "" where the hints say it."""
    if diagnosis.causes and len(diagnosis.causes[0].mistakes) > 1:
        return " ".join(filter(None, [diagnosis.advice, "Mend the first one first."]))
    by_numbers = diagnosis.verdict is Verdict.LOCALISED and not diagnosis.protection and not diagnosis.raised
    return diagnosis.advice or (GIVE_CODE if by_numbers else "")


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
