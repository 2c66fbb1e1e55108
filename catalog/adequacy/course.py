"""Courses: what the cells of a course, or some of them, see together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.adequacy.measuring import kill_matrix
from catalog.adequacy.scoring import AdequacyScore, scored
from catalog.model.kill_matrix import KillMatrix, Mask
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe

# What a cell shows of mutants whose functions it does not call.
NOT_CALLED = -1


@dataclass(frozen=True, eq=False, slots=True)
class CourseMatrix:
    """The mutants of all functions that some cells call, and what each cell sees of them.

    cells: the kill matrix of each. observed: (mutants, cells), as each cell numbers what it shows, NOT_CALLED where it
    does not call the function. equivalent: (mutants,).
    """

    cells: tuple[KillMatrix, ...]
    mutants: tuple[Mutant, ...]
    observed: NDArray[np.intp]
    equivalent: Mask

    @property
    def probes(self) -> tuple[Probe, ...]:
        """The cells."""
        return tuple(matrix.probe for matrix in self.cells)

    @property
    def noticed(self) -> Mask:
        """Which cell kills which mutant: (mutants, cells)."""
        return np.asarray(self.observed > 0)

    @property
    def let_through(self) -> Mask:
        """Which cell calls a mutant's function and does not kill it, though an input can: (mutants, cells)."""
        return np.asarray((self.observed == 0) & ~self.equivalent[:, None])

    @property
    def hidden(self) -> Mask:
        """Which mutants a cell lets through, whatever the others do: (mutants,)."""
        return np.asarray(self.let_through.any(axis=1))

    @property
    def own(self) -> Mask:
        """Which cells are about a function that the mutant edits: (mutants, cells)."""
        return np.array([[probe.exercise in mutant.functions for probe in self.probes] for mutant in self.mutants])

    @property
    def asserts(self) -> Mask:
        """Which cells assert what they look at: (cells,)."""
        return np.array([probe.asserts for probe in self.probes])

    @property
    def named(self) -> Mask:
        """Which mutants somebody named: (mutants,)."""
        return np.array([not mutant.operator for mutant in self.mutants])

    def score(self, mutants: Mask, cells: Mask) -> AdequacyScore:
        """Return the score of some cells together on some of the mutants."""
        observed = self.observed[mutants][:, cells]
        chosen = [mutant for mutant, wanted in zip(self.mutants, mutants, strict=True) if wanted]
        kinds, numbers = np.unique(np.maximum(observed, 0), axis=0, return_inverse=True)
        # The rows of zeros, which show nothing wrong, come first where there are any.
        together = numbers.reshape(-1) + int(not (len(kinds) and not kinds[0].any()))
        return scored(chosen, together, self.equivalent[mutants])


def course_matrix(probes: Sequence[Probe]) -> CourseMatrix:
    """Return what these cells see together."""
    matrices = tuple(kill_matrix(probe) for probe in probes)
    rows = {mutant: row for row, mutant in enumerate(dict.fromkeys(each for one in matrices for each in one.mutants))}
    observed = np.full((len(rows), len(matrices)), NOT_CALLED, dtype=np.intp)
    equivalent = np.zeros(len(rows), dtype=bool)
    for at, matrix in enumerate(matrices):
        places = [rows[mutant] for mutant in matrix.mutants]
        observed[places, at] = matrix.observed
        equivalent[places] |= matrix.equivalent
    return CourseMatrix(matrices, tuple(rows), observed, equivalent)
