"""Localising: what can be said of readings that are wrong, whatever the mistake."""

import numpy as np

from catalog.explaining.localisation.relations import is_transposed, relation
from catalog.explaining.matching.match import Match
from catalog.explaining.matching.response_matrix import REFERENCE, Mask
from catalog.model.findings.readings import (
    How,
    OtherShape,
    OtherSizes,
    ReadingForm,
    Related,
    RightAtSteps,
    RightInPlaces,
    WrongReadings,
)
from catalog.model.observation import Reading
from catalog.model.probe import Shows
from catalog.model.subscripts import subscripts


def labels(match: Match) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the expressions whose readings are all the reference's, and the others."""
    pairs = list(zip(match.observation.readings, match.right, strict=True))
    return (
        tuple(reading.label for reading, right in pairs if right.all()),
        tuple(reading.label for reading, right in pairs if not right.all()),
    )


def findings(match: Match, *, explained: bool = False) -> tuple[WrongReadings, ...]:
    """Return what can be said of the wrong readings, once for all of which the same can be said.

    explained: a cause says more than where else such values stand.
    """
    found: dict[How, list[str]] = {}
    for reading, right in zip(match.observation.readings, match.right, strict=True):
        if not right.all():
            found.setdefault(_how(match, reading, right, not explained), []).append(reading.label)
    return tuple(WrongReadings(tuple(labels), how) for how, labels in found.items())


def _how(match: Match, reading: Reading, right: Mask, to_others: bool) -> How:
    if reading.shows is not Shows.VALUE:
        return OtherSizes(reading.shape, match.matrix.right(reading.key))
    if not reading.numeric:
        return ReadingForm.NO_NUMBERS
    _, present = match.matrix.values(reading)
    if not present[REFERENCE]:
        return ReadingForm.TRANSPOSED if is_transposed(match.matrix, reading) else _other_shape(match, reading)
    related = relation(match.matrix, reading, ~right, to_others=to_others)
    if right.any():
        return _partly(match, reading, right, related)
    return ReadingForm.WRONG if related is None else related


def _other_shape(match: Match, reading: Reading) -> OtherShape | ReadingForm:
    """Return both shapes, where it is known what was printed and what a correct program has there."""
    expected = getattr(match.matrix.right(reading.key), "shape", None)
    if reading.shape is None or not isinstance(expected, tuple) or expected == reading.shape:
        return ReadingForm.OTHER_SHAPE
    return OtherShape(reading.shape, expected)


def _partly(match: Match, reading: Reading, right: Mask, others: Related | None) -> How:
    """Return which of a reading's numbers are right, by their steps in time where it runs along time."""
    if _over_time(match, reading):
        return RightAtSteps(_steps(right), _steps(~right), others)
    return RightInPlaces(int(right.sum()), len(right), others)


def _steps(which: Mask) -> tuple[int, ...]:
    return tuple(np.flatnonzero(which).tolist())


def _over_time(match: Match, reading: Reading) -> bool:
    """True where the last axis of the output is time and the reading runs along it alone."""
    output = match.matrix.right((reading.name, "", Shows.VALUE))
    along = reading.shape is not None and len(reading.shape) == 1 and len(subscripts(reading.index)) == 2
    return isinstance(output, np.ndarray) and output.ndim == 3 and along
