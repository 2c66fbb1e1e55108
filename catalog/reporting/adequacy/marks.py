"""Marks: how each cell, or each line of a cell, stands to a named mutant, in one character."""

from dataclasses import dataclass

import numpy as np

from catalog.adequacy.course import CourseMatrix
from catalog.model.kill_matrix import KillMatrix
from catalog.model.mutant import Mutant

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

# How a mutant stands to a cell or a line, where it is not let through.
NOTICED, NOT_CALLED, NOTHING = "+", " ", "."


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A named mutant, and how each cell or each line stands to it, one character for each."""

    mutant: Mutant
    marks: str


def letter(at: int) -> str:
    """Return the letter of a cell or a line, a question mark where there are too many."""
    return LETTERS[at] if at < len(LETTERS) else "?"


def marked_by_cells(course: CourseMatrix) -> list[MarkedRow]:
    """Return the named mutants that a cell lets through, with the letters of the cells that do."""
    some = np.flatnonzero(course.named & course.hidden)
    order = sorted(some.tolist(), key=lambda row: -course.mutants[row].count)
    return [MarkedRow(course.mutants[row], _marks(course, row)) for row in order]


def _marks(course: CourseMatrix, row: int) -> str:
    pairs = enumerate(zip(course.let_through[row], course.observed[row] >= 0, strict=True))
    return "".join(letter(at) if lets else NOTICED if called else NOT_CALLED for at, (lets, called) in pairs)


def marked_by_lines(matrix: KillMatrix) -> list[MarkedRow]:
    """Return the named mutants of a cell, those that the fewest lines kill first."""
    named = matrix.of(~matrix.generated)
    marks = ["".join(letter(at) if kills else NOTHING for at, kills in enumerate(row)) for row in named.killed]
    order = sorted(range(len(named)), key=lambda row: (int(named.killed[row].sum()), -named.mutants[row].count))
    return [MarkedRow(named.mutants[row], marks[row]) for row in order]
