"""Heads: the words that an answer begins with, and what several answers come to in a line."""

from collections.abc import Sequence

from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.findings.exceptions import ComesFrom
from catalog.model.problem import Problem

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


def head_of(diagnosis: Diagnosis) -> str:
    """Return the word that a diagnosis begins with."""
    word = HEADS[diagnosis.verdict]
    told = not diagnosis.causes or isinstance(diagnosis.conclusion, ComesFrom)
    if diagnosis.raised is None or not told or diagnosis.verdict is Verdict.CORRECT:
        return word
    return PROBLEMS.get(diagnosis.raised.problem, word)


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
