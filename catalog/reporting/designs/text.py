"""Text: a designed cell with what it sees, for a terminal, in Markdown and for a notebook."""

from collections.abc import Iterator
from html import escape

from catalog.designing.design import Design
from catalog.designing.leftover import Reason
from catalog.designing.measuring import DesignStep
from catalog.reporting.adequacy.sections import Section, rate
from catalog.reporting.adequacy.text import aligned, heading, wrapped
from catalog.reporting.markdown import code
from catalog.reporting.markdown import escaped as escaped_in_markdown
from catalog.reporting.phrases.design import (
    EXPECTED,
    HEAD,
    LEGEND,
    NOT_TOLD_APART,
    NOTHING_LEFT,
    heading_of,
    left_for,
    near_sizes,
    summary,
    told_together,
)

# So many groups are listed that another cell tells apart; JSON has all.
MAX_LISTED = 12


def show(found: Design, hints: int) -> str:  # noqa: ARG001
    """Return the cell, what it prints and what it sees, in lines of the terminal's width."""
    parts = [
        wrapped(heading_of(found)),
        found.cell.rstrip("\n"),
        f"{EXPECTED}\n{found.expected}",
        *map(wrapped, filter(None, (summary(found), near_sizes(found)))),
        "\n".join(aligned(scores(found))),
        wrapped(LEGEND),
        "\n".join([heading(NOT_TOLD_APART), *(wrapped(f"- {each}", "  ") for each in left(found))]),
    ]
    return "\n\n".join(parts)


def scores(found: Design) -> Section:
    """Return the score with each line more."""
    rows = [_row(step, found.apart) for step in found.steps]
    return Section(heading_of(found), LEGEND, HEAD, tuple(rows))


def _row(step: DesignStep, apart: int) -> tuple[str, ...]:
    whole, named = step.score, step.named
    return (
        step.line.label,
        f"{step.numbers}",
        f"{named.killed:,}/{named.countable:,}",
        f"{named.seen_killed:,}/{named.seen:,}",
        f"{whole.killed - named.killed:,}/{whole.countable - named.countable:,}",
        f"{whole.groups:,}/{apart:,}",
        rate(whole.left),
    )


def left(found: Design) -> Iterator[str]:
    """Yield what is not told apart, and why; what another cell tells apart by name."""
    said = [each for each in (left_for(reason, found) for reason in Reason) if each]
    yield from said or [NOTHING_LEFT]
    here = [each for each in found.left if each.reason is Reason.HERE]
    yield from (told_together(each) for each in here[:MAX_LISTED])


def markdown(found: Design, hints: int, *, cause: bool) -> str:  # noqa: ARG001
    """Return the cell, what it prints and what it sees."""
    table = scores(found)
    rows = [[code(row[0]), *row[1:]] for row in table.rows]
    lines = ["| " + " | ".join(row) + " |" for row in (list(table.head), ["---", *["---:"] * (len(HEAD) - 1)], *rows)]
    said = map(escaped_in_markdown, filter(None, (summary(found), near_sizes(found))))
    items = [f"- {escaped_in_markdown(each)}" for each in left(found)]
    return "\n\n".join(
        [
            f"**{escaped_in_markdown(heading_of(found))}**",
            f"```python\n{found.cell}```",
            f"{EXPECTED}\n\n```text\n{found.expected}\n```",
            *said,
            "\n".join(lines),
            "\n".join([f"{NOT_TOLD_APART}:\n", *items]),
        ]
    )


def html(found: Design) -> str:
    """Return the same as a fragment of a page."""
    table = scores(found)
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in table.head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in table.rows)
    said = [f"<p>{escape(each)}</p>" for each in filter(None, (summary(found), near_sizes(found)))]
    items = "".join(f"<li>{escape(each)}</li>" for each in left(found))
    return "\n".join(
        [
            f"<p><b>{escape(heading_of(found))}</b></p>",
            f"<pre>{escape(found.cell)}</pre>",
            f"<p>{EXPECTED}</p>\n<pre>{escape(found.expected)}</pre>",
            *said,
            f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>",
            f"<p>{NOT_TOLD_APART}:</p>\n<ul>{items}</ul>\n",
        ]
    )
