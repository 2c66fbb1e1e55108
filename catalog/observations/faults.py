"""Exceptions in a paste: the line that words one, with or without the traceback above it."""

import re

from catalog.discovery import exercises
from catalog.signatures.fault import Fault

_KIND = r"(?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception)"
_WORDED = re.compile(
    rf"^[ |]*({_KIND})[ ]*$|^(?:[^\n]*?[^\w\n(.])??({_KIND}:[ ]?\S[^\n]*(?:\n[ ]*\(\d[^\n]*)?)$", re.MULTILINE
)
_START = re.compile(r"^[ ]*(?:-{20,}[ ]*\n)?[^\n]*Traceback \(most recent call last\)|^[ ]*-{20,}[ ]*$", re.MULTILINE)
_FRAME = re.compile(r"\bin +<?(\w+)")


def find_faults(text: str) -> list[tuple[int, int, Fault]]:
    """Return every exception with the span of text that belongs to it, its traceback included."""
    found = []
    start = 0
    for worded in _WORDED.finditer(text):
        wording = " ".join((worded[1] or worded[2]).split())
        if "Traceback (most recent call last)" in wording:
            continue
        above = _START.search(text, start, worded.start())
        begin = above.start() if above else worded.start()
        fault = parse_fault(wording, _innermost(text[begin : worded.start()]))
        if fault is not None:
            found.append((begin, worded.end(), fault))
        start = worded.end()
    return found


def _innermost(traceback: str) -> str:
    """Return the last function of the course in a traceback; its public test stands for it."""
    frames = [name.removesuffix("_test") for name in _FRAME.findall(traceback)]
    known = [name for name in frames if name in exercises()]
    return known[-1] if known else ""


def parse_fault(text: str, function: str = "") -> Fault | None:
    """Return the fault that a line such as "ValueError: shapes (5,10) ..." words, or None where it words none."""
    found = re.match(rf"\s*({_KIND}):?\s*(.*)", text, re.DOTALL)
    return Fault(found[1].rsplit(".", 1)[-1], found[2].strip(), function) if found else None
