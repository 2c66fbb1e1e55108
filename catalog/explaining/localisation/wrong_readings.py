"""Localising: what can be said of readings that are wrong, whatever the mistake."""

import numpy as np

from catalog.explaining.localisation.relations import relation, transposed
from catalog.explaining.matching.match import Match
from catalog.explaining.matching.response_matrix import REFERENCE, Mask
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


def findings(match: Match, *, explained: bool = False) -> tuple[str, ...]:
    """Return what can be said of the wrong readings, a sentence for those of which the same can be said.

    explained: a cause says more than where else such values stand.
    """
    said: dict[str, list[str]] = {}
    for reading, right in zip(match.observation.readings, match.right, strict=True):
        if not right.all():
            said.setdefault(_finding(match, reading, right, not explained), []).append(reading.label)
    return tuple(f"{', '.join(labels)}: {finding}." for finding, labels in said.items())


def _finding(match: Match, reading: Reading, right: Mask, to_others: bool) -> str:
    if reading.shows is not Shows.VALUE:
        expected = match.matrix.right(reading.key)
        return f"{_sizes(reading.shape)}, where a correct program has {_sizes(expected)}"
    if not reading.numeric:
        return "no array of numbers"
    _, present = match.matrix.values(reading)
    if not present[REFERENCE]:
        return transposed(match.matrix, reading) or "another shape than a correct program's"
    words = relation(match.matrix, reading, ~right, to_others=to_others)
    if not right.any():
        return words or "wrong"
    return _partly(match, reading, right) + (f", where the others are {words}" if words else "")


def _partly(match: Match, reading: Reading, right: Mask) -> str:
    """Return which of a reading's numbers are right, by their steps in time where it runs along time."""
    if _over_time(match, reading):
        return f"right at step {_list(right)}, wrong at step {_list(~right)}"
    return f"right in {right.sum()} of {len(right)} places"


def _sizes(sizes: tuple[int, ...] | None) -> str:
    return "nothing" if sizes is None else str(sizes)


def _list(which: Mask) -> str:
    return ", ".join(str(position) for position in np.flatnonzero(which))


def _over_time(match: Match, reading: Reading) -> bool:
    """True where the last axis of the output is time and the reading runs along it alone."""
    output = match.matrix.right((reading.name, "", Shows.VALUE))
    along = reading.shape is not None and len(reading.shape) == 1 and len(subscripts(reading.index)) == 2
    return isinstance(output, np.ndarray) and output.ndim == 3 and along
