"""Frames in a paste: the lines of a traceback, in every form that Python, IPython and notebooks give them.

One pass over the lines, each of them read by itself; nothing is evaluated.
"""

import re
from collections.abc import Iterator, Sequence

from catalog.model.frame import Frame, function_named

_PYTHON = re.compile(r'\s*File "(?P<file>[^"]*)", line (?P<line>\d{1,7})(?:, in (?P<function>\S.{0,200}))?\s*$')
_NUMBERED = re.compile(
    r"\s*(?P<file>(?:Cell |Input )In ?\[[\d *]*\]|File [^\s,]{1,300}:(?P<at>\d{1,7}))"
    r"(?:, line (?P<line>\d{1,7}))?(?:,? in (?P<function>\S.{0,300}))?\s*$"
)
_NAMED = re.compile(
    r"\s*(?:(?P<file><[^<>]{0,80}>|\S{1,300})\s{1,9})?in\b\s{0,9}"
    r"(?P<function>(?:<?[A-Za-z_][\w.<>]*(?: line: \d+)?>?)?\s*(?:\(.*)?)$"
)
_ARROW = re.compile(r"\s*[-=]{1,8}>\s*(?P<line>\d{1,7})(?: (?P<source>.*)|)$")
_CONTEXT = re.compile(r"\s*(?P<line>\d{1,7})(?: (?P<source>.*)|)$")
_HEAD = re.compile(r"Traceback \(most recent call last\)")

# So many lines over the one that raised are kept; IPython shows two.
MAX_ABOVE = 8


def head_of_frame(line: str) -> Frame | None:
    """Return the frame that a line begins, without its source; None for a line that begins none."""
    if found := _PYTHON.match(line):
        return Frame(function_named(found["function"] or ""), found["file"], int(found["line"]))
    if (found := _NUMBERED.match(line)) and (found["line"] or found["at"] or found["function"]):
        number = found["line"] or found["at"]
        return Frame(
            function_named(found["function"] or ""),
            found["file"].removeprefix("File "),
            int(number) if number else None,
        )
    if found := _NAMED.match(line):
        return Frame(function_named(found["function"]), found["file"] or "")
    return None


def is_of_traceback(line: str) -> bool:
    """True for a line that begins a frame or points into one."""
    return _ARROW.match(line) is not None or head_of_frame(line) is not None


def is_numbered(line: str) -> bool:
    """True for a line of code with its number."""
    return _CONTEXT.match(line) is not None


def is_context(line: str) -> bool:
    """True for a numbered line of code, and for what else may stand between the frames of a traceback."""
    bare = line.strip()
    return not bare or set(bare) <= set("^~.- ") or is_numbered(line)


def read_frames(lines: Sequence[str]) -> tuple[Frame, ...]:
    """Return the frames of a traceback's lines, outermost first."""
    return tuple(_whole(head, body) for head, body in _parts(lines) if head is not None or any(map(_ARROW.match, body)))


def _parts(lines: Sequence[str]) -> Iterator[tuple[Frame | None, list[str]]]:
    """Yield the head of each frame and the lines under it; None for the head of one that was cut off."""
    head: Frame | None = None
    body: list[str] = []
    for line in lines:
        found = None if _HEAD.search(line) else head_of_frame(line)
        if found is None:
            body.append(line)
            continue
        yield head, body
        head, body = found, []
    yield head, body


def _whole(head: Frame | None, body: Sequence[str]) -> Frame:
    """Return a frame with the line that it points to."""
    head = head or Frame(cut=True)
    numbered = [(found, at) for at, line in enumerate(body) if (found := _ARROW.match(line))]
    if numbered:
        found, at = numbered[-1]
        above = [shown["source"] or "" for line in body[:at] if (shown := _CONTEXT.match(line))]
        source = (found["source"] or "").strip()
        return Frame(head.function, head.file, int(found["line"]), source, tuple(above[-MAX_ABOVE:]), head.cut)
    plain = [line.strip() for line in body if not is_context(line)]
    source = plain[0] if plain and head.line is not None else ""
    return Frame(head.function, head.file, head.line, source)
