"""Pastes: text as people paste it, to readings. Nothing in it is evaluated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from catalog.observations.block import Block, read_block
from catalog.observations.cleaning import clean
from catalog.observations.digits import NUMBER, intervals
from catalog.observations.faults import find_faults
from catalog.observations.observation import Reading
from catalog.observations.vocabulary import all_words
from catalog.signatures.fault import Fault
from catalog.signatures.probe import Shows, Subscript

_INDEX = r"(?:\[[ \d,:-]*\])*"
_SIZES = re.compile(r"\s*\(([ \d,]*)\)|\s*(\d+)")
_NUMBERS = re.compile(rf"\s*({NUMBER})(?![\w.])")
_MORE_NUMBERS = re.compile(rf"[ ]*,?[ ]*({NUMBER})(?![\w.])")
_OTHER = re.compile(r"\s*(?:\{(?=\s*['\"])|\((?=\s*[\[{])|None\b)")
_ROW = re.compile(rf"^[ ,;]*(?:{NUMBER}[ ,;]+)+{NUMBER}[ ,;.]*$", re.MULTILINE)
_EXPECTED = re.compile(r"expected|should (?:be|get)|correct (?:output|answer|values?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """A reading or an exception of a paste, in the order of the text; expected: words above it call it expected."""

    found: Reading | Fault
    start: int
    expected: bool = False


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of what stands before a value: gradients["dx"][1][2] =, 'dx':, len(caches) =, a.shape."""
    words = "|".join(sorted(map(re.escape, all_words()), key=len, reverse=True))
    keyed = rf"[A-Za-z_]\w*\[ *[\"']? *(?P<key>{words}) *[\"']? *\]"
    quoted = rf"[\"'](?P<quoted>{words})[\"'](?= *:)"
    plain = rf"(?P<plain>{words})(?:_tmp)?"
    return re.compile(
        rf"(?P<length>\blen *\( *)?(?<![\w.\"'])(?:{keyed}|{quoted}|{plain})(?![\w\"'(])(?P<index>{_INDEX})"
        r"(?(length) *\))(?P<shape>(?:\.| +)shape)?(?P<sign>\s*(?:==?|:|->|\bis\b)(?=\s))?(?P<colon>[=:])?"
    )


def read_paste(text: str) -> list[Item]:
    """Return the readings and exceptions of a paste, in its order; bare numbers only where nothing is labelled."""
    text = clean(text)
    faults = find_faults(text)
    for start, stop, _ in faults:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:stop]) + text[stop:]
    labelled = list(_labelled(text))
    readings = labelled or list(_bare(text))
    items = [*readings, *(Item(fault, start) for start, _, fault in faults)]
    return _flag_expected(sorted(items, key=lambda item: item.start), text)


def _flag_expected(items: list[Item], text: str) -> list[Item]:
    """Mark the items between a heading such as "Expected Output" and the end or the next other heading."""
    headings = [found.start() for found in _EXPECTED.finditer(text)]
    others = [found.start() for found in re.finditer(r"\b(?:my|got|mine|actual|i get)\b", text, re.IGNORECASE)]

    def expected(at: int) -> bool:
        last = max((heading for heading in headings if heading < at), default=-1)
        return last > max((other for other in others if other < at), default=-1)

    return [replace(item, expected=expected(item.start)) for item in items]


def _labelled(text: str) -> Iterator[Item]:
    at = 0
    while found := _label().search(text, at):
        at = found.end()
        reading, end = _reading(text, found)
        if reading is not None:
            at = end
            yield Item(replace(reading, text=" ".join(text[found.start() : end].split())), found.start())


def _reading(text: str, found: re.Match[str]) -> tuple[Reading | None, int]:
    name = found["key"] or found["quoted"] or found["plain"]
    index = read_index(found["index"])
    if index is None or not (found["sign"] or found["colon"] or index or found["key"] or found["shape"]):
        return None, found.end()
    if found["shape"] or found["length"]:
        return _sizes(text, found.end(), name, index, Shows.SHAPE if found["shape"] else Shows.LENGTH)
    return _value(text, found.end(), name, index)


def read_index(text: str) -> tuple[Subscript, ...] | None:
    """Return the subscripts of "[1][2]" or "[5, 2, 2:6]"; None for what is no index, as "[]" or "[1:2:3:4]"."""
    try:
        groups = [tuple(_subscript(part) for part in group.split(",")) for group in re.findall(r"\[(.*?)\]", text)]
    except ValueError:
        return None
    return tuple(group[0] if len(group) == 1 else group for group in groups)


def _subscript(text: str) -> int | slice:
    if ":" not in text:
        return int(text)
    return slice(*(int(end) if end.strip() else None for end in text.split(":")))


def _sizes(text: str, at: int, name: str, index: tuple[Subscript, ...], shows: Shows) -> tuple[Reading | None, int]:
    found = _SIZES.match(text, at)
    if found is None or (found[1] is None) != (shows is Shows.LENGTH):
        return None, at
    sizes = tuple(int(size) for size in re.findall(r"\d+", found[0])[:8])
    return Reading(name, index, shows, sizes), found.end()


def _value(text: str, at: int, name: str, index: tuple[Subscript, ...]) -> tuple[Reading | None, int]:
    opening = re.compile(r"\s*\[").match(text, at)
    if opening:
        block, end = read_block(text, opening.end() - 1)
        return (reading_of(block, name, index) if block else None), end
    if found_other := _OTHER.match(text, at):
        return Reading(name, index, Shows.VALUE, None, numeric=False), found_other.end()
    literals: list[str] = []
    end = at
    while number := (_MORE_NUMBERS if literals else _NUMBERS).match(text, end):
        literals.append(number[1])
        end = number.end()
    if not literals:
        return None, at
    shape = (len(literals),) if len(literals) > 1 else ()
    offsets = tuple((position,) for position in range(len(literals))) if shape else ((),)
    return reading_of(Block(shape, offsets, tuple(literals)), name, index, bare=not shape), end


def reading_of(block: Block, name: str, index: tuple[Subscript, ...] = (), bare: bool = False) -> Reading:
    """Return the reading of a block of printed numbers."""
    low, high = np.array(intervals(block.literals)).T
    return Reading(name, index, Shows.VALUE, block.shape, block.offsets, low, high, bare)


def _bare(text: str) -> Iterator[Item]:
    """Yield the arrays, or the rows of numbers, of a text that names none of them."""
    at = 0
    while (start := text.find("[", at)) >= 0:
        block, at = read_block(text, start)
        at = max(at, start + 1)
        if block is not None and any("." in literal for literal in block.literals):
            yield Item(replace(reading_of(block, ""), text=" ".join(text[start:at].split())), start)
    if "[" not in text:
        for row in _ROW.finditer(text):
            literals = tuple(re.findall(NUMBER, row[0]))
            block = Block((len(literals),), tuple((position,) for position in range(len(literals))), literals)
            yield Item(replace(reading_of(block, ""), text=row[0].strip()), row.start())
