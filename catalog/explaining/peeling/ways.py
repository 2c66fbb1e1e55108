"""Ways: how a node's next steps are found, the cheapest first.

Each way has a penalty in nats: a node that explains more is gone on with in a costlier way before one that explains
less is gone on with in a cheap one.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from catalog.explaining.matching.response_matrix import Values
from catalog.explaining.matching.seeds import Seeds
from catalog.explaining.peeling.bench import Bench
from catalog.explaining.peeling.node import Node
from catalog.explaining.peeling.pool import Pool
from catalog.explaining.peeling.target import Response
from catalog.explaining.peeling.tries import KNOWN, Tries, groups
from catalog.explaining.peeling.trying import try_all, try_disjoint
from catalog.explaining.peeling.weights import BROKEN, LEAST

MOST = 60
"""Of the steps from one node, so many are gone on with."""

ALIKE = 20
"""Of the mistakes that show the same, so many are remembered."""

LIKE = 3.0
"""Steps that mend the same compete; each further one is worth so much less, in nats by the logarithm."""


def known(bench: Bench, node: Node, weights: Values) -> list[Node]:
    """Return the steps that follow from what is known of the node before."""
    tries = bench.carry(node)
    return steps(bench.pool, node, tries, weights)


def rerun(bench: Bench, node: Node, weights: Values) -> list[Node]:
    """Return the steps of single mistakes that leave alone what is right."""
    tries = try_all(bench, node, weights, touching=False)
    return [] if tries is None else steps(bench.pool, node, tries, weights)


def prolific(bench: Bench, node: Node, weights: Values) -> list[Node]:
    """Return the steps of single mistakes, those of prolific operators among them."""
    tries = try_disjoint(bench, node, weights, bench.prolific)
    return [] if tries is None else steps(bench.prolific, node, tries, weights)


def rest(bench: Bench, node: Node, weights: Values) -> list[Node]:
    """Return the steps of all single mistakes, those as well that change what is right."""
    tries = try_all(bench, node, weights, touching=True)
    return [] if tries is None else steps(bench.pool, node, tries, weights)


def steps(pool: Pool, node: Node, tries: Tries, weights: Values) -> list[Node]:
    """Return the nodes of single mistakes that mend something, the best first."""
    newly = (tries.agrees & ~node.shown.agrees) @ weights
    broken = (~tries.agrees & node.shown.agrees) @ weights
    costs = np.array(pool.costs)
    rows = np.flatnonzero((tries.state == KNOWN) & (newly > LEAST / 2))
    ordered = rows[np.argsort((costs + BROKEN * broken - newly)[rows], kind="stable")]
    found = []
    alike: Counter[bytes] = Counter()
    for group in groups(tries, ordered.tolist())[:MOST]:
        group.sort(key=lambda row: costs[row])
        made = _step(pool, node, tries, group)
        mended = (made.shown.agrees & ~node.shown.agrees).tobytes()
        made.cost += LIKE * math.log1p(alike[mended])
        alike[mended] += 1
        found.append(made)
    return found


def _step(pool: Pool, node: Node, tries: Tries, group: list[int]) -> Node:
    first = group[0]
    members = tuple(pool.members[row] for row in group)
    return Node(
        node.family,
        (*node.members, members[0]),
        Response(tries.values[first], tries.agrees[first]),
        node.cost + pool.costs[first],
        (*node.alternatives, members),
        node,
        tries.reach[first],
    )


def sums(bench: Bench, node: Node, weights: Values) -> list[Node]:
    """Return the pairs whose effects on a wrong number add up to what is missing of it."""
    tries = node.tries
    if tries is None:
        return []
    found: dict[tuple[int, int], None] = {}
    for column in _numbers(bench, node, weights):
        for pair in _adding_up(bench, node, tries, column):
            found.setdefault(pair)
    return pairs(bench, node, list(found))


def _numbers(bench: Bench, node: Node, weights: Values) -> list[int]:
    """Return the column of each output whose number proves most, of those that are wrong."""
    best: dict[str, int] = {}
    for name in bench.target.of:
        wrong = [at for at in bench.target.columns(name) if not node.shown.agrees[at] and weights[at] > 2 * LEAST]
        if wrong:
            best[name] = max(wrong, key=lambda at: weights[at])
    return list(best.values())


def _adding_up(bench: Bench, node: Node, tries: Tries, column: int) -> Iterator[tuple[int, int]]:
    base = node.shown.values[column]
    rows = np.flatnonzero((tries.state == KNOWN) & tries.changed[:, column] & np.isfinite(tries.values[:, column]))
    if not np.isfinite(base) or not len(rows):
        return
    effects = tries.values[rows, column] - base
    order = np.argsort(effects, kind="stable")
    rows, effects = rows[order], effects[order]
    slack = 1e-9 * max(abs(base), 1.0)
    low, high = bench.target.low[column] - base - effects - slack, bench.target.high[column] - base - effects + slack
    first, last = np.searchsorted(effects, low), np.searchsorted(effects, high, side="right")
    for at in np.flatnonzero(last > first).tolist():
        for other in range(first[at], min(last[at], first[at] + 20)):
            if other > at:
                one, two = sorted((int(rows[at]), int(rows[other])))
                yield one, two


def pairs(bench: Bench, node: Node, found: list[tuple[int, int]]) -> list[Node]:
    """Return the nodes of pairs that mend what is said of them, once they are run."""
    trace = bench.traced(node)
    nodes = []
    for pair in found:
        made = None if trace is None or not bench.budget.left else set_node(bench, node, pair)
        if made is not None:
            nodes.append(made)
    return nodes


def set_node(bench: Bench, node: Node, rows: Sequence[int]) -> Node | None:
    """Return the node of several more mistakes, None where they raise or do not go together."""
    members = tuple(bench.pool.members[row] for row in rows)
    shown = bench.in_full(Node(node.family, (*node.members, *members), node.shown).candidate)
    if shown is None:
        return None
    others = tuple((bench.pool.members[row], *_alike(bench, node.tries, row)) for row in rows)
    cost = node.cost + sum(bench.pool.costs[row] for row in rows)
    return Node(node.family, (*node.members, *members), shown, cost, (*node.alternatives, *others), node)


def _alike(bench: Bench, tries: Tries | None, row: int) -> Seeds:
    if tries is None or tries.state[row] != KNOWN:
        return ()
    same = (tries.state == KNOWN) & (tries.agrees == tries.agrees[row]).all(axis=1)
    same &= np.isclose(tries.values, tries.values[row], rtol=1e-8, atol=1e-12, equal_nan=True).all(axis=1)
    same[row] = False
    return tuple(bench.pool.members[each] for each in np.flatnonzero(same)[:ALIKE].tolist())
