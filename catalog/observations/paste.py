"""Pastes: text as people paste it, to readings. Nothing in it is evaluated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalog.observations.called import EXPECTED, Called
from catalog.observations.cleaning import clean
from catalog.observations.digits import NUMBER
from catalog.observations.faults import find_faults
from catalog.observations.labels import Label, find_label
from catalog.observations.observation import Reading
from catalog.observations.values import read_numbers, read_value
from catalog.signatures.fault import Fault
from catalog.signatures.probe import Shows

_BORDER = r"[ ]*[|\t][ |\t]*(?=\S)"
_WORDS = rf"[^\n\[\d]{{0,60}}?\n?[^\n\[\d]{{0,30}}?\b(?:{EXPECTED}|but|mine|got|i get|actual|vs|not)\b"
_SECOND = re.compile(rf"{_BORDER}|{_WORDS}[^\n\[\d]{{0,40}}?[\s:=][ ]*(?=[-+]?[\d\[(])", re.IGNORECASE)
_BARE = re.compile(rf"\[|^[ ,;]*(?:{NUMBER}[ ,;]+){{0,999}}{NUMBER}[ ,;.]*$", re.MULTILINE)
_DECIMAL = re.compile(r"[^\n]*?\d\.\d")


@dataclass(frozen=True, slots=True)
class Unread:
    """A label with something like a number behind it that could not be read."""

    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """A reading or an exception of a paste, in the order of the text; expected: words near it call it expected."""

    found: Reading | Fault | Unread
    start: int
    expected: bool = False


def read_paste(text: str) -> list[Item]:
    """Return the readings and exceptions of a paste, in its order; bare numbers only where nothing is labelled."""
    text = clean(text)
    faults = find_faults(text)
    for start, stop, _ in faults:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:stop]) + text[stop:]
    called = Called(text)
    readings = list(_labelled(text, called)) or list(_bare(text, called))
    items = [*readings, *(Item(fault, start, called.expected(start)) for start, _, fault in faults)]
    return sorted(items, key=lambda item: item.start)


def _labelled(text: str, called: Called) -> Iterator[Item]:
    at = 0
    while label := find_label(text, at):
        at = label.stop
        reading, end = read_value(text, label) if label.sure or _is_array(text, label) else (None, at)
        if reading is None:
            if label.sure and label.signed and _DECIMAL.match(text, at, _next_label(text, at)):
                yield Item(Unread(f"{label.name}{label.index}"), label.start)
            continue
        first = called.expected(end - 1) if label.expected is None else label.expected
        second = _second(text, end, label)
        if second is None:
            yield Item(reading, label.start, first)
        else:
            other, end, expected = second
            yield Item(reading, label.start, first if expected is None else not expected)
            yield Item(other, end, called.expected(end - 1) if expected is None else expected)
        at = end


def _is_array(text: str, label: Label) -> bool:
    """True where a name that is a letter, or has no sign, can only be meant as one: an array follows."""
    return label.signed and re.compile(r"[\s|]*\[").match(text, label.stop) is not None


def _next_label(text: str, at: int) -> int:
    following = find_label(text, at)
    return following.start if following else len(text)


def _second(text: str, at: int, label: Label) -> tuple[Reading, int, bool | None] | None:
    """Return a second value of the same line, where it ends, and whether it is the expected one (None: unknown)."""
    between = _SECOND.match(text, at)
    if between is None or find_label(text[at : between.end()], 0) is not None:
        return None
    start = between.end()
    reading, end = read_value(text, replace(label, stop=start, signed=True))
    counted = reading is not None and reading.shows is Shows.VALUE and reading.numeric
    if reading is None or (counted and not re.search(r"\d\.|\[", text[start:end])):
        return None
    in_table = not between[0].strip(" |\t")
    return reading, end, None if in_table else re.search(EXPECTED, between[0], re.IGNORECASE) is not None


def _bare(text: str, called: Called) -> Iterator[Item]:
    """Yield the arrays, the rows of numbers and the lines of one number of a text that names none of them."""
    at = 0
    while found := _BARE.search(text, at):
        reading, end = read_numbers(text, found.start(), alone=found[0] != "[")
        at = max(end, found.end())
        if reading is not None and reading.low.size and "." in text[found.start() : at]:
            yield Item(reading, found.start(), called.expected(found.start()))
