"""Elsewhere: numbers that are wrong in one cell and right in another, with another seed, or with one draw more."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile
from typing import Any

import numpy as np

from catalog.explaining.localisation.known_values import Given, known_by_draw, known_by_seed, known_values
from catalog.explaining.matching.match import Match
from catalog.explaining.matching.responses import look, numbers
from catalog.model.elsewhere import Elsewhere
from catalog.model.observation import Reading
from catalog.model.probe import Probe, Shows

# That numbers equal those of another cell by accident: this is excluded over the thousand values that there are.
ACCIDENT = 1e-7

# A cell with one draw more has a hundred forms of its own.
ACCIDENT_OF_DRAWS = 1e-10


def found_elsewhere(match: Match) -> Elsewhere | None:
    """Return where all numbers of a match are right, or all that are wrong; None where there is no one such place."""
    pairs = list(zip(match.observation.readings, match.right, strict=True))
    wrong = [each for each, right in pairs if not right.all()]
    values = [each for each, _ in pairs if each.shows is Shows.VALUE and each.low.size]
    telling = [each for each in wrong if each in values]
    if not telling or len(telling) < len(wrong) or _accident(telling) > ACCIDENT:
        return None
    known = chain(known_values(), known_by_seed())
    found = _place_of(values, match, known)
    if found is None and len(telling) < len(values):
        found = _place_of(telling, match, chain(known_values(), known_by_seed()))
    if found is None and _accident(telling) <= ACCIDENT_OF_DRAWS:
        found = _place_of(values, match, known_by_draw(match.matrix.probe))
    return found


def _place_of(readings: Sequence[Reading], match: Match, known: Iterable[Given]) -> Elsewhere | None:
    for given in known:
        if not _is_other(match, given):
            continue
        names = tuple(takewhile(bool, (_name(each, given) for each in readings)))
        if len(names) == len(readings):
            labels = tuple(each.label for each in readings)
            return Elsewhere(
                labels, names, given.function, given.probe.name, given.probe.exercise, given.seed, given.more
            )
    return None


def _is_other(match: Match, given: Given) -> bool:
    return (
        given.seed is not None
        or given.more > 0
        or given.probe is not match.matrix.probe
        or given.function != match.matrix.probe.exercise
    )


def _name(reading: Reading, given: Given) -> str:
    """Return what a reading is called where it is right, "" where it is not: the same expression, or a line's."""
    for name, index in _places(reading, given):
        if _holds(reading, look(given.signature, name, index, Shows.VALUE)):
            return f"{name}{index}"
    return ""


def _places(reading: Reading, given: Given) -> Iterator[tuple[str, str]]:
    probe: Probe = given.probe
    called = {line.called: line.output for line in probe.lines if line.called}
    yield called.get(reading.name, reading.name), reading.index
    if given.function == probe.exercise:
        yield from ((line.output, line.index) for line in probe.lines if line.shows is Shows.VALUE)


def _holds(reading: Reading, value: Any) -> bool:
    found = numbers(value, reading)
    if found is None:
        return False
    return bool(reading.inside(np.asarray(found)).all())


def _accident(readings: Sequence[Reading]) -> float:
    """Return how likely other numbers of that size would lie there; numbers that are equal count once, zeros never."""
    low, high = (np.concatenate([getattr(each, end) for each in readings]) for end in ("low", "high"))
    low, high = np.unique(np.stack([low, high]), axis=1)
    middle = np.abs(low + high) / 2
    shares = np.where((low <= 0) & (high >= 0), 1.0, np.minimum(1.0, (high - low) / np.maximum(middle, 1e-300)))
    return float(np.prod(shares))
