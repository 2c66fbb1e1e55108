"""Joint steps: mistakes that make a number right together, where none of them does alone."""

from collections.abc import Iterator
from heapq import heappop, heappush

import numpy as np

from catalog.explaining.matching.response_matrix import Values
from catalog.explaining.peeling.bench import Bench
from catalog.explaining.peeling.focus import Focus, Rows
from catalog.explaining.peeling.node import Node
from catalog.explaining.peeling.tries import KNOWN, Tries
from catalog.explaining.peeling.ways import MOST, set_node
from catalog.explaining.peeling.weights import LEAST

BEHIND = 0.1
"""A number that more mistakes change comes behind, in nats."""


class Joint:
    """The sets upon one node, those least unlikely for the time that they take first.

    focuses: the numbers that are wrong, which are looked at all at once.
    """

    def __init__(self, bench: Bench, node: Node, weights: Values) -> None:
        self.bench, self.node = bench, node
        self.focuses = list(_focuses(bench, node, weights))
        self._pending = [(0.0, at, focus) for at, focus in enumerate(self.focuses)]
        self._found: set[Rows] = set()

    def next(self, programs: int) -> list[Node]:
        """Return the nodes found by the next so many programs."""
        found: list[Node] = []
        budget = self.bench.budget
        last = budget.run + programs
        while self._pending and budget.left and budget.run < last and len(found) < MOST:
            _, at, focus = heappop(self._pending)
            found += [made for rows in focus.step() if (made := self._made(rows)) is not None]
            if (cost := focus.cost) is not None:
                heappush(self._pending, (cost + at * BEHIND, at, focus))
        return found

    def _made(self, rows: Rows) -> Node | None:
        key = tuple(sorted(rows))
        if key in self._found:
            return None
        self._found.add(key)
        return set_node(self.bench, self.node, rows)


def _focuses(bench: Bench, node: Node, weights: Values) -> Iterator[Focus]:
    """Yield the wrong numbers, those that the fewest mistakes change first; of those changed alike, one."""
    tries = node.tries
    if tries is None or node.trace is None:
        return
    found: dict[bytes, tuple[int, int, str, list[int]]] = {}
    for name in node.trace.execution.outputs:
        for column in bench.target.columns(name):
            if node.shown.agrees[column] or weights[column] <= 2 * LEAST:
                continue
            changes = (tries.state == KNOWN) & tries.changed[:, column] & ~tries.agrees[:, column]
            if changes.any():
                rows = _distinct(tries, np.flatnonzero(changes).tolist(), bench.pool.costs)
                found.setdefault(changes.tobytes(), (len(rows), column, name, rows))
    focuses = [Focus(bench, node, name, column, rows) for _, column, name, rows in sorted(found.values())]
    yield from sorted(focuses, key=lambda focus: focus.size)


def _distinct(tries: Tries, rows: list[int], costs: tuple[float, ...]) -> list[int]:
    """Return rows without those that show the same everywhere, and run the same again; the likeliest first."""
    seen: dict[tuple[bytes, int], int] = {}
    for row in sorted(rows, key=lambda row: (costs[row], tries.reach[row].bit_count())):
        seen.setdefault((tries.values[row].round(8).tobytes(), tries.reach[row]), row)
    return list(seen.values())
