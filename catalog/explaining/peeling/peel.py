"""The search: from the reference, one proved step after the other, the node that explains most first.

Best-first search over sets of mistakes. A node waits once for each way to go on from it; what waits longest behind is
what leaves most unexplained, has the unlikeliest mistakes, and is the costliest way.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

import numpy as np

from catalog.explaining.matching.chance import LIMIT
from catalog.explaining.matching.response_matrix import Values
from catalog.explaining.matching.seeds import Seeds
from catalog.explaining.peeling.bench import Bench
from catalog.explaining.peeling.joint import Joint
from catalog.explaining.peeling.nearness import Nearness
from catalog.explaining.peeling.node import Node
from catalog.explaining.peeling.tries import Tries
from catalog.explaining.peeling.upon import Doubled, prolific_upon, upon
from catalog.explaining.peeling.ways import LIKE, known, prolific, rerun, rest, sums
from catalog.explaining.peeling.weights import nats, weights

WAYS = (
    ("known", 0.0),
    ("rerun", 12.0),
    ("sums", 14.0),
    ("upon", 16.0),
    ("joint", 24.0),
    ("doubled", 32.0),
    ("prolific", 30.0),
    ("prolific upon", 34.0),
    ("rest", 36.0),
    ("joint", 48.0),
    ("doubled", 64.0),
    ("joint", 90.0),
    ("doubled", 130.0),
    ("joint", 140.0),
    ("joint", 250.0),
    ("joint", 400.0),
)
"""The ways to go on from a node, the cheapest first, each with its penalty in nats."""

SINGLE = {
    "known": known,
    "rerun": rerun,
    "sums": sums,
    "prolific": prolific,
    "rest": rest,
    "upon": upon,
    "prolific upon": prolific_upon,
}

LATER: dict[str, type[Joint | Doubled]] = {"joint": Joint, "doubled": Doubled}

SLICES = {"joint": (200, 800, 3_000, 8_000, 20_000, 200_000), "doubled": (200, 1_000, 8_000)}
"""So many programs are run in a way that is gone on with later, the first time from one node, the second and so on."""

ROOT = 2
"""So many programs are run before the search begins."""

LARGEST = 7
"""Of more mistakes no set is made."""

NEAR = 20
"""So many sets are remembered that explain everything but what can have been copied wrong."""


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """A set that explains everything, or is near.

    alternatives: of each mistake, which showed the same on the way, itself first.
    """

    members: Seeds
    alternatives: tuple[Seeds, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """A node that the search went on from: its mistakes, in which way, and how many programs were run before."""

    names: tuple[str, ...]
    way: str
    programs: int


class Peel:
    """The search for the sets that explain a bench's observation.

    visits: the nodes gone on from, in that order. near: sets that explain all but one number or line, which can have
    been copied wrong.
    """

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.visits: list[Visit] = []
        self.near: list[Found] = []
        self.weights: Values = np.ones(bench.target.count)
        self._waiting: list[tuple[float, int, Node, int]] = []
        self._order = count()
        self._seen: set[frozenset[str]] = set()
        self._shown: Counter[bytes] = Counter()
        self._begun: dict[tuple[str, int], tuple[Joint | Doubled, Iterator[int]]] = {}

    def sets(self) -> Iterator[Found]:
        """Yield the sets that explain everything, as they are found; to be called within quiet()."""
        if self.bench.budget.left <= ROOT:
            return
        root = self.bench.root()
        if root.trace is None or root.tries is None:
            return
        if not self._provable(root, root.tries):
            return
        self.weights = weights(self.bench.observation, self.bench.target, root.tries)
        nearness = Nearness(self.bench.observation, root.shown.agrees)
        self._wait(root, 0)
        while self._waiting and self.bench.budget.left:
            _, _, node, at = heappop(self._waiting)
            children = self._go_on(node, WAYS[at][0])
            self._wait(node, at + 1)
            for child in children:
                if child.names not in self._seen:
                    self._seen.add(child.names)
                    self._remember(child, nearness)
                    yield from self._take(child)

    def _provable(self, root: Node, singles: Tries) -> bool:
        """True where what is wrong is enough to prove one mistake; where it is not, it proves no set either."""
        proves = nats(self.bench.observation, self.bench.target, singles)[~root.shown.agrees].sum()
        return bool(proves > math.log(len(self.bench.pool)) - math.log(LIMIT))

    def _remember(self, child: Node, nearness: Nearness) -> None:
        """Remember a set that is near; of single mistakes, all are held against the observation anyway."""
        if child.order > 1 and len(self.near) < NEAR and nearness.near(child.shown):
            self.near.append(Found(child.members, child.alternatives))

    def _take(self, child: Node) -> Iterator[Found]:
        """Yield a node that explains everything once it was run; let any other wait, those like others for longer."""
        if child.shown.everything:
            shown = self.bench.in_full(child.candidate)
            if shown is not None and shown.everything:
                yield Found(child.members, child.alternatives)
        elif child.order < LARGEST:
            shows = child.shown.values.round(8).tobytes()
            child.cost += LIKE * math.log1p(self._shown[shows])
            self._shown[shows] += 1
            self._wait(child, 0)

    def _go_on(self, node: Node, way: str) -> list[Node]:
        names = tuple(name for each in node.members for name in each.names)
        self.visits.append(Visit(names, way, self.bench.budget.run))
        if way in SINGLE:
            return SINGLE[way](self.bench, node, self.weights)
        key = way, id(node)
        if key not in self._begun:
            self._begun[key] = LATER[way](self.bench, node, self.weights), iter(SLICES[way])
        begun, programs = self._begun[key]
        return begun.next(next(programs))

    def _wait(self, node: Node, at: int) -> None:
        if at < len(WAYS):
            wrong = float(self.weights[~node.shown.agrees].sum())
            heappush(self._waiting, (wrong + node.cost + WAYS[at][1], next(self._order), node, at))
