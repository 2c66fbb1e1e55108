"""Scoring: how many of its mutants a test cell kills, and how many are left once its output was read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.model.kill_matrix import KillMatrix, Mask
from catalog.model.mutant import Mutant

CORRECT = 1
"""A cell that shows what is right leaves the correct program with the mutants that survived."""


@dataclass(frozen=True, slots=True)
class AdequacyScore:
    """A test cell's mutation score, in mutants and in the people who were seen making the mistakes.

    mutants: all that are tried, with the equivalent ones, which count for nothing else. groups: how many different
    things the cell shows of the others. left, seen_left: the expected number of programs that fit what it shows, each
    mistake as likely as any other, or as often as it was seen; nan where there is none.
    """

    mutants: int
    equivalent: int
    killed: int
    groups: int
    left: float
    seen: int
    seen_killed: int
    seen_left: float

    @property
    def countable(self) -> int:
        """How many mutants are no correct programs."""
        return self.mutants - self.equivalent

    @property
    def survived(self) -> int:
        """How many of these the cell lets through."""
        return self.countable - self.killed


def score(matrix: KillMatrix) -> AdequacyScore:
    """Return the score of a kill matrix."""
    return scored(matrix.mutants, matrix.observed, matrix.equivalent)


def scored(mutants: Sequence[Mutant], observed: NDArray[np.intp], equivalent: Mask) -> AdequacyScore:
    """Return the score of what is observed of some mutants, as a kill matrix numbers it."""
    counts = np.array([mutant.count for mutant in mutants], dtype=np.intp)[~equivalent]
    shown = observed[~equivalent]
    return AdequacyScore(
        mutants=len(mutants),
        equivalent=int(equivalent.sum()),
        killed=int((shown > 0).sum()),
        groups=len(np.unique(shown)),
        left=candidates_left(shown, np.ones(len(shown))),
        seen=int(counts.sum()),
        seen_killed=int(counts[shown > 0].sum()),
        seen_left=candidates_left(shown, counts),
    )


def candidates_left(observed: NDArray[np.intp], weights: NDArray[np.float64] | NDArray[np.intp]) -> float:
    """Return how many programs are expected to fit what is observed, a mutant made as often as its weight says.

    Survivors leave the correct program with them. nan where nothing has weight.
    """
    total = float(np.sum(weights))
    if not total:
        return float("nan")
    _, group, sizes = np.unique(observed, return_inverse=True, return_counts=True)
    fitting = sizes[group] + np.where(observed == 0, CORRECT, 0)
    return float(np.sum(weights * fitting) / total)


def told_apart(matrix: KillMatrix) -> Sequence[NDArray[np.intp]]:
    """Return the rows of the mutants that are no correct programs, those together that the cell does not tell apart.

    The survivors come first, where there are any.
    """
    rows = np.flatnonzero(~matrix.equivalent)
    return [rows[matrix.observed[rows] == number] for number in np.unique(matrix.observed[rows])]
