"""Formats: what each cell sees, for documents and for programs."""

from collections.abc import Sequence
from html import escape

from tabulate import tabulate

from catalog.adequacy.course import CourseMatrix
from catalog.adequacy.findings import findings
from catalog.reporting.adequacy.records import for_programs
from catalog.reporting.adequacy.sections import Section, lines_of, mutants_of, sections
from catalog.reporting.adequacy.text import course_text, lines_text
from catalog.reporting.html import document, table
from catalog.reporting.phrases.legends import NOT_SEEN

HEADINGS = {"github": "### {}", "latex": "\\section*{{{}}}"}


def text(course: CourseMatrix, form: str, *, lines: bool) -> str:
    """Return what the cells see in any format. lines: what each line sees."""
    return (for_programs if form in ("csv", "json") else for_people)(course, form, lines=lines)


def for_people(course: CourseMatrix, form: str, *, lines: bool) -> str:
    """Return what the cells see as plain text, as Markdown, as a page or as LaTeX.

    lines: which line kills which named mutant as well; in plain form that alone.
    """
    if form == "plain":
        return lines_text(course.cells) if lines else course_text(course)
    shown = [*sections(course), *(each for matrix in course.cells for each in (lines_of(matrix), mutants_of(matrix)))]
    shown = shown if lines else list(sections(course))
    said = [str(found) for found in findings(course)]
    return _page(said, shown) if form == "html" else _document(said, shown, form)


def _document(said: Sequence[str], shown: Sequence[Section], form: str) -> str:
    items = "\n".join(f"- {each}" for each in said) if form == "github" else "\n\n".join(map(_latex, said))
    parts = [HEADINGS[form].format(NOT_SEEN), items]
    for section in shown:
        told = str if form == "github" else _latex
        rows = [[cell.replace("|", "\\|") if form == "github" else cell for cell in row] for row in section.rows]
        body = tabulate(rows, list(section.head), tablefmt=form, disable_numparse=True)
        parts += [HEADINGS[form].format(told(section.title)), told(section.legend), body]
    return "\n\n".join(filter(None, parts))


def _latex(text: str) -> str:
    for sign in "&%$#_{}":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("`", "'")


def _page(said: Sequence[str], shown: Sequence[Section]) -> str:
    name = NOT_SEEN
    items = "".join(f"<li>{escape(each)}</li>\n" for each in said)
    parts = [f"<h1>{name}</h1>\n<ul>\n{items}</ul>\n"]
    for section in shown:
        body = table(map(escape, section.head), (_html_row(row, section.words) for row in section.rows))
        parts.append(f"<h2>{escape(section.title)}</h2>\n<p>{escape(section.legend)}</p>\n{body}")
    return document(name, parts, STYLE)


STYLE = ".marks { font-family: ui-monospace, monospace; white-space: pre; }\n"


def _html_row(row: Sequence[str], words: int) -> str:
    first, *others = row
    kinds = ['class="marks"' if at < words else 'class="number"' for at in range(1, len(row))]
    cells = (f"<td {kind}>{escape(cell)}</td>" for kind, cell in zip(kinds, others, strict=True))
    return f'<th scope="row">{escape(first)}</th>{"".join(cells)}'
