"""Exceptions in a paste: the line that words one, with or without the traceback above it."""

import re
from collections.abc import Sequence

from catalog.model.frame import Frame
from catalog.model.raised_error import ASSERTION, RaisedError
from catalog.reading.pastes.frames import head_of_frame, is_context, is_numbered, is_of_traceback, read_frames
from catalog.registry import exercises

# Names have no more signs than this, so that a long line costs no more than its length.
_KIND = r"(?:[A-Za-z_]\w{0,60}\.){0,6}[A-Z]\w{0,60}(?:Error|Exception)"
_WORDED = re.compile(
    rf"^[ |]*({_KIND})(?:[ ]*$|:[ ]*$(?!\n[ ]*\S))|^(?:[^\n]*?[^\w\n(.])??({_KIND}:[ ]?\S[^\n]*(?:\n[ ]*\(\d[^\n]*)?)$",
    re.MULTILINE,
)
_TESTED = re.compile(r"\b([a-z]\w{0,60})_test\s?\(")
_START = re.compile(r"^[ ]*(?:-{20,}[ ]*\n)?[^\n]*Traceback \(most recent call last\)|^[ ]*-{20,}[ ]*$", re.MULTILINE)

# No message that numpy or Python words is as long, and each is compared with that of every mistake.
LONGEST = 2_000


def find_errors(text: str) -> list[tuple[int, int, RaisedError]]:
    """Return every exception with the span of text that belongs to it, its traceback included."""
    found = []
    start = 0
    for worded in _WORDED.finditer(text):
        wording = " ".join((worded[1] or worded[2])[:LONGEST].split())
        if "Traceback (most recent call last)" in wording:
            continue
        above = _START.search(text, start, worded.start())
        begin = above.start() if above else _top(text, start, worded.start())
        frames = read_frames(text[begin : worded.start()].split("\n"))
        error = parse_error(wording, _innermost(frames) or _tested(wording, frames), frames)
        if error is not None:
            found.append((begin, worded.end(), error))
        start = worded.end()
    return found


def with_frames(errors: Sequence[tuple[int, int, RaisedError]], text: str) -> list[tuple[int, int, RaisedError]]:
    """Return the raised errors of a cleaned text with the frames of the text before: cleaning spoils code."""
    found = [error for _, _, error in find_errors(text)]
    if [error.kind for error in found] != [error.kind for _, _, error in errors]:
        return list(errors)
    pairs = zip(errors, found, strict=True)
    return [
        (start, stop, RaisedError(cleaned.kind, cleaned.message, plain.function or cleaned.function, plain.frames))
        for (start, stop, cleaned), plain in pairs
    ]


def _top(text: str, start: int, stop: int) -> int:
    """Return where a traceback without its header begins that ends at a place, that place where there is none."""
    lines = text[start:stop].split("\n")
    top = at = len(lines) - 1
    while at > 0 and _belongs(lines, at - 1):
        at -= 1
        if is_of_traceback(lines[at]) or (is_numbered(lines[at]) and at == top - 1 and top < len(lines) - 1):
            top = at
    return stop if top == len(lines) - 1 else start + sum(len(line) + 1 for line in lines[:top])


def _belongs(lines: Sequence[str], at: int) -> bool:
    """True for a line of a traceback: plain Python puts the source, without a number, under the head of its frame."""
    known = is_of_traceback(lines[at]) or is_context(lines[at])
    return known or (at > 0 and head_of_frame(lines[at - 1]) is not None)


def _innermost(frames: Sequence[Frame]) -> str:
    """Return the last function of the course in a traceback; its public test stands for it."""
    known = [name for frame in frames if (name := frame.function.removesuffix("_test")) in exercises()]
    return known[-1] if known else ""


def _tested(wording: str, frames: Sequence[Frame]) -> str:
    """Return the function whose public test a cell calls that ends with an assertion, "" for none."""
    if not wording.startswith(ASSERTION):
        return ""
    called = [found[1] for frame in frames for found in _TESTED.finditer(frame.source) if found[1] in exercises()]
    return called[-1] if called else ""


def parse_error(text: str, function: str = "", frames: tuple[Frame, ...] = ()) -> RaisedError | None:
    """Return the raised error that a line such as "ValueError: shapes (5,10) ..." words, None where it words none."""
    found = re.match(rf"\s*({_KIND}):?\s*(.*)", text, re.DOTALL)
    return RaisedError(found[1].rsplit(".", 1)[-1], found[2].strip(), function, frames) if found else None
