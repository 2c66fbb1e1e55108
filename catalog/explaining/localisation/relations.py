"""Relations: what wrong numbers are, said by the right ones: their negative, a multiple, another step, another output.

A relation is said only where the printed intervals of all the numbers hold it, and would hardly do so by accident.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import numpy as np

from catalog.explaining.localisation.passes import single_passes
from catalog.explaining.localisation.sizes import sizes
from catalog.explaining.localisation.wrong_numbers import Wrong
from catalog.explaining.matching.response_matrix import REFERENCE, Mask, ResponseMatrix, Values
from catalog.explaining.matching.responses import look, numbers
from catalog.model.findings.readings import Multiple, MultipleOfSize, OtherOutput, Related, Relation
from catalog.model.observation import Reading
from catalog.model.probe import Shows
from catalog.model.signature import Signature
from catalog.model.subscripts import subscripts

# A factor is said to as few digits as tell it, and a number in double precision has no more than these.
LEAST_DIGITS, MOST_DIGITS = 4, 16


def relation(matrix: ResponseMatrix, reading: Reading, which: Mask, *, to_others: bool) -> Related | None:
    """Return the simplest relation of a reading's wrong numbers to right values, None where none holds.

    which: those of its numbers that are wrong. to_others: also to right values at other places, steps and outputs.
    """
    if np.isnan(reading.low[which]).any():
        return Relation.NOT_A_NUMBER
    values, _ = matrix.values(reading)
    wrong = Wrong(matrix, reading, which, values[REFERENCE])
    tried = chain(_in_place(wrong), _elsewhere(wrong) if to_others else ())
    return next((related for related, values, known in tried if wrong.holds(values, known)), None)


def is_transposed(matrix: ResponseMatrix, reading: Reading) -> bool:
    """True for a reading of another shape that has the right values, with rows for columns."""
    value = matrix.right(reading.key)
    if not isinstance(value, np.ndarray) or value.ndim != 2 or reading.shape != value.T.shape:
        return False
    right = value.T.reshape(-1)
    wrong = Wrong(matrix, reading, np.ones(right.shape, dtype=bool), right)
    return wrong.holds(right)


def _in_place(wrong: Wrong) -> Iterator[tuple[Related, Values, int]]:
    """Yield what could be said, simplest first, with the numbers it stands for and how many went into them."""
    right = wrong.right[wrong.which]
    yield Relation.ZERO, np.zeros_like(right), 0
    yield Relation.NEGATED, -right, 0
    for related, factor in _factors(wrong.matrix):
        yield related, factor * right, 0
    if len(right) > 1 and right.all():
        factor = _common_factor(wrong, right)
        yield Multiple(_shortened(factor, wrong)), factor * right, 1


def _elsewhere(wrong: Wrong) -> Iterator[tuple[Related, Values, int]]:
    """Yield the right values of other places, with what they are."""
    for related, value in (*_transposed(wrong), *_other_steps(wrong), *_one_step(wrong), *_other_outputs(wrong)):
        found = numbers(value, wrong.reading)
        if found is not None:
            yield related, np.asarray(found)[wrong.which], 0


def _common_factor(wrong: Wrong, right: Values) -> float:
    """Return the factor that all intervals hold, if there is one: the middle of what they have in common."""
    ends = np.sort([wrong.low / right, wrong.high / right], axis=0)
    return float(ends[0].max() + ends[1].min()) / 2


def _shortened(factor: float, wrong: Wrong) -> float:
    """Return a factor to four digits; where they make a rounder number of it than it is, to more: 1.0001, and not 1."""
    roundest = float(f"{factor:.2g}")
    for digits in range(LEAST_DIGITS, MOST_DIGITS):
        short = float(f"{factor:.{digits}g}")
        if short != roundest or wrong.holds(short * wrong.right[wrong.which], 1):
            return short
    return factor


def _factors(matrix: ResponseMatrix) -> Iterator[tuple[Related, float]]:
    """Yield the factors that people forget or make twice: those of the sizes, and two."""
    for length, name in sizes(matrix.probe).items():
        if length == 2:
            continue
        yield MultipleOfSize(length, name, divided=True), 1 / length
        yield MultipleOfSize(length, name, divided=False), float(length)
    yield Relation.TWICE, 2.0
    yield Relation.HALF, 0.5


def _full(wrong: Wrong) -> tuple[Any, str]:
    """Return the reference's whole output that a reading is of, and the index of what was printed of it."""
    name, index, shows = wrong.matrix.resolve(wrong.reading.key)
    output = look(wrong.matrix.signatures[REFERENCE], name, "", Shows.VALUE) if shows is Shows.VALUE else None
    return (output if isinstance(output, np.ndarray) else None), index


def _at(output: Any, index: str) -> Any:
    """Return output[index[0]][index[1]]..., None where there is no such element."""
    try:
        for subscript in subscripts(index):
            output = output[subscript]
    except (IndexError, TypeError):
        return None
    return np.asarray(output, dtype=float)


def _transposed(wrong: Wrong) -> Iterator[tuple[Related, Any]]:
    output, index = _full(wrong)
    if output is not None and output.ndim == 2:
        yield Relation.TRANSPOSED, _at(output.T, index)


def _other_steps(wrong: Wrong) -> Iterator[tuple[Related, Any]]:
    """Yield the right values of other steps in time, the last of three axes; nan where there is no such step."""
    output, index = _full(wrong)
    if output is None or output.ndim != 3:
        return
    edge = np.full_like(output[:, :, :1], np.nan)
    yield Relation.STEP_BEFORE, _at(np.concatenate([edge, output[:, :, :-1]], axis=2), index)
    yield Relation.STEP_AFTER, _at(np.concatenate([output[:, :, 1:], edge], axis=2), index)
    yield Relation.REVERSED, _at(output[:, :, ::-1], index)


def _one_step(wrong: Wrong) -> Iterator[tuple[Related, Any]]:
    for step, signature in single_passes(wrong.matrix.probe).items():
        yield step, look(signature, *wrong.matrix.resolve(wrong.reading.key))


def _other_outputs(wrong: Wrong) -> Iterator[tuple[Related, Any]]:
    """Yield what the reference has in other outputs: at the same place, and where the cell prints of them."""
    name, index, _ = wrong.matrix.resolve(wrong.reading.key)
    right: Signature = wrong.matrix.signatures[REFERENCE]
    printed = [(line.output, line.index) for line in wrong.matrix.probe.lines if line.shows is Shows.VALUE]
    for other, place in (*((each, index) for each in right.outputs), *printed):
        if other != name:
            yield OtherOutput(f"{other}{place}"), look(right, other, place, Shows.VALUE)
