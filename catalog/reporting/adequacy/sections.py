"""Sections: what each cell sees, as tables of texts that every format can show."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from catalog.adequacy.course import CourseMatrix
from catalog.adequacy.scoring import AdequacyScore
from catalog.model.kill_matrix import KillMatrix, Mask
from catalog.model.probe import Probe
from catalog.reporting.adequacy.data import labels
from catalog.reporting.adequacy.marks import MarkedRow, letter, marked_by_cells, marked_by_lines
from catalog.reporting.phrases.adequacy import short
from catalog.reporting.phrases.legends import LEGEND_OF_CELLS, LEGEND_OF_LEFT, LEGEND_OF_LINES, LEGEND_OF_MUTANTS, intro
from catalog.terminal.phrases import share

BOTH = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A table with a title and what it means. words: how many of the first columns are no numbers."""

    title: str
    legend: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


def killed(course: CourseMatrix) -> Section:
    """Return how many mutants each cell kills."""
    head = ("cell", "named killed", "times seen", "generated killed", "equal")
    rows = []
    for name, named, made in _scores(course):
        equivalent = f"{named.equivalent + made.equivalent:,}"
        pairs = ((named.killed, named.countable), (named.seen_killed, named.seen), (made.killed, made.countable))
        rows.append((name, *(f"{part:,}/{whole:,} {share(part, whole):>5}" for part, whole in pairs), equivalent))
    return Section("What they see", intro(course), head, tuple(rows))


def told_apart(course: CourseMatrix) -> Section:
    """Return how many groups each cell tells apart, and how many programs fit what it shows."""
    head = ("cell", "named groups", "left", "as seen", "generated groups", "left")
    rows = []
    for name, named, made in _scores(course):
        one, other = (f"{each.groups:,}/{each.countable:,}" for each in (named, made))
        rows.append((name, one, rate(named.left), rate(named.seen_left), other, rate(made.left)))
    return Section("What they tell apart", LEGEND_OF_LEFT, head, tuple(rows))


def rate(left: float) -> str:
    """Return how many are left, never rounded down."""
    return "-" if math.isnan(left) else f"{math.ceil(10 * left - 1e-9) / 10:,.1f}"


def _scores(course: CourseMatrix) -> Iterable[tuple[str, AdequacyScore, AdequacyScore]]:
    """Yield the scores on named and on generated mutants: of each cell, of all together, and of the tests alone.

    A cell has those whose functions it calls, and what stands for the course has all.
    """
    for name, cells, everything in _scopes(course):
        called = np.asarray(everything | (course.observed[:, cells] >= 0).any(axis=1))
        yield name, course.score(course.named & called, cells), course.score(~course.named & called, cells)


def _scopes(course: CourseMatrix) -> Iterable[tuple[str, Mask, bool]]:
    count = len(course.cells)
    for at, probe in enumerate(course.probes):
        yield f"{letter(at)} {short(probe.name)}", np.arange(count) == at, False
    if count > 1:
        yield "both together" if count == BOTH else f"all {count} together", np.ones(count, dtype=bool), True
    if 1 < course.asserts.sum() < count:
        yield f"the {course.asserts.sum()} tests alone", course.asserts, True


def let_through(course: CourseMatrix) -> Section:
    """Return the named mutants that a cell lets through, those that were seen most first."""
    head = ("seen", "cells", "mistake", "name")
    rows = tuple(_texts(row) for row in marked_by_cells(course))
    return Section("Named mistakes that a cell lets through", LEGEND_OF_CELLS, head, rows, 4)


def lines_of(matrix: KillMatrix) -> Section:
    """Return how many mutants each line of a cell kills, and how many of them no other line does."""
    named, made = matrix.of(~matrix.generated), matrix.of(matrix.generated & ~matrix.equivalent)
    rows = []
    for at, label in enumerate(labels(matrix.probe)):
        figures = (f"{value:,}" for each in (named, made) for value in _of_line(each, at))
        rows.append((f"{letter(at)} {label}", *figures))
    return Section(
        title_of(matrix.probe), LEGEND_OF_LINES, ("line", "named", "alone", "generated", "alone"), tuple(rows)
    )


def _of_line(matrix: KillMatrix, at: int) -> tuple[int, int]:
    kills = matrix.killed[:, at]
    return int(kills.sum()), int((kills & (matrix.killed.sum(axis=1) == 1)).sum())


def title_of(probe: Probe) -> str:
    """Return what a cell is called, and in which versions it is."""
    return f"{short(probe.name)} ({probe.found_in})" if probe.found_in else short(probe.name)


def mutants_of(matrix: KillMatrix) -> Section:
    """Return the named mutants of a cell, with the letters of the lines that kill them."""
    rows = tuple(_texts(row) for row in marked_by_lines(matrix))
    return Section(title_of(matrix.probe), LEGEND_OF_MUTANTS, ("seen", "lines", "mistake", "name"), rows, 4)


def _texts(row: MarkedRow) -> tuple[str, ...]:
    return str(row.mutant.count or ""), row.marks, row.mutant.title, row.mutant.name.partition(".")[2]


def sections(course: CourseMatrix) -> Sequence[Section]:
    """Return what there is to say of a course's cells in tables."""
    return killed(course), told_apart(course), let_through(course)
