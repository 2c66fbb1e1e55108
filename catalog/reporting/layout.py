"""Layout: texts in 80 columns, of which a person reads the first lines first."""

from collections.abc import Sequence
from textwrap import fill, shorten

WIDTH = 80

# What is right, what is wrong, the hint and what to do next: so much is read without scrolling.
FIRST = 12


def wrap(text: str, indent: str = "", first: str | None = None) -> str:
    """Return a text in lines of at most WIDTH. first: what the first of them begins with, indent by default."""
    lines = text.split("\n")
    return "\n".join(
        fill(
            line,
            WIDTH,
            initial_indent=indent if first is None else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines
    )


def on_one_line(start: str, names: Sequence[str]) -> str:
    """Return as many of the names as stand on one line behind the start, and how many more there are."""
    for count in range(len(names), 0, -1):
        more = f" and {len(names) - count} more" if count < len(names) else ""
        line = f"{start}{', '.join(names[:count])}{more}"
        if len(line) <= WIDTH:
            return line
    return f"{start}{len(names)} values"


def brief(text: str) -> str:
    """Return a text that has place on one line beside a mark."""
    return shorten(text, WIDTH - 8, placeholder=" ...")


def count_lines(texts: Sequence[str]) -> int:
    """Return how many lines texts have that stand below each other."""
    return sum(text.count("\n") + 1 for text in texts)
