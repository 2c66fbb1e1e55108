"""Components: single mistakes, or pairs whose effect together is known, as what sets are made of.

A reading that no component of a set affects keeps the reference's value; one that exactly one component affects has the
value that this one gives it. So most sets can be ruled out without being run: those that leave a wrong reading not
affected, and those with a reading that one component alone affects, and contradicts. Where several affect a reading,
only a run can tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.matching.affects import MAX, Bits, Columns, Readings, bits
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.explaining.matching.seeds import Seeds, named_in, prior

Indices = NDArray[np.intp]


@dataclass(frozen=True, eq=False, slots=True)
class Components:
    """Components side by side.

    members (components, k): which single mistakes each is made of. affected, contradicted: the readings, as bits.
    masked: all readings for a component that raises, because in company it may not. prior: the logarithm of how often
    the mistakes are seen. generated: how many of them have no name.
    """

    members: Indices
    affected: Bits
    contradicted: Bits
    masked: Bits
    prior: NDArray[np.float64]
    generated: Indices

    def __len__(self) -> int:
        return len(self.members)

    def select(self, rows: Indices) -> "Components":
        """Return some of the components."""
        return Components(
            self.members[rows],
            self.affected[rows],
            self.contradicted[rows],
            self.masked[rows],
            self.prior[rows],
            self.generated[rows],
        )


class CandidatePool:
    """The single mistakes of a response matrix that affect anything read, named ones first, as components.

    A named mistake stands for itself even beside others that give the same alone: in company they may not. Of the
    generated ones that give the same, one stands for all.
    """

    def __init__(self, matrix: ResponseMatrix, readings: Readings, columns: Columns) -> None:
        self.wrong, self.all = bits(np.stack([readings.wrong, np.ones_like(readings.wrong)]), columns)
        affected, contradicted, masked = (
            bits(mask, columns) for mask in (readings.affected, readings.contradicted, readings.masked)
        )
        found = [(each, row) for row in map(int, np.flatnonzero(affected)) for each in _standing(matrix, row)]
        found.sort(key=lambda each: each[0].generated)
        self.candidates: Seeds = tuple(candidate for candidate, _ in found)
        self.named = sum(not candidate.generated for candidate in self.candidates)
        rows = np.array([row for _, row in found], dtype=np.intp)
        self.components = Components(
            np.arange(len(found))[:, None],
            affected[rows],
            contradicted[rows],
            masked[rows],
            np.array([prior(candidate) for candidate in self.candidates]),
            np.array([candidate.generated for candidate in self.candidates], dtype=np.intp),
        )

    def singles(self, *, named: bool) -> Components:
        """Return the named mistakes, or all others."""
        rows = np.arange(len(self.candidates))
        return self.components.select(rows[: self.named] if named else rows[self.named :])

    def pick(self, members: Sequence[int]) -> Seeds:
        """Return the mistakes of a set."""
        return tuple(self.candidates[member] for member in members)


def _standing(matrix: ResponseMatrix, row: int) -> Seeds:
    """Return the mistakes that stand for a row: the named ones, or else the first generated one."""
    return named_in(matrix, row) or (matrix.candidates[row],)


def unknown(several: Bits, wrong: np.uint64) -> Indices:
    """Return how much only a run can tell: of the wrong readings first, which prove most, and then of the others."""
    return MAX * count(several & wrong) + count(several & ~wrong)


def count(bits: Bits | np.uint64) -> Indices:
    """Return how many readings stand in bits."""
    counted: Indices = np.bitwise_count(bits).astype(np.intp)
    return counted


def ruled_out(affected: Bits, several: Bits, contradicted: Bits, wrong: np.uint64) -> Bits:
    """Return the readings that rule a set out: wrong and not affected, or affected and contradicted by one alone."""
    return (wrong & ~affected) | (affected & ~several & contradicted)
