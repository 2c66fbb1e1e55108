"""Patterns: components that affect and contradict the same readings, taken as one until they are run.

Thousands of generated mutants have a few hundred patterns, so pairs are put together from patterns.
"""

from collections.abc import Iterator
from itertools import chain, product

import numpy as np

from catalog.explaining.searching.components import Components, ruled_out, unknown
from catalog.explaining.searching.ranking import Best, Plausible


class Patterns:
    """The patterns of some components: one component of each, and the members of all, those seen most often first."""

    def __init__(self, components: Components) -> None:
        order = np.argsort(-components.prior, kind="stable")
        components = components.select(order)
        columns = np.stack(
            [components.affected, components.contradicted, components.masked, components.generated.astype(np.uint64)]
        )
        _, first, group = np.unique(columns, axis=1, return_index=True, return_inverse=True)
        self.components = components.select(first)
        by_group = np.argsort(group, kind="stable")
        ends = np.cumsum(np.bincount(group, minlength=len(first)))[:-1]
        self.groups = [components.members[rows].tolist() for rows in np.split(by_group, ends)]


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
    for at in range(len(left.components)):
        one, others = left.components.select(np.array([at])), right.components
        several = (others.affected & one.affected) | others.masked | one.masked
        against = ruled_out(others.affected | one.affected, several, others.contradicted | one.contradicted, wrong)
        rows = np.flatnonzero(against == 0)
        members = np.stack([np.full(len(rows), at), rows], axis=1)
        best.add(
            unknown(several[rows], wrong),
            one.generated + others.generated[rows],
            one.prior + others.prior[rows],
            members,
        )
    return best
