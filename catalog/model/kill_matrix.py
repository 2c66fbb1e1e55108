"""Kill matrices: which line of a test cell kills which mutant, and which mutants cannot be told apart by the cell."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from catalog.model.mutant import Mutant
from catalog.model.probe import Probe

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True)
class KillMatrix:
    """The mutants of a test cell's functions, and what its lines see of each.

    killed: (mutants, lines), where a line shows something else than for a correct program.
    observed: (mutants,), the same number for those for which the whole cell shows the same, an exception among it; 0
    where it shows what it shows for a correct program.
    equivalent: (mutants,), those of which a caller can see no difference on any input of the battery.
    """

    probe: Probe
    mutants: tuple[Mutant, ...]
    killed: Mask
    observed: NDArray[np.intp]
    equivalent: Mask

    def __len__(self) -> int:
        return len(self.mutants)

    @property
    def nbytes(self) -> int:
        """How many bytes its arrays take."""
        return self.killed.nbytes + self.observed.nbytes + self.equivalent.nbytes

    @property
    def noticed(self) -> Mask:
        """Which mutants the cell kills, with whatever line or by an exception: (mutants,)."""
        return np.asarray(self.observed != 0)

    @property
    def survived(self) -> Mask:
        """Which mutants the cell lets through though an input can tell them from a correct program: (mutants,)."""
        return ~self.noticed & ~self.equivalent

    @property
    def counts(self) -> NDArray[np.intp]:
        """How often each mutant was seen: (mutants,)."""
        return np.array([mutant.count for mutant in self.mutants], dtype=np.intp)

    @property
    def generated(self) -> Mask:
        """Which mutants an operator made: (mutants,)."""
        return np.array([bool(mutant.operator) for mutant in self.mutants], dtype=bool)

    def of(self, chosen: Mask) -> Self:
        """Return the matrix of some of its mutants."""
        mutants = tuple(mutant for mutant, wanted in zip(self.mutants, chosen, strict=True) if wanted)
        return type(self)(self.probe, mutants, self.killed[chosen], self.observed[chosen], self.equivalent[chosen])
