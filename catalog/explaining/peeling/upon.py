"""Upon: steps to one more mistake in a statement that a node's mistakes changed, made of its text as it is by now."""

from contextlib import suppress
from dataclasses import replace
from itertools import compress

from catalog.caching import CODE
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.response_matrix import Values
from catalog.explaining.peeling.bench import Bench
from catalog.explaining.peeling.node import Node
from catalog.explaining.peeling.pool import UPON, Pool
from catalog.explaining.peeling.trying import try_disjoint, try_upon
from catalog.explaining.peeling.ways import steps
from catalog.model.mutant import Mutant
from catalog.operators.upon import Further, further
from catalog.programs.edit import EditError


def upon(bench: Bench, node: Node, weights: Values) -> list[Node]:
    """Return the steps of mistakes upon those of a node."""
    return _steps(bench, node, weights, lazily=False)


def prolific_upon(bench: Bench, node: Node, weights: Values) -> list[Node]:
    """Return the steps of mistakes upon those of a node that prolific operators make."""
    return _steps(bench, node, weights, lazily=True)


def _steps(bench: Bench, node: Node, weights: Values, *, lazily: bool) -> list[Node]:
    if not node.members or bench.traced(node) is None:
        return []
    found: list[Further] = []
    with suppress(EditError):
        found += further(node.family, node.candidate.mutants, lazily=lazily)
    bench.generated(len(found), lazily=lazily)
    known = [each for each in found if each.mutant.operator not in bench.without]
    members = tuple(_absorbing(node, each) for each in known)
    pool = Pool(members, tuple(UPON for _ in members))
    tries = try_upon(bench, node, weights, pool, [{each.function: each.spans} for each in known])
    return [] if tries is None else [_absorbed(each) for each in steps(pool, node, tries, weights)]


def _absorbing(node: Node, each: Further) -> Candidate:
    """Return a mistake with the forms in which those are written that it stands for."""
    met = [member for member in node.members if not set(each.mutant.upon).isdisjoint(member.mutants)]
    equivalents = dict.fromkeys(variant for member in met for variant in member.equivalents)
    return Candidate(node.family, (each.mutant,), tuple(equivalents))


def _absorbed(made: Node) -> Node:
    """Return a step's node without the members that the last one stands for."""
    *before, last = made.members
    kept = [set(last.mutants[0].upon).isdisjoint(member.mutants) for member in before]
    return replace(
        made,
        members=(*compress(before, kept), last),
        alternatives=(*compress(made.alternatives[:-1], kept), made.alternatives[-1]),
    )


class Doubled:
    """The steps to two mistakes in one statement at once, where neither of them mends anything alone.

    Only statements are looked at that reach nothing that is right: what stands there can be anything.
    """

    def __init__(self, bench: Bench, node: Node, weights: Values) -> None:
        self.bench, self.node, self.weights = bench, node, weights
        self._rows = iter(_narrow(bench, node, weights))

    def next(self, programs: int) -> list[Node]:
        """Return the nodes found by the next so many programs."""
        found: list[Node] = []
        budget = self.bench.budget
        last = budget.run + programs
        while budget.left and budget.run < last and (row := next(self._rows, None)) is not None:
            found += self._upon(self.bench.pool.members[row], self.bench.pool.costs[row])
        return found

    def _upon(self, first: Candidate, cost: float) -> list[Node]:
        found = _further(first)
        self.bench.generated(len(found), lazily=False)
        known = [each for each in found if each.operator not in self.bench.without]
        members = tuple(Candidate(first.family, (each,), first.equivalents) for each in known)
        pool = Pool(members, tuple(cost + UPON for _ in members))
        tries = try_disjoint(self.bench, self.node, self.weights, pool)
        return [] if tries is None else steps(pool, self.node, tries, self.weights)


@CODE.keep(2_000)
def _further(first: Candidate) -> tuple[Mutant, ...]:
    """Return what can be made of what one mistake left."""
    return tuple(each.mutant for each in further(first.family, first.mutants, lazily=False) if each.meets)


def _narrow(bench: Bench, node: Node, weights: Values) -> list[int]:
    """Return the mistakes in statements that reach what is wrong and nothing right: in those that reach least first."""
    trace = bench.traced(node)
    if trace is None:
        return []
    wrong, right = bench.outputs(~node.shown.agrees), bench.outputs(bench.proved(node, weights))
    found = []
    for row in range(len(bench.pool)):
        with suppress(EditError):
            places = bench.places(trace, row)
            reached = trace.reached_by(places) if places and len(places) == 1 else frozenset()
            if reached & wrong and not reached & right:
                found.append((len(reached), bench.pool.costs[row], row))
    return [row for _, _, row in sorted(found)]
