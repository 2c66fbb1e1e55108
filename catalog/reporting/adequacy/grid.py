"""The grid of the picture: which mutants stand in which rows, and which lines in which columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.adequacy.course import CourseMatrix
from catalog.registry import family

# So many rows stand for all generated mutants of a function, each for an equal share of them.
BANDS = 10

# In rows: a function's name, the words above its generated mutants, and what is left empty between functions.
HEADING, WORDS, GAP = 1.6, 1.6, 1.0

# In columns: between two cells.
BETWEEN = 1.2


@dataclass(frozen=True, slots=True)
class CellColumns:
    """A cell's columns. at: its number in the course. left: where its first line stands. count: of its lines."""

    at: int
    left: float
    count: int


@dataclass(frozen=True, slots=True)
class FunctionRows:
    """The mutants of a function. named, made: their rows in the course, the least seen first. top: where it begins."""

    function: str
    named: tuple[int, ...]
    made: tuple[int, ...]
    top: float

    @property
    def bands(self) -> list[NDArray[np.intp]]:
        """The generated mutants in shares of about the same size."""
        return [each for each in np.array_split(np.array(self.made, dtype=np.intp), BANDS) if len(each)]

    @property
    def first_band(self) -> float:
        """Where the generated mutants begin."""
        return self.top + HEADING + len(self.named) + WORDS

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.first_band + len(self.bands) if self.made else self.top + HEADING + len(self.named)


@dataclass(frozen=True, slots=True)
class Grid:
    """The part of the picture for one family."""

    family: str
    cells: tuple[CellColumns, ...]
    functions: tuple[FunctionRows, ...]

    @property
    def wide(self) -> float:
        """How many columns it has."""
        return self.cells[-1].left + self.cells[-1].count

    @property
    def high(self) -> float:
        """How many rows it has."""
        return self.functions[-1].bottom


def grids(course: CourseMatrix) -> list[Grid]:
    """Return the parts of the picture: one for each family that has a cell."""
    names = dict.fromkeys(probe.family for probe in course.probes)
    return [Grid(name, tuple(_cells(course, name)), tuple(_functions(course, name))) for name in names]


def _cells(course: CourseMatrix, name: str) -> Iterator[CellColumns]:
    left = 0.0
    for at, probe in enumerate(course.probes):
        if probe.family == name and probe.lines:
            yield CellColumns(at, left, len(probe.lines))
            left += len(probe.lines) + BETWEEN


def _functions(course: CourseMatrix, name: str) -> Iterator[FunctionRows]:
    top, order, is_named = 0.0, _least_seen_first(course), course.named
    for function in family(name).functions:
        own = [row for row in order if course.mutants[row].functions[0] == function]
        named = tuple(row for row in own if is_named[row])
        made = tuple(row for row in own if not is_named[row] and not course.equivalent[row])
        if own:
            found = FunctionRows(function, named, made, top)
            yield found
            top = found.bottom + GAP


def _least_seen_first(course: CourseMatrix) -> Sequence[int]:
    """Return the mutants: what a cell lets through on top, by how often it was made, then by how many lines see it."""
    lets = course.hidden
    killing = np.zeros(len(course.mutants), dtype=np.intp)
    rows = {mutant: row for row, mutant in enumerate(course.mutants)}
    for matrix in course.cells:
        killing[[rows[mutant] for mutant in matrix.mutants]] += matrix.killed.sum(axis=1)
    keys = [(not lets[row], -mutant.count * lets[row], killing[row]) for row, mutant in enumerate(course.mutants)]
    return sorted(range(len(keys)), key=keys.__getitem__)
