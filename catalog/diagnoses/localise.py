"""Localising: what can be said of readings that are wrong, whatever the mistake."""

from collections.abc import Sequence

import numpy as np

from catalog.matching.bank import REFERENCE, Mask, Values
from catalog.matching.match import Match
from catalog.observations.observation import Reading
from catalog.signatures.probe import Shows
from catalog.signatures.subscripts import subscripts


def labels(match: Match) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the expressions whose readings are all the reference's, and the others."""
    pairs = list(zip(match.observation.readings, match.right, strict=True))
    return (
        tuple(reading.label for reading, right in pairs if right.all()),
        tuple(reading.label for reading, right in pairs if not right.all()),
    )


def findings(match: Match) -> tuple[str, ...]:
    """Return what can be said of the wrong readings, a sentence for those of which the same can be said."""
    said: dict[str, list[str]] = {}
    for reading, right in zip(match.observation.readings, match.right, strict=True):
        if not right.all():
            said.setdefault(_finding(match, reading, right), []).append(reading.label)
    return tuple(f"{', '.join(labels)}: {finding}." for finding, labels in said.items())


def _finding(match: Match, reading: Reading, right: Mask) -> str:
    if reading.shows is not Shows.VALUE:
        expected = match.bank.column(reading.key)[REFERENCE]
        return f"{_sizes(reading.shape)}, where a correct program has {_sizes(expected)}"
    if not reading.numeric:
        return "no array of numbers"
    values, present = match.bank.values(reading)
    if not present[REFERENCE]:
        return "another shape than a correct program's"
    if right.any() and _over_time(match, reading):
        return f"right at step {_list(right)}, wrong at step {_list(~right)}"
    if right.any():
        return f"right in {right.sum()} of {len(right)} places"
    return _relation(reading, values[REFERENCE])


def _sizes(sizes: tuple[int, ...] | None) -> str:
    return "nothing" if sizes is None else str(sizes)


def _list(which: Mask) -> str:
    return ", ".join(str(position) for position in np.flatnonzero(which))


def _over_time(match: Match, reading: Reading) -> bool:
    """True where the last axis of the output is time and the reading runs along it alone."""
    output = match.bank.column((reading.name, "", Shows.VALUE))[REFERENCE]
    along = reading.shape is not None and len(reading.shape) == 1 and len(subscripts(reading.index)) == 2
    return isinstance(output, np.ndarray) and output.ndim == 3 and along


def _relation(reading: Reading, right: Values) -> str:
    """Return the simplest relation of readings that are all wrong to the right values."""

    def inside(values: Values) -> bool:
        return bool(((reading.low <= values) & (values <= reading.high)).all())

    if np.isnan(reading.low).any():
        return "not a number"
    if inside(np.zeros_like(right)):
        return "zero"
    if inside(-right):
        return "the right value with its sign changed"
    if len(right) > 1 and right.all():
        factor = float(np.median((reading.low / 2 + reading.high / 2) / right))
        if inside(factor * right):
            return f"the right value times {factor:.4g}"
    return "wrong"


def either(names: Sequence[str]) -> str:
    """Return names as a sentence has them: "a", "a or b", "a, b or c"."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
