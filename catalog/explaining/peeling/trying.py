"""Trying: what single mistakes show upon a node, of those that can mend something there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

import numpy as np

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.composition import compose
from catalog.explaining.matching.response_matrix import Values
from catalog.explaining.peeling.bench import Bench
from catalog.explaining.peeling.node import Node
from catalog.explaining.peeling.pool import Pool, Spans
from catalog.explaining.peeling.trace import Trace
from catalog.explaining.peeling.tries import NEVER, Tries
from catalog.programs.edit import EditError
from catalog.slicing.execution import Patch, Place
from catalog.slicing.parts import UntraceableError


@dataclass(frozen=True, eq=False, slots=True)
class Attempt:
    """A mistake to be tried.

    spans: what it replaces. places: the parts that it changes, None where that is not followed. patch: returns its
    patch, None where it is not followed; may raise EditError and UntraceableError. whole: the program with it.
    """

    row: int
    spans: Spans
    places: frozenset[Place] | None
    patch: Callable[[], Patch | None]
    whole: Callable[[], Candidate]


def try_all(bench: Bench, node: Node, weights: Values, *, touching: bool) -> Tries | None:
    """Return what mistakes show upon a node that reach what is wrong there, without those of prolific operators.

    touching: also those that reach what is right, and change it by themselves.
    """
    trace, tries = bench.traced(node), bench.carry(node)
    if trace is None:
        return None
    proved = bench.proved(node, weights)
    rows = np.flatnonzero(tries.state == NEVER).tolist()
    new = [row for row in rows if node.names.isdisjoint(bench.pool.members[row].names)]
    spoiling = {row for row in new if not touching and bench.singles.changed[row, proved].any()}
    return _tried(bench, node, trace, weights, tries, _of_pool(bench, node, trace, new), spoiling)


def try_disjoint(bench: Bench, node: Node, weights: Values, pool: Pool) -> Tries | None:
    """Return what mistakes of a pool show upon a node that reach what is wrong, and nothing right."""
    trace = bench.traced(node)
    if trace is None:
        return None
    tries = Tries.upon(node.shown, len(pool))
    return _tried(bench, node, trace, weights, tries, _of_other_pool(bench, node, trace, pool))


def try_upon(bench: Bench, node: Node, weights: Values, pool: Pool, spans: Sequence[Spans]) -> Tries | None:
    """Return what mistakes show that are made in a node's text, and reach what is wrong.

    pool: each with those of the node that it stands for. spans: what each replaces in the node's text.
    """
    trace = bench.traced(node)
    if trace is None:
        return None
    tries = Tries.upon(node.shown, len(pool))
    return _tried(bench, node, trace, weights, tries, _made_upon(bench, node, trace, pool, spans), set())


def _of_pool(bench: Bench, node: Node, trace: Trace, rows: Iterable[int]) -> Iterator[Attempt]:
    for row in rows:
        with suppress(EditError):
            places, patch = bench.places(trace, row), partial(bench.patch, trace, row)
            yield Attempt(row, bench.pool.spans[row], places, patch, partial(_with, node, bench.pool.members[row]))


def _of_other_pool(bench: Bench, node: Node, trace: Trace, pool: Pool) -> Iterator[Attempt]:
    for row, spans in enumerate(pool.spans):
        with suppress(EditError):
            places, patch = trace.touched(spans), partial(bench.compiled, trace, spans)
            yield Attempt(row, spans, places, patch, partial(_with, node, pool.members[row]))


def _made_upon(bench: Bench, node: Node, trace: Trace, pool: Pool, spans: Sequence[Spans]) -> Iterator[Attempt]:
    for row, own in enumerate(spans):
        places, patch = trace.touched_upon(own), partial(bench.compiled_upon, trace, own)
        yield Attempt(row, own, places, patch, partial(_with, node, pool.members[row]))


def _with(node: Node, member: Candidate) -> Candidate:
    """Return a node's program with one more mistake, and without those that it stands for."""
    upon = {each for mutant in member.mutants for each in mutant.upon}
    return compose([each for each in node.members if upon.isdisjoint(each.mutants)] + [member])


def _tried(
    bench: Bench,
    node: Node,
    trace: Trace,
    weights: Values,
    tries: Tries,
    attempts: Iterable[Attempt],
    spoiling: set[int] | None = None,
) -> Tries:
    """Run attempts that reach what is wrong and, if they are among those that spoil it, nothing that is right.

    spoiling: the rows that spoil what is right where they reach it; all where it is None.
    """
    wrong, right = bench.outputs(~node.shown.agrees), bench.outputs(bench.proved(node, weights))
    for attempt in attempts:
        if not bench.budget.left:
            break
        reached = None if attempt.places is None else trace.reached_by(attempt.places)
        spoils = reached is not None and (spoiling is None or attempt.row in spoiling) and reached & right
        if (reached is None or reached & wrong) and not spoils:
            with suppress(EditError):
                _try(bench, node, trace, tries, attempt)
    return tries


def _try(bench: Bench, node: Node, trace: Trace, tries: Tries, attempt: Attempt) -> None:
    with suppress(UntraceableError):
        patch = attempt.patch()
        if patch is not None:
            reach = trace.reach(attempt.spans, frozenset(patch)) if bench.alike(trace) else 0
            tries.note(attempt.row, bench.run(node, patch), reach)
            return
    tries.note(attempt.row, bench.in_full(attempt.whole()), 0)
