"""Searching: what an observation is compared with, and what comes out of it, before anything is said."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from catalog.diagnoses.expectation import banks_for
from catalog.diagnoses.placing import places
from catalog.matching.bank import bank
from catalog.matching.candidate import Candidate
from catalog.matching.match import Match, hold_against
from catalog.observations.observation import Observation

# Wider than the last of numpy's eight decimals: such a number was shortened by hand.
SHORT = 3e-8
CUT_OFF = "The numbers were read as cut off after their last digit, and not rounded there."


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """Every probe that an observation was held against, and how many programs were tried in all.

    expected: the expected values that were pasted with it.
    """

    observation: Observation
    matches: tuple[Match, ...]
    tried: int
    expected: Observation | None = None

    @property
    def correct(self) -> list[Match]:
        """The matches in which nothing differs from the reference, the newest version of a cell first."""
        return [match for match in reversed(self.matches) if match.correct]

    @property
    def fitting(self) -> list[Match]:
        """The matches in which some program explains everything, the newest version of a cell first."""
        return [match for match in reversed(self.matches) if match.rows]

    @property
    def nearest(self) -> Match:
        """The match with the most readings right, the newest version of a cell among equals."""
        return max(reversed(self.matches), key=lambda match: match.count_right)

    @property
    def family(self) -> str:
        """The family of the cells that it was held against, "" where there are none."""
        return self.matches[0].bank.probe.family if self.matches else ""

    def allows(self, candidate: Candidate) -> bool:
        """True where that program gives these readings on one of the probes."""
        return any(match.bank.row_of(candidate) in match.rows for match in self.matches)


def search(observation: Observation, expected: Observation | None, exercise: str | None) -> Found:
    """Return the matches of an observation with the cells of its exercise.

    Numbers without a name are tried as every line that shows as many. Where nothing fits short numbers, they are tried
    as digits that were cut off, and not rounded.
    """
    found = _search(observation, expected, exercise)
    short = [reading for reading in observation.readings if (reading.high - reading.low > SHORT).any()]
    if found.correct or found.fitting or not short:
        return found
    cut = tuple(reading.cut_off() if reading in short else reading for reading in observation.readings)
    again = _search(replace(observation, readings=cut, notes=(*observation.notes, CUT_OFF)), expected, exercise)
    again = replace(again, tried=found.tried + again.tried)
    return again if again.correct or again.fitting else found


def _search(observation: Observation, expected: Observation | None, exercise: str | None) -> Found:
    if observation.readings and not observation.readings[0].name:
        return _search_places(observation, expected, exercise)
    matches = _hold(observation, exercise, asserts=False)
    if not any(match.rows for match in matches):
        matches += _hold(observation, exercise, asserts=True)
    return Found(observation, tuple(matches), _tried(matches), expected)


def _hold(observation: Observation, exercise: str | None, *, asserts: bool) -> list[Match]:
    cells = [probe for probe in banks_for(observation, exercise) if probe.asserts is asserts]
    return [hold_against(observation, bank(probe)) for probe in cells]


def _search_places(observation: Observation, expected: Observation | None, exercise: str | None) -> Found:
    found = [_search(placed, None, exercise) for placed in places(observation, exercise)]
    tried = sum(each.tried for each in found)
    best = max(found, key=_closeness, default=Found(observation, (), 0))
    return replace(best, tried=tried, expected=expected)


def _closeness(found: Found) -> tuple[bool, bool, int]:
    right = max((match.count_right for match in found.matches), default=0)
    return bool(found.correct), bool(found.fitting), right


def _tried(matches: Iterable[Match]) -> int:
    return sum(match.bank.tried for match in matches)


def anything_right(found: Found) -> bool:
    """True where at least one number or shape is the reference's in some version of the cell."""
    return any(bool(np.any(mask)) for match in found.matches for mask in match.right)
