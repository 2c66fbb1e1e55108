"""Nearness: whether a program shows everything but one number, or one line, that can have been copied wrong."""

import numpy as np

from catalog.explaining.localisation.miscopies import miscopied
from catalog.explaining.localisation.near_programs import coarser
from catalog.explaining.matching.response_matrix import Mask, Values
from catalog.explaining.peeling.target import Response
from catalog.model.observation import Observation, Reading
from catalog.model.probe import Shows


class Nearness:
    """Tells programs that are near an observation by their columns. right: those that the reference has as read."""

    def __init__(self, observation: Observation, right: Mask) -> None:
        self.readings = observation.readings
        ends = np.cumsum([max(len(reading.low), 1) for reading in self.readings])
        self._line = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        self._columns = [np.flatnonzero(self._line == line) for line in range(len(ends))]
        self._right = right

    def near(self, shown: Response) -> bool:
        """True where what is wrong is one number copied wrong, a right line, or two lines that are exchanged."""
        lines = np.unique(self._line[~shown.agrees]).tolist()
        if not 1 <= len(lines) <= 2 or not all(_has_numbers(self.readings[line]) for line in lines):
            return False
        values = [shown.values[self._columns[line]] for line in lines]
        if len(lines) == 2:
            return self._exchanged(lines, values)
        return bool(self._right[self._columns[lines[0]]].all()) or _copied_wrong(self.readings[lines[0]], values[0])

    def _exchanged(self, lines: list[int], values: list[Values]) -> bool:
        one, other = (self.readings[line] for line in lines)
        if len(one.low) != len(other.low):
            return False
        # Of lines whose shapes differ no program has a number in the other's shape: only the lines can tell.
        inside = one.inside(values[1]).all() and other.inside(values[0]).all()
        return bool(inside or (one.shape != other.shape and np.isnan(values).all()))


def _has_numbers(reading: Reading) -> bool:
    return reading.shows is Shows.VALUE and bool(reading.low.size)


def _copied_wrong(reading: Reading, values: Values) -> bool:
    """True where one of a line's numbers is another, and one miscopy away from what was read."""
    for given in (reading, coarser(reading)):
        wrong = [] if given is None else np.flatnonzero(~given.inside(values)).tolist()
        if given is not None and len(wrong) == 1:
            low, high, value = (float(each[wrong[0]]) for each in (given.low, given.high, values))
            return miscopied(low, high, value) is not None
    return False
