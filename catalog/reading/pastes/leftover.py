"""Left over: the lines of a paste that look like a cell's and that nothing was read of."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from catalog.model.observation import Unread

# A name, a sign and a number with decimals; or a row of nothing but numbers.
_LABELLED = re.compile(r"[ |*#>-]{0,9}[A-Za-z_][\w.]{0,40}[^=:\n]{0,60}[=:]{1,2}[^\n\w]{0,40}\w{0,3}\d{0,9}\.\w{2}")
_ROW = re.compile(r"[\s\[(|,;]*[-+\dOoIl.][-+\dOoIl.eE\s\[\](),;|]{0,2000}")
_DECIMALS = re.compile(r"\.\d{3}")

# What is listed of a line, and of how many lines.
LONGEST, MAX = 80, 20

Spans = Sequence[tuple[int, int]]


def left_over(text: str, spans: Spans) -> Iterator[tuple[int, Unread]]:
    """Yield the lines, with where they begin, that touch none of the spans and look like what a cell prints."""
    ordered = sorted(spans)
    ends = [0]
    for _, stop in ordered:
        ends.append(max(ends[-1], stop))
    starts = [start for start, _ in ordered]
    count = at = 0
    for line in text.split("\n"):
        stop = at + len(line)
        free = ends[bisect_left(starts, stop)] <= at
        if free and count < MAX and _looks_printed(line):
            count += 1
            yield at, Unread("", shown(line))
        at = stop + 1


def _looks_printed(line: str) -> bool:
    head = line[:LONGEST]
    if _LABELLED.match(head):
        return True
    return _DECIMALS.search(head) is not None and _ROW.fullmatch(head) is not None


def shown(line: str) -> str:
    """Return a line as it is listed."""
    text = " ".join(line.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
