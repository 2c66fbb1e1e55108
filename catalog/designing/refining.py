"""Refining: lines chosen one after the other, each time the one that says most of what is not known yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from catalog.designing.candidates import CandidateLine
from catalog.model.mutant import Mutant

# Less than this is rounding of the entropy, in bits.
DIGITS = 9

Groups = NDArray[np.intp]
Weights = NDArray[np.float64]


def weights(mutants: Sequence[Mutant]) -> Weights:
    """Return how likely each program is, the correct one first: (1 + mutants,).

    Half of all programs are correct. Of the others half have a named mistake, each as often as it was seen, or once,
    and half a generated one, each as often as any other.
    """
    generated = np.array([bool(mutant.operator) for mutant in mutants], dtype=bool)
    counts = np.array([max(mutant.count, 1) for mutant in mutants], dtype=float)
    parts = [np.where(chosen, counts, 0.0) for chosen in (generated, ~generated)]
    shares = [part / part.sum() for part in parts if part.sum()]
    return np.array([0.5, *(0.5 * sum(shares) / len(shares) if shares else ())])


def entropy(groups: Groups, weights: Weights) -> float:
    """Return the entropy of a partition in bits."""
    shares = np.bincount(groups, weights)
    shares = shares[shares > 0]
    return float(-(shares * np.log2(shares)).sum())


@dataclass(frozen=True, eq=False, slots=True)
class Partition:
    """The programs that some lines tell apart: a group each, and where an exception has ended the cell."""

    groups: Groups
    ended: NDArray[np.bool_]

    def refined(self, shown: Groups, raised: NDArray[np.bool_]) -> "Partition":
        """Return what one more line, printed behind the others, tells apart."""
        seen = np.where(self.ended, 0, shown)
        groups = pd.factorize(self.groups * (int(seen.max()) + 1) + seen)[0].astype(np.intp)
        return Partition(groups, self.ended | raised)


def nothing_seen(programs: int) -> Partition:
    """Return what no line tells apart."""
    return Partition(np.zeros(programs, dtype=np.intp), np.zeros(programs, dtype=bool))


def chosen(
    found: Sequence[CandidateLine], weights: Weights, lines: int | None, numbers: int | None
) -> tuple[list[CandidateLine], float]:
    """Return the lines to print, and the entropy of what they tell apart.

    As many as say anything, or as the limits allow. With a limit of numbers, lines are chosen by what they say, and a
    second time by what they say with each number; the better choice is returned.
    """
    choices = [_greedy(found, weights, lines, numbers, by_number) for by_number in (False, True)[: 1 + bool(numbers)]]
    return max(choices, key=lambda choice: round(choice[1], DIGITS))


def _greedy(
    found: Sequence[CandidateLine], weights: Weights, lines: int | None, numbers: int | None, by_number: bool
) -> tuple[list[CandidateLine], float]:
    """Choose one line after the other.

    What a line adds only becomes less the more is known: one whose gain was just looked at and is still the largest
    need not be held against the others.
    """
    taken: list[CandidateLine] = []
    part, known, left = nothing_seen(len(weights)), 0.0, numbers
    heap = [(-np.inf, each.plainness, at, -1) for at, each in enumerate(found)]
    heapify(heap)
    while heap and len(taken) != lines:
        _, plainness, at, looked_at = heappop(heap)
        size = found[at].numbers
        if left is not None and size > left:
            continue
        further = part.refined(found[at].shown, found[at].raised)
        gain = round(entropy(further.groups, weights) - known, DIGITS)
        if looked_at < len(taken):
            if gain > 0:
                heappush(heap, (-gain / size if by_number else -gain, plainness, at, len(taken)))
            continue
        taken.append(found[at])
        part, known = further, known + gain
        left = None if left is None else left - size
    return taken, known
