"""Suspects: which functions can hold the mistake that nobody found, from what mistakes in each of them change.

Every mistake that is known, named or generated, says what one in its function can reach. One that changes a reading
that is right is out, unless another makes up for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from catalog.explaining.matching.match import Match, within
from catalog.explaining.matching.response_matrix import REFERENCE, Mask, ResponseMatrix
from catalog.model.finding import Finding
from catalog.model.findings.suspects import CannotHold, LookFirst, OnlySuspect
from catalog.model.observation import Observation, Reading
from catalog.model.probe import Shows
from catalog.model.raised_error import ASSERTION

# More reasons are no help.
MAX_REASONS = 2

# A function is the first to look at where it has so many times the mistakes of all others that could do it.
MAX = 2


@dataclass(frozen=True, slots=True)
class Suspects:
    """The functions that can hold the mistake, the likeliest first, and why."""

    functions: tuple[str, ...] = ()
    reasons: tuple[Finding, ...] = ()


def suspects(match: Match, matrix: ResponseMatrix) -> Suspects:
    """Return which functions can hold the mistake behind wrong readings, or behind an exception.

    matrix: of the cell of the match, with single mistakes alone; the more of them the better.
    """
    if match.observation.error is not None:
        return Suspects(_raising(match.observation, matrix))
    return _Reach(match.observation, matrix).suspects()


def _raising(observation: Observation, matrix: ResponseMatrix) -> tuple[str, ...]:
    """Return the function that an exception came out of, or those that can end a cell with the like of it."""
    error = observation.error
    if error is None:
        return ()
    if error.kind != ASSERTION and error.function in matrix.candidates[REFERENCE].upstream:
        return (error.function,)
    alike = [ending is not None and ending.alike(error) for ending in matrix.endings]
    of_kind = [ending is not None and ending.kind == error.kind for ending in matrix.endings]
    rows = np.array(alike if any(alike) else of_kind)
    return tuple(name for name, home in matrix.homes.items() if (home & rows).any())


def _telling(reading: Reading, matrix: ResponseMatrix) -> slice:
    """Return which of the things read tell something: of an array of another shape than the reference's, the first.

    All its numbers are wrong and affected together, and a text can hold as many as it likes.
    """
    other = reading.shows is Shows.VALUE and reading.low.size and not matrix.values(reading)[1][REFERENCE]
    return slice(1) if other else slice(None)


def _labels(reading: Reading, right: Mask) -> list[str]:
    """Return what each thing read is called: as it was printed, where all of it is right or one stands for all."""
    return [reading.label] * len(right) if right.all() or len(right) < reading.count else reading.labels


_FIRST = np.array([REFERENCE])


class _Reach:
    """What the mistakes in each function affect of one observation."""

    def __init__(self, observation: Observation, matrix: ResponseMatrix) -> None:
        told = [(each, _telling(each, matrix)) for each in observation.readings]
        right = [within(each, matrix, _FIRST)[0, telling] for each, telling in told]
        self.labels = [label for (each, _), mask in zip(told, right, strict=True) for label in _labels(each, mask)]
        self.right = np.concatenate(right)
        affected = np.concatenate([matrix.affected(each)[:, telling] for each, telling in told], axis=1)
        # Rows that affect something wrong, function by function; of these a mistake that explains it would be one.
        affecting = affected[:, ~self.right].any(axis=1) & ~matrix.raises
        rows = {name: home & affecting for name, home in matrix.homes.items()}
        self.rows = {name: affected[chosen] for name, chosen in rows.items() if chosen.any()}

    def suspects(self) -> Suspects:
        """Return the functions with a mistake that affects something wrong and nothing right."""
        spared = {name: rows[~rows[:, self.right].any(axis=1)] for name, rows in self.rows.items()}
        able: dict[str, Mask] = {name: np.any(rows, axis=0) for name, rows in spared.items() if len(rows)}
        needed = {name: position for name in able if (position := self._alone(name, able)) is not None}
        if len(needed) == 1:
            ((name, position),) = needed.items()
            return Suspects((name,), (self._only(name, position),))
        ordered = sorted(able, key=lambda name: -len(spared[name]))
        return Suspects(tuple(ordered), self._several(ordered, spared)[:MAX_REASONS] if able else ())

    def _several(self, ordered: Sequence[str], spared: Mapping[str, Mask]) -> tuple[Finding, ...]:
        """Return where to look first, and why other functions cannot hold the mistake."""
        first, *others = ordered
        most = len(spared[first]) > MAX * sum(len(spared[name]) for name in others)
        return (*((LookFirst(first),) if most and others else ()), *self._others(ordered))

    def _alone(self, name: str, able: Mapping[str, Mask]) -> int | None:
        """Return a wrong reading that mistakes in no other function affect, of those that affect nothing right."""
        others = [affected for other, affected in able.items() if other != name]
        alone = np.flatnonzero(able[name] & ~np.any(others, axis=0)) if others else np.flatnonzero(able[name])
        return int(alone[0]) if len(alone) else None

    def _only(self, name: str, position: int) -> OnlySuspect:
        """Return why a function must hold a mistake: no other can have a reading wrong and what is right right."""
        wrong = self.labels[position]
        affecting = [rows[rows[:, position]] for other, rows in self.rows.items() if other != name]
        others = np.concatenate(affecting) if affecting else np.zeros((0, len(self.labels)), dtype=bool)
        if not len(others):
            return OnlySuspect(name, wrong, alone=True)
        return OnlySuspect(name, wrong, alone=False, spoilt=self._spoilt(others))

    def _others(self, able: Sequence[str]) -> tuple[CannotHold, ...]:
        """Return why other functions cannot hold the mistake."""
        return tuple(CannotHold(name, self._spoilt(rows)) for name, rows in self.rows.items() if name not in able)

    def _spoilt(self, rows: Mask) -> str:
        """Return the right reading that all of these mistakes would change, "" where there is no one."""
        spoilt = np.flatnonzero(rows.all(axis=0) & self.right)
        return self.labels[spoilt[0]] if len(spoilt) else ""
