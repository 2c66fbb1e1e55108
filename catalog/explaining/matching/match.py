"""Matching: the programs of a response matrix that give exactly the readings of an observation."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.response_matrix import REFERENCE, Mask, ResponseMatrix
from catalog.explaining.matching.responses import NO_ARRAY
from catalog.model.observation import Observation, Reading
from catalog.model.probe import Shows
from catalog.model.raised_error import RaisedError
from catalog.reading.pastes.raised_errors import parse_error

Rows = NDArray[np.intp] | slice
EVERY = slice(None)


@dataclass(frozen=True, eq=False, slots=True)
class Match:
    """An observation held against one probe.

    right: for each reading, which of its numbers are the reference's. fits: the programs that explain every reading,
    the reference among them where nothing differs.
    """

    observation: Observation
    matrix: ResponseMatrix
    right: tuple[Mask, ...]
    fits: frozenset[Candidate]

    @property
    def correct(self) -> bool:
        """True where the reference itself gives the readings."""
        return self.matrix.candidates[REFERENCE] in self.fits

    @property
    def count_right(self) -> int:
        """How many of the things read are the reference's."""
        return sum(int(mask.sum()) for mask in self.right)

    def allows(self, candidate: Candidate) -> bool:
        """True where a program gives these readings."""
        return candidate.within(self.matrix.used) in self.fits


def hold_against(observation: Observation, matrix: ResponseMatrix) -> Match:
    """Return the match of an observation with a probe whose cell has all of its readings."""
    # Only what fits so far is held against the next reading; the reference, in front, against each.
    rows, correct = np.arange(len(matrix)), True
    right = []
    for reading in observation.readings:
        agrees = within(reading, matrix, rows)
        right.append(agrees[REFERENCE])
        fits: Mask = np.all(agrees, axis=1)
        correct &= bool(fits[REFERENCE])
        fits[REFERENCE] = True
        rows = rows[fits]
    if observation.error is not None:
        rows = rows[_end_alike(observation.error, observation.exercises, matrix, rows)]
    elif matrix.signatures[REFERENCE].error is not None:
        # A cell that raises with every program has printed nothing.
        rows = rows[:0]
    return Match(observation, matrix, tuple(right), matrix.giving(rows if correct else rows[rows != REFERENCE]))


def within(reading: Reading, matrix: ResponseMatrix, rows: Rows = EVERY) -> Mask:
    """Return (programs, k): which programs have a number within the interval that was printed, or the same shape.

    rows: the programs in question.
    """
    if reading.shows is not Shows.VALUE:
        return matrix.of_kind(reading.key, reading.shape)[rows, None]
    if not reading.numeric:
        return matrix.of_kind(reading.key, NO_ARRAY)[rows, None]
    values, present = matrix.values(reading)
    present = present[rows]
    if not reading.low.size:
        return present[:, None]
    if not present.any():
        # A text may hold more numbers than can be compared for nothing.
        return np.broadcast_to(present[:, None], (len(present), len(reading.low)))
    values = values[rows]
    return reading.inside(values) & present[:, None]


def _end_alike(
    error: RaisedError, wanted: frozenset[str], matrix: ResponseMatrix, rows: NDArray[np.intp]
) -> list[bool]:
    """Return which programs end the cell with such an exception, in today's words or in those that a mutant lists.

    wanted: the exercises that it can be of.
    """
    home = error.function or (matrix.probe.exercise if wanted == {matrix.probe.exercise} else "")
    endings = [(matrix.endings[row], matrix.candidates[row]) for row in rows]
    return [ending is not None and _same_error(error, ending, candidate, home) for ending, candidate in endings]


def _same_error(error: RaisedError, ending: RaisedError, candidate: Candidate, home: str) -> bool:
    if error.function and ending.function and error.function != ending.function:
        return False
    if ending.alike(error):
        return True
    wordings = [(words, home in mutant.functions) for mutant in candidate.mutants for words in mutant.wordings]
    return any(_worded(error, words, at_home) for words, at_home in wordings)


def _worded(error: RaisedError, words: str, at_home: bool) -> bool:
    """True where a raised error is in those words.

    "..." stands for a name that differs from student to student, which says nothing of the function it came out of:
    that must be known.
    """
    other = parse_error(words)
    if other is None or other.kind != error.kind:
        return False
    head, gap, tail = other.message.partition("...")
    if not gap:
        return other.alike(error)
    return at_home and error.message.startswith(head) and tail in error.message
