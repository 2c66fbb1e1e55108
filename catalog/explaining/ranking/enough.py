"""Enough: how much of a cell was shown, and whether that suffices to call what prints it correct."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.caching import of_object
from catalog.explaining.matching.match import Match
from catalog.explaining.matching.response_matrix import REFERENCE, ResponseMatrix
from catalog.explaining.ranking.expressions import Expression, expression_of
from catalog.model.probe import Line, Probe, Shows
from catalog.model.signature import Shown
from catalog.running.digest import digest

# Of a part of a cell's numbers, and of the mistakes that the whole cell shows, so much must be there.
PART, NOTICED = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a cell was shown, by numbers that are right.

    missing: the lines with numbers that were not shown in full. numbers: whether any number was shown. enough: whether
    the whole cell was shown, or so much of it that hardly a mistake that the cell shows could hide in the rest.
    """

    missing: tuple[Expression, ...]
    numbers: bool
    enough: bool


def extent(matches: Sequence[Match]) -> Extent:
    """Return how much was shown of the version of a cell of which most was; all the matches are right."""
    return max(map(_extent, matches), key=lambda each: (each.enough, -len(each.missing)))


def _extent(match: Match) -> Extent:
    lines = [line for line in match.matrix.probe.lines if line.shows is Shows.VALUE]
    shown = _numbers_shown(match)
    wanted = {line: _size(match.matrix, line) for line in lines}
    missing = tuple(expression_of(line) for line in lines if shown[line.output] < wanted[line])
    if not missing or match.observation.whole:
        return Extent(missing, bool(shown), enough=True)
    part = sum(min(shown[line.output], size) for line, size in wanted.items()) / max(sum(wanted.values()), 1)
    return Extent(missing, bool(shown), part >= PART and noticing(match) >= NOTICED * shows(match.matrix))


def _numbers_shown(match: Match) -> Counter[str]:
    """Return how many numbers were read of each output."""
    counts: Counter[str] = Counter()
    for reading in match.observation.readings:
        if reading.shows is Shows.VALUE and reading.low.size:
            counts[match.matrix.resolve(reading.key)[0]] += len(reading.low)
    return counts


def _size(matrix: ResponseMatrix, line: Line) -> int:
    return int(getattr(matrix.right(line.key), "size", 1))


def noticing(match: Match) -> int:
    """Return how many of the named mistakes would have changed what was read."""
    plain = (each for each in match.matrix.candidates[REFERENCE + 1 :] if not each.equivalents)
    return sum(not match.allows(each) for each in {each.names: each for each in plain}.values())


@of_object
def shows(matrix: ResponseMatrix) -> int:
    """Return how many of the named mistakes change anything that the cell prints, or end it."""
    right = _printed(matrix, REFERENCE)
    rows = range(REFERENCE + 1, len(matrix))
    return len({matrix.candidates[row].names for row in rows if _plain(matrix, row) and _printed(matrix, row) != right})


def _plain(matrix: ResponseMatrix, row: int) -> bool:
    return not matrix.candidates[row].equivalents


def _printed(matrix: ResponseMatrix, row: int) -> object:
    probe: Probe = matrix.probe
    return digest(Shown.of(matrix.signatures[row], probe.shown))
