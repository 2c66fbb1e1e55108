"""Pastes: text as people paste it, to readings. Nothing in it is evaluated."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from catalog.model.observation import Reading, Unread
from catalog.model.probe import Shows
from catalog.reading.pastes.aside import set_aside
from catalog.reading.pastes.called import EXPECTED, Called
from catalog.reading.pastes.cleaning import clean, plain
from catalog.reading.pastes.code import functions_defined
from catalog.reading.pastes.digits import NUMBER
from catalog.reading.pastes.foreign import foreign
from catalog.reading.pastes.item import Item
from catalog.reading.pastes.labels import Label, find_label
from catalog.reading.pastes.leftover import left_over, shown
from catalog.reading.pastes.raised_errors import find_errors, with_frames
from catalog.reading.pastes.scanned import Repair, repaired
from catalog.reading.pastes.values import read_numbers, read_value

_BORDER = r"[ ]*[|\t][ |\t]*(?=\S)"
_WORDS = rf"[^\n\[\d]{{0,60}}?\n?[^\n\[\d]{{0,30}}?\b(?:{EXPECTED}|but|mine|got|i get|actual|vs|not)\b"
_SECOND = re.compile(rf"{_BORDER}|{_WORDS}[^\n\[\d]{{0,40}}?[\s:=][ ]*(?=[-+]?[\d\[(])", re.IGNORECASE)
_BARE = re.compile(rf"\[|^[ ,;]*(?:{NUMBER}[ ,;]+){{0,999}}{NUMBER}[ ,;.]*$", re.MULTILINE)
_NUMERIC = re.compile(r"[\s|]{0,9}[-+(\[]{0,3}\s{0,9}\.?\d")
_DECIMAL = re.compile(r"[^\n]{0,200}?\d\.\d")
_ARRAY = re.compile(r"[\s|]*\[")
_PASSED = re.compile(r"\ball tests passed\b", re.IGNORECASE)

# Of numbers without labels so many are read: a cell prints far fewer, and more are refused.
MAX_BARE = 5_000


@dataclass(frozen=True, slots=True)
class Paste:
    """What was read of a text.

    repairs: what was read in it as something else than stands there. foreign: which other subject prints what stands in
    it, "" for none. code: the functions that it defines. passed: it says that a public test passed. aside: what was
    read and is no test cell's.
    """

    items: tuple[Item, ...] = ()
    repairs: tuple[Repair, ...] = ()
    foreign: str = ""
    code: tuple[str, ...] = ()
    passed: bool = False
    aside: tuple[Reading, ...] = ()


def read_paste(text: str) -> list[Item]:
    """Return the readings and exceptions of a paste, in its order; bare numbers only where nothing is labelled."""
    return [item for item in parse_paste(text).items if not isinstance(item.found, Unread) or item.found.label]


def parse_paste(text: str) -> Paste:
    """Return what can be read of a text, and the lines that look like a cell's and cannot."""
    code, raw = functions_defined(text), text
    text, repairs = repaired(clean(text))
    errors = find_errors(text)
    if errors:
        errors = with_frames(errors, html.unescape(plain(raw)))
    text = _blanked(text, [(start, stop) for start, stop, _ in errors])
    called = Called(text)
    readings = list(_labelled(text, called)) or list(islice(_bare(text, called), MAX_BARE))
    items = [*readings, *(Item(error, start, stop, called.expected(start)) for start, stop, error in errors)]
    rest = left_over(text, [(item.start, item.stop) for item in items])
    items += [Item(unread, start, start) for start, unread in rest]
    kept, aside = set_aside(sorted(items, key=lambda item: item.start))
    passed = _PASSED.search(text) is not None
    return Paste(tuple(kept), repairs, foreign(text), code, passed, tuple(aside))


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text with nothing but its line ends in those spans, which are in order."""
    parts, at = [], 0
    for start, stop in spans:
        parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:stop])]
        at = stop
    return "".join([*parts, text[at:]])


def _labelled(text: str, called: Called) -> Iterator[Item]:
    at = 0
    label = find_label(text, 0)
    while label is not None:
        following = find_label(text, label.stop)
        at = label.stop
        for item in _labelled_by(label, text, called, following.start if following else len(text)):
            yield item
            at = max(at, item.stop)
        label = following if following is None or following.start >= at else find_label(text, at)


def _labelled_by(label: Label, text: str, called: Called, stop: int) -> Iterator[Item]:
    """Yield the value behind a label and a second one beside it, if they are there; stop: where the next label is."""
    meant = label.sure or (label.signed and _ARRAY.match(text, label.stop))
    reading, end = read_value(text, label) if meant and not label.within else (None, label.stop)
    denied = called.denied(label.start)
    if reading is None:
        if label.sure and _cannot_be_read(label, text, stop):
            end = text.find("\n", label.stop, stop)
            end = end if end >= 0 else stop
            line = shown(text[label.start : min(end, label.start + 200)])
            yield Item(Unread(f"{label.name}{label.index}", line), label.start, end)
        return
    first = called.expected(end - 1) if label.expected is None else label.expected
    second = _second(text, end, label)
    if second is None:
        yield Item(reading, label.start, end, first, denied)
    else:
        other, stop, expected = second
        yield Item(reading, label.start, end, first if expected is None else not expected, denied)
        yield Item(other, end, stop, called.expected(stop - 1) if expected is None else expected)


def _cannot_be_read(label: Label, text: str, stop: int) -> bool:
    """True where something like a number stands behind a label all the same."""
    if label.within or label.signed:
        return bool(_DECIMAL.match(text, label.stop, stop) or (label.signed and _NUMERIC.match(text, label.stop, stop)))
    return False


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
            yield Item(reading, found.start(), at, called.expected(found.start()), called.denied(found.start()))
