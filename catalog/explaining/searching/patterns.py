"""Patterns: units that touch and miss the same readings, taken as one until they are run.

Thousands of generated mutants have a few hundred patterns, so sets are put together from patterns: of two units, each a
single mistake or a pair whose effect together is known, or of three single mistakes of which nothing more is known.
"""

from collections.abc import Iterator
from itertools import chain, product

import numpy as np

from catalog.explaining.searching.components import Units, ruled_out, unknown
from catalog.explaining.searching.ranking import Best, Plausible


class Patterns:
    """The patterns of some units: one unit of each, and the members of all, those that are seen most often first."""

    def __init__(self, units: Units) -> None:
        order = np.argsort(-units.likely, kind="stable")
        units = units.chosen(order)
        columns = np.stack([units.touched, units.missed, units.unsure, units.generated.astype(np.uint64)])
        _, first, group = np.unique(columns, axis=1, return_index=True, return_inverse=True)
        self.units = units.chosen(first)
        by_group = np.argsort(group, kind="stable")
        ends = np.cumsum(np.bincount(group, minlength=len(first)))[:-1]
        self.groups = [units.members[rows].tolist() for rows in np.split(by_group, ends)]


def expanded(sets: Iterator[Plausible], parts: tuple[Patterns, ...]) -> Iterator[Plausible]:
    """Yield the sets of mistakes behind sets of patterns, each mistake once and each set once."""
    done: set[tuple[int, ...]] = set()
    for each in sets:
        groups = (part.groups[member] for part, member in zip(parts, each.members, strict=True))
        for picked in product(*groups):
            members = tuple(sorted(chain.from_iterable(picked)))
            if len(set(members)) == len(members) and members not in done:
                done.add(members)
                yield Plausible(each.tier, members)


def of_two(left: Patterns, right: Patterns, wrong: np.uint64, most: int) -> Best:
    """Return the sets of a pattern of the left and one of the right that no reading rules out."""
    best = Best(most, 2)
    for at in range(len(left.units)):
        one, others = left.units.chosen(np.array([at])), right.units
        several = (others.touched & one.touched) | others.unsure | one.unsure
        against = ruled_out(others.touched | one.touched, several, others.missed | one.missed, wrong)
        rows = np.flatnonzero(against == 0)
        members = np.stack([np.full(len(rows), at), rows], axis=1)
        best.add(
            unknown(several[rows], wrong),
            one.generated + others.generated[rows],
            one.likely + others.likely[rows],
            members,
        )
    return best


def of_three(patterns: Patterns, wrong: np.uint64, most: int) -> Best:
    """Return the triples of patterns that no reading rules out, the same pattern twice among them."""
    units, best = patterns.units, Best(most, 3)
    second, third = np.triu_indices(len(units))
    either = units.touched[second] | units.touched[third]
    both = (units.touched[second] & units.touched[third]) | units.unsure[second] | units.unsure[third]
    missed = units.missed[second] | units.missed[third]
    for first in range(len(units)):
        start = np.searchsorted(second, first)
        several = both[start:] | (either[start:] & units.touched[first]) | units.unsure[first]
        against = ruled_out(either[start:] | units.touched[first], several, missed[start:] | units.missed[first], wrong)
        rows = np.flatnonzero(against == 0)
        members = np.stack([np.full(len(rows), first), second[start:][rows], third[start:][rows]], axis=1)
        best.add(
            unknown(several[rows], wrong),
            units.generated[members].sum(axis=1),
            units.likely[members].sum(axis=1),
            members,
        )
    return best
