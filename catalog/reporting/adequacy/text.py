"""Text: what each cell sees, for a terminal."""

from collections.abc import Sequence
from textwrap import fill

from catalog.adequacy.course import CourseMatrix
from catalog.adequacy.findings import findings
from catalog.model.kill_matrix import KillMatrix
from catalog.reporting.adequacy.marks import MarkedRow, marked_by_cells, marked_by_lines
from catalog.reporting.adequacy.sections import (
    Section,
    killed,
    let_through,
    lines_of,
    told_apart,
)
from catalog.reporting.phrases.legends import LEGEND_OF_LINES, LEGEND_OF_MUTANTS, NONE_LET_THROUGH, NOT_SEEN
from catalog.reporting.tables.fitting import cut, width


def course_text(course: CourseMatrix) -> str:
    """Return what is worth knowing of the cells, in lines of 80 characters or the terminal's."""
    items = [wrapped(f"- {found}", "  ") for found in findings(course)]
    tables = [_text(killed(course)), _text(told_apart(course))]
    return "\n\n".join(["\n".join([heading(NOT_SEEN), *items]), *tables, _let_through(course)])


def lines_text(matrices: Sequence[KillMatrix]) -> str:
    """Return which line of each cell kills which named mutant, and how many generated ones."""
    return "\n\n".join([*map(_lines, matrices), wrapped(f"{LEGEND_OF_LINES} {LEGEND_OF_MUTANTS}")])


def heading(text: str) -> str:
    """Return a heading, underlined."""
    return f"{text}\n{'=' * len(text)}"


def wrapped(text: str, indent: str = "") -> str:
    """Return a text in lines of the terminal's width; a number and its per cent sign stay together."""
    whole = text.replace(" %", "\0%")
    lines = fill(whole, width(), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return lines.replace("\0", " ")


def _text(section: Section) -> str:
    return "\n".join([heading(section.title), wrapped(section.legend), "", *aligned(section)])


def aligned(section: Section) -> list[str]:
    """Return a table: words stand on the left of their columns, numbers on the right."""
    rows = [section.head, *section.rows]
    wide = [max(len(row[at]) for row in rows) for at in range(len(section.head))]
    rows.insert(1, tuple("-" * each for each in wide))
    return ["  ".join(_placed(row, wide, section.words)).rstrip() for row in rows]


def _placed(row: Sequence[str], wide: Sequence[int], words: int) -> list[str]:
    pairs = enumerate(zip(row, wide, strict=True))
    return [cell.ljust(most) if at < words else cell.rjust(most) for at, (cell, most) in pairs]


def _let_through(course: CourseMatrix) -> str:
    section, rows = let_through(course), marked_by_cells(course)
    if not rows:
        return f"{heading(section.title)}\n{NONE_LET_THROUGH}"
    wide = max(len(course.cells), len("cells"))
    head = [f"seen  {'cells':<{wide}}  mistake", f"----  {'-' * wide}  {'-' * (width() - wide - 8)}"]
    return "\n".join(
        [heading(section.title), wrapped(section.legend), "", *head, *(_marked(row, wide) for row in rows)]
    )


def _lines(matrix: KillMatrix) -> str:
    section = lines_of(matrix)
    rows = [_marked(row, len(row.marks)) for row in marked_by_lines(matrix)]
    return "\n".join([heading(section.title), *aligned(section), "", *rows])


def _marked(row: MarkedRow, wide: int) -> str:
    """Return a mutant's line: its title and its name, the name alone where there is no place for both."""
    start, name = f"{row.mutant.count or '':>4}  {row.marks:<{wide}}  ", row.mutant.name.partition(".")[2]
    whole = f"{start}{row.mutant.title} ({name})"
    return whole if len(whole) <= width() else cut(f"{start}{name}", width())
