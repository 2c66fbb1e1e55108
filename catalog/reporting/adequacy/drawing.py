"""Drawing: what cells see of mutants, on the axes of a picture."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.adequacy.course import CourseMatrix
from catalog.reporting.adequacy.data import labels
from catalog.reporting.adequacy.grid import HEADING, CellColumns, FunctionRows, Grid
from catalog.reporting.phrases.adequacy import short
from catalog.reporting.phrases.legends import NOT_CALLED, let_through_of, made_in_picture

KILLED, LET_THROUGH, TEXT, FAINT, BACK = "#1f4e79", "#c2410c", "#1c1e21", "#8a9099", "#e9ebef"
SMALL, NORMAL, LARGE = 7, 9, 13


def draw(axes: Any, grid: Grid, course: CourseMatrix) -> None:
    """Draw what the cells of a family see of its functions' mutants."""
    axes.set(xlim=(0, grid.wide), ylim=(grid.high, 0))
    axes.set_axis_off()
    for columns in grid.cells:
        _heads(axes, columns, course, grid.high)
    hidden = course.hidden
    for rows in grid.functions:
        _names(axes, rows, course, hidden)
        for columns in grid.cells:
            _block(axes, rows, columns, course)


def _heads(axes: Any, columns: CellColumns, course: CourseMatrix, bottom: float) -> None:
    """Write the lines of a cell above and below its columns, and what the cell is called."""
    probe = course.probes[columns.at]
    for line, label in enumerate(labels(probe)):
        x = columns.left + line + 0.5
        axes.text(x, -0.4, label, rotation=90, ha="center", va="bottom", fontsize=SMALL, color=TEXT)
        axes.text(x, bottom + 0.4, label, rotation=90, ha="center", va="top", fontsize=SMALL, color=TEXT)
    axes.text(
        columns.left + columns.count / 2,
        -7.2,
        short(probe.name),
        rotation=35,
        ha="left",
        va="bottom",
        fontsize=NORMAL,
        fontweight="bold",
        color=TEXT,
    )
    axes.plot([columns.left, columns.left + columns.count], [-6.8, -6.8], color=TEXT, linewidth=1, clip_on=False)


def _names(axes: Any, rows: FunctionRows, course: CourseMatrix, hidden: NDArray[np.bool_]) -> None:
    """Write a function's name and those of its mutants on the left, with how often each was seen.

    hidden: of all mutants, those that a cell lets through.
    """
    axes.text(-0.5, rows.top + 0.8, rows.function, ha="right", va="center", fontsize=NORMAL, fontweight="bold")
    for at, row in enumerate(rows.named):
        mutant, y = course.mutants[row], rows.top + HEADING + at + 0.5
        seen = f"{mutant.count}x  " if mutant.count else ""
        colour = LET_THROUGH if hidden[row] else TEXT
        axes.text(
            -0.5, y, f"{seen}{mutant.name.rsplit('.', 1)[-1]}", ha="right", va="center", fontsize=SMALL, color=colour
        )
    if rows.made:
        middle = rows.first_band + len(rows.bands) / 2
        text = made_in_picture(len(rows.made), len(rows.bands))
        axes.text(-0.5, middle, text, ha="right", va="center", fontsize=SMALL, color=TEXT)


def _block(axes: Any, rows: FunctionRows, columns: CellColumns, course: CourseMatrix) -> None:
    """Draw what a cell sees of a function's mutants."""
    matrix = course.cells[columns.at]
    at = {mutant: row for row, mutant in enumerate(matrix.mutants)}
    here = [course.mutants[row] in at for row in (*rows.named, *rows.made)]
    if not any(here):
        _not_called(axes, rows, columns)
        return
    killed = matrix.killed[[at[course.mutants[row]] for row in rows.named]]
    _marks(axes, killed, columns.left, rows.top + HEADING)
    if rows.made:
        places = [[at[course.mutants[row]] for row in band] for band in rows.bands]
        _bands(axes, [matrix.killed[band] for band in places], columns, rows.first_band)


def _not_called(axes: Any, rows: FunctionRows, columns: CellColumns) -> None:
    from matplotlib.patches import Rectangle

    top, high = rows.top + HEADING, rows.bottom - rows.top - HEADING
    axes.add_patch(Rectangle((columns.left, top), columns.count, high, facecolor=BACK, edgecolor="none"))
    axes.text(
        columns.left + columns.count / 2,
        top + high / 2,
        NOT_CALLED,
        rotation=90,
        ha="center",
        va="center",
        fontsize=SMALL,
        color="#5b626b",
    )


def _marks(axes: Any, killed: NDArray[np.bool_], left: float, top: float) -> None:
    """Draw a mark for each named mutant and line: whether it sees it, whether no line of the cell does."""
    hidden = np.broadcast_to(~killed.any(axis=1, keepdims=True), killed.shape)
    for which, marker, colour, size in (
        (killed, "s", KILLED, 42),
        (~killed & ~hidden, ".", FAINT, 12),
        (hidden, "x", LET_THROUGH, 30),
    ):
        y, x = np.nonzero(which)
        axes.scatter(
            x + left + 0.5, y + top + 0.5, s=size, marker=marker, color=colour, linewidths=1.1 * (marker == "x")
        )


def _bands(axes: Any, killed: Sequence[NDArray[np.bool_]], columns: CellColumns, top: float) -> None:
    """Draw how many of each share of the generated mutants each line kills, darker for more, and the cell's sum."""
    from matplotlib.colors import LinearSegmentedColormap

    shares = np.array([band.mean(axis=0) for band in killed])
    colours = LinearSegmentedColormap.from_list("kills", ["#ffffff", KILLED])
    box = (columns.left, columns.left + columns.count, top + len(shares), top)
    axes.imshow(shares, cmap=colours, vmin=0, vmax=1, extent=box, aspect="auto", interpolation="nearest")
    whole = np.concatenate(killed)
    for line, share in enumerate(whole.mean(axis=0)):
        axes.text(
            columns.left + line + 0.5,
            top - 0.45,
            f"{int(100 * share)}",
            ha="center",
            va="center",
            fontsize=5.5,
            color=TEXT,
        )
    for band, row in enumerate(shares):
        if not row.any():
            x = columns.left + np.arange(columns.count) + 0.5
            axes.scatter(
                x, np.full(columns.count, top + band + 0.5), s=30, marker="x", color=LET_THROUGH, linewidths=1.1
            )
    through = int((~whole.any(axis=1)).sum())
    axes.text(
        columns.left + columns.count / 2,
        top - 1.2,
        let_through_of(through, len(whole), columns.count),
        ha="center",
        va="center",
        fontsize=6,
        color=LET_THROUGH,
    )
