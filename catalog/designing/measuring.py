"""Measuring: what each line of a finished cell really shows of every mutant, and the score with each line more."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from catalog.adequacy.measuring import signatures
from catalog.adequacy.population import is_equivalent
from catalog.adequacy.scoring import AdequacyScore, scored
from catalog.adequacy.telling_apart import LineValues
from catalog.designing.refining import DIGITS, Partition, Weights, entropy, nothing_seen
from catalog.model.kill_matrix import Mask
from catalog.model.mutant import Mutant
from catalog.model.probe import Line, Probe
from catalog.running.lines import line_value
from catalog.running.signatures import reference_run

Shown = tuple[NDArray[np.intp], NDArray[np.bool_]]

Printed = tuple[Line, int]
"""A line, and how many numbers it prints."""


@dataclass(frozen=True, slots=True)
class DesignStep:
    """A line of a cell, how many numbers it prints, and the score of the cell that ends with it.

    named: the same of the named mutants alone.
    """

    line: Line
    numbers: int
    score: AdequacyScore
    named: AdequacyScore


def shown_of(probe: Probe, mutants: Sequence[Mutant]) -> list[Shown]:
    """Return a number for what each line shows of each program, the correct one first, and where it raises."""
    values = [LineValues(line_value(reference_run(probe), line)) for line in probe.lines]
    runs = chain((reference_run(probe),), signatures(probe, mutants))
    rows = [[each.add(line_value(run, line)) for each, line in zip(values, probe.lines, strict=True)] for run in runs]
    table = np.array(rows, dtype=np.intp).reshape(-1, len(values))
    return [(each.shown()[table[:, at]], each.raised[table[:, at]]) for at, each in enumerate(values)]


def together(shown: Sequence[Shown], programs: int) -> Partition:
    """Return what lines tell apart that are printed one behind the other."""
    part = nothing_seen(programs)
    for each in shown:
        part = part.refined(*each)
    return part


def needed(shown: Sequence[Shown], weights: Weights) -> list[int]:
    """Return which lines are needed: without any other the same is told apart."""
    kept = list(range(len(shown)))
    for at in reversed(range(len(shown))):
        without = [each for each in kept if each != at]
        if _bits(shown, without, weights) >= _bits(shown, kept, weights):
            kept = without
    return kept


def _bits(shown: Sequence[Shown], lines: Sequence[int], weights: Weights) -> float:
    return round(entropy(together([shown[at] for at in lines], len(weights)).groups, weights), DIGITS)


def equivalents(mutants: Sequence[Mutant], part: Partition) -> Mask:
    """Return which of the mutants that show nothing wrong the battery tells from no correct program: (mutants,)."""
    asked = zip(mutants, part.groups[1:] == 0, strict=True)
    return np.array([bool(unseen) and is_equivalent(mutant) for mutant, unseen in asked], dtype=bool)


def steps(
    printed: Sequence[Printed], shown: Sequence[Shown], mutants: Sequence[Mutant], equivalent: Mask
) -> tuple[DesignStep, ...]:
    """Return the score with each line more."""
    named = np.array([not mutant.operator for mutant in mutants], dtype=bool)
    people_make = [mutant for mutant in mutants if not mutant.operator]
    found, part = [], nothing_seen(1 + len(mutants))
    for (line, numbers), each in zip(printed, shown, strict=True):
        part = part.refined(*each)
        observed = part.groups[1:]
        of_named = scored(people_make, observed[named], equivalent[named])
        found.append(DesignStep(line, numbers, scored(mutants, observed, equivalent), of_named))
    return tuple(found)
