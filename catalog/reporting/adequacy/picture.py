"""The picture: every line of every cell beside every mutant, so that what is not seen stands out.

Needs matplotlib, the extra "plot".
"""

from pathlib import Path
from typing import Any

from catalog.adequacy.course import CourseMatrix
from catalog.reporting.adequacy.drawing import BACK, FAINT, KILLED, LARGE, LET_THROUGH, NORMAL, draw
from catalog.reporting.adequacy.grid import grids
from catalog.reporting.phrases.legends import NO_MATPLOTLIB, PICTURE_KEY, PICTURE_TITLE, UNKNOWN_ENDING

# In inches: a row, a column, the names on the left, the heads above, the same labels below, and the margin.
ROW, COLUMN, NAMES, HEADS, FEET, MARGIN = 0.165, 0.19, 4.1, 2.9, 1.1, 0.2

# What the last cell's name, which is written at a slant, takes behind its columns.
SLANTED = 1.6

ENDINGS, DPI = (".png", ".svg", ".pdf"), 110


class PictureError(ValueError):
    """Why a picture cannot be made, in a sentence."""


def check_picture(path: Path) -> None:
    """Raise PictureError where no picture of that name can be made, before anything takes long."""
    if path.suffix not in ENDINGS:
        raise PictureError(UNKNOWN_ENDING.format(path.name))
    _figure_class()


def save_picture(course: CourseMatrix, path: Path) -> None:
    """Write the picture, in the format that the file's ending says. Raises PictureError, and OSError."""
    check_picture(path)
    picture(course).savefig(path, dpi=DPI)


def _figure_class() -> Any:
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise PictureError(NO_MATPLOTLIB) from None
    return Figure


def picture(course: CourseMatrix) -> Any:
    """Return the picture as a figure of matplotlib, a part for each family beside the other. Raises PictureError."""
    figure_class = _figure_class()
    parts = grids(course)
    wide = sum(NAMES + grid.wide * COLUMN + MARGIN for grid in parts) + SLANTED
    high = HEADS + max(grid.high for grid in parts) * ROW + FEET
    figure, left = figure_class(figsize=(wide, high)), MARGIN + NAMES
    for grid in parts:
        size = grid.wide * COLUMN, grid.high * ROW
        box = (left / wide, 1 - (HEADS + size[1]) / high, size[0] / wide, size[1] / high)
        draw(figure.add_axes(box), grid, course)
        left += size[0] + MARGIN + NAMES
    _key(figure)
    return figure


def _key(figure: Any) -> None:
    """Say at the top what is shown and what the marks mean."""
    from matplotlib.lines import Line2D

    kinds = (("s", KILLED, 7), ("x", LET_THROUGH, 7), (".", FAINT, 4), ("s", BACK, 9))
    marks = [
        Line2D([], [], linestyle="", marker=marker, color=colour, markersize=size, label=text)
        for (marker, colour, size), text in zip(kinds, PICTURE_KEY, strict=True)
    ]
    wide, high = figure.get_size_inches()
    figure.text(MARGIN / wide, 1 - 0.15 / high, PICTURE_TITLE, ha="left", va="top", fontsize=LARGE, fontweight="bold")
    figure.legend(
        handles=marks,
        loc="upper left",
        bbox_to_anchor=(MARGIN / wide / 2, 1 - 0.45 / high),
        frameon=False,
        fontsize=NORMAL,
        borderaxespad=0,
    )
