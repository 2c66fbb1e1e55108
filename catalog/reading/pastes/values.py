"""Values: what stands behind a label, as a reading."""

import re
from dataclasses import replace

import numpy as np

from catalog.model.observation import Reading
from catalog.model.probe import Shows
from catalog.reading.pastes.block import Block, read_block
from catalog.reading.pastes.digits import (
    NUMBER,
    are_short,
    are_whole,
    has_more_than_numpy_prints,
    intervals,
    single_precision,
)
from catalog.reading.pastes.labels import Label

_GAP = r"[\s|]*"
_END = r"(?!\w|\.\d|[ ]*[*/%@]|[-+][\d.]{1,40}(?:e[-+]?\d\d)?j)"
_SIZES = re.compile(rf"{_GAP}\(([ ]*\d{{1,9}}(?:[ ]*,[ ]*\d{{1,9}}){{0,7}}[ ]*,?[ ]*|[ ]*)\)")
_LENGTH = re.compile(rf"{_GAP}(\d{{1,9}}){_END}")
_OPENING = re.compile(rf"{_GAP}\[")
_NUMBER = re.compile(rf"{_GAP}([-+] (?![-+]))?({NUMBER}){_END}")
_MORE = re.compile(rf"[ ]*,?[ ]*({NUMBER}){_END}")
_OTHER = re.compile(rf"{_GAP}(?:\{{(?=\s*['\"])|\((?=\s*[\[{{])|None\b)")

# Whole arrays of a cell have fewer numbers.
MAX_SINGLE = 2000


def read_value(text: str, label: Label) -> tuple[Reading | None, int]:
    """Return the reading of the value behind a label, and where it ends; None where there is none."""
    at = label.stop
    if label.shows is Shows.LENGTH:
        found = _LENGTH.match(text, at)
        return (_sizes(label, Shows.LENGTH, found[1]), found.end()) if found else (None, at)
    if found := _SIZES.match(text, at):
        return _sizes(label, Shows.SHAPE, found[1]), found.end()
    if label.shows is Shows.SHAPE:
        return None, at
    reading, end = read_numbers(text, at, alone=label.signed or bool(label.index))
    if reading is not None:
        return replace(reading, name=label.name, index=label.index), end
    if (label.signed or label.index) and (found := _OTHER.match(text, at)):
        return Reading(label.name, label.index, Shows.VALUE, None, numeric=False), found.end()
    return None, at


def _sizes(label: Label, shows: Shows, text: str) -> Reading:
    return Reading(label.name, label.index, shows, tuple(int(size) for size in re.findall(r"\d+", text)))


def read_numbers(text: str, at: int, alone: bool) -> tuple[Reading | None, int]:
    """Return the reading, without a name, of the array at a place, or of numbers without brackets if `alone`."""
    if opening := _OPENING.match(text, at):
        block, end = read_block(text, opening.end() - 1)
        return (reading_of(block) if block and not are_whole(block.literals) else None), end
    first = _NUMBER.match(text, at) if alone else None
    if first is None:
        return None, at
    literals, end = [(first[1] or "").strip() + first[2]], first.end()
    while more := _MORE.match(text, end):
        literals.append(more[1])
        end = more.end()
    if are_whole(literals):
        return None, at
    shape = (len(literals),) if len(literals) > 1 else ()
    # numpy prints eight decimals within brackets at most: a longer number was no array.
    bare = not shape and not has_more_than_numpy_prints(literals)
    return replace(reading_of(Block(shape, (), tuple(literals))), bare=bare), end


def reading_of(block: Block) -> Reading:
    """Return the reading of a block of printed numbers, without a name."""
    bounds = np.array(intervals(block.literals)).reshape(-1, 2)
    short = are_short(block.literals)
    low, high = bounds[:, 0], bounds[:, 1]
    single = single_precision(block.literals) if len(block.literals) <= MAX_SINGLE else None
    return Reading("", "", Shows.VALUE, block.shape, low, high, block.offsets, short=short, single=single)
