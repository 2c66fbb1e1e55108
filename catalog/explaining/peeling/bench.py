"""The bench: one observation and one probe, and what programs show of it when only what matters is run."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from catalog.caching import CODE
from catalog.explaining.matching.affects import readings_of
from catalog.explaining.matching.budget import Budget
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.response_matrix import REFERENCE, Mask, ResponseMatrix, Values
from catalog.explaining.peeling.node import Node
from catalog.explaining.peeling.pool import Pool, Spans
from catalog.explaining.peeling.target import Response, Target
from catalog.explaining.peeling.trace import Trace
from catalog.explaining.peeling.tries import KNOWN, RAISES, Tries
from catalog.model.observation import Observation
from catalog.programs.edit import EditError, Span
from catalog.registry import family
from catalog.slicing.compiler import Compiler
from catalog.slicing.execution import Overlay, Patch, Place
from catalog.slicing.parts import UntraceableError
from catalog.terminal.progress import tick

PROVING = 2.0
"""What is right counts as proved where it proves more than zeros and shapes do, in nats."""

PARTS, OWN, COMPILING, GENERATING = 150, 10, 70, 100
"""So many parts that are run again take as long as a program; each change takes some for itself, to compile it, and,
where it is made of an edited text, to make it."""


@CODE.keep(8)
def compiler_of(family_name: str) -> Compiler:
    """Return what compiles the parts of a family's functions."""
    return Compiler(family(family_name))


class Bench:
    """Runs programs for one observation on one probe, within quiet(), against a budget."""

    def __init__(
        self, observation: Observation, matrix: ResponseMatrix, without: frozenset[str], budget: Budget
    ) -> None:
        self.observation, self.matrix, self.budget, self.without = observation, matrix, budget, without
        self.target = Target(observation, matrix)
        self.pool = Pool.of(matrix, without)
        self.compiler = compiler_of(matrix.probe.family)
        self._parts = 0
        self._first: Trace | None = None
        self._patches: dict[int, Patch] = {}
        self._places: dict[int, frozenset[Place] | None] = {}

    def in_full(self, candidate: Candidate) -> Response | None:
        """Return what a program shows, None where it raises or cannot be made."""
        try:
            program = candidate.made()
        except EditError:
            return None
        self._spend()
        signature = self.matrix.stages.run(program)
        return None if signature.error is not None else self.target.shown(signature.outputs)

    def traced(self, node: Node) -> Trace | None:
        """Return a node's trace; None where it is not followed, or does not show what it is to."""
        if not node.recorded:
            node.recorded = True
            self._spend()
            try:
                trace = Trace(node.candidate, self.matrix.probe, self.compiler)
            except Exception:
                return None
            shown = self.target.shown(trace.outputs)
            right = self.in_full(node.candidate)
            if right is None or not _alike(shown, right):
                return None
            node.trace, node.shown = trace, shown
        return node.trace

    def run(self, node: Node, patch: Patch) -> Response | None:
        """Return what a patch upon a node shows, None where it raises; raises UntraceableError."""
        trace = node.trace
        assert trace is not None
        overlay = trace.again(patch)
        self.count(overlay)
        return None if overlay.raised else self.with_changes(node, trace.changed(overlay))

    def with_changes(self, node: Node, outputs: Mapping[Any, Any]) -> Response:
        """Return what a node shows with other outputs."""
        shown = Response(node.shown.values.copy(), node.shown.agrees.copy())
        self.target.show(outputs, shown)
        return shown

    def carry(self, node: Node) -> Tries:
        """Return what is known of the pool upon a node without a run."""
        if node.tries is None:
            node.tries = Tries.upon(node.shown, len(self.pool))
        parent = node.parent
        if parent is not None and parent.tries is not None and node.reach:
            node.tries.carry(parent.tries, node.reach)
        return node.tries

    def root(self) -> Node:
        """Return the node of the reference, on which what the single mistakes show is known from the start."""
        node = Node(self.matrix.probe.family, (), self.target.shown(self.matrix.signatures[REFERENCE].outputs))
        trace = self._first = self.traced(node)
        if trace is not None:
            self._take_singles(self.carry(node), trace)
        return node

    def _take_singles(self, tries: Tries, trace: Trace) -> None:
        found = readings_of(self.observation, self.matrix)
        rows = [self.matrix.row(each) for each in self.pool.members]
        tries.values[:], tries.agrees[:], tries.changed[:] = (
            each[rows] for each in (found.values, found.agrees, found.affected)
        )
        tries.state[:] = np.where(found.raises[rows], RAISES, KNOWN)
        for row in range(len(self.pool)):
            places = self.places(trace, row)
            tries.reach[row] = trace.reach(self.pool.spans[row], places) if places else 0
        self.singles = tries

    def places(self, trace: Trace, row: int) -> frozenset[Place] | None:
        """Return the parts that a mistake changes, None where that is not followed; raises EditError."""
        if self._first is not None and row in self._places:
            known = self._places[row]
            if known is not None and trace.edited(self._first).isdisjoint(known):
                return known
        found = trace.touched(self.pool.spans[row])
        if trace is self._first:
            self._places[row] = found
        return found

    def patch(self, trace: Trace, row: int) -> Patch | None:
        """Return the patch of a mistake upon a trace, None where it is not followed; raises EditError."""
        first = self._first
        spans = self.pool.spans[row]
        try:
            if first is None or not trace.edited(first).isdisjoint(self.places(trace, row) or ()):
                return self.compiled(trace, spans)
            if row not in self._patches:
                self._patches[row] = self.compiled(first, spans)
            return self._patches[row]
        except UntraceableError:
            return None

    def proved(self, node: Node, weights: Values) -> Mask:
        """Return what is right upon a node by more than zeros and shapes."""
        proved: Mask = node.shown.agrees & (weights > PROVING)
        return proved

    @cached_property
    def prolific(self) -> Pool:
        """The mistakes of prolific operators, made when they are first asked for."""
        return Pool.prolific(self.matrix, self.without)

    def compiled(self, trace: Trace, spans: Spans) -> Patch:
        """Return the patch of spans of the reference's text, and count it.

        To compile a statement takes as long as to run many. Raises as Trace.patch does.
        """
        self._count(COMPILING)
        return trace.patch(spans)

    def compiled_upon(self, trace: Trace, spans: Spans) -> Patch:
        """Return the patch of spans of the recorded text, and count it; raises as Trace.patch does."""
        self._count(COMPILING)
        return trace.patch_upon(spans)

    def generated(self, mutants: int, *, lazily: bool) -> None:
        """Count mutants that were made of an edited text; those of prolific operators take longer."""
        self._count(GENERATING * mutants * (2 if lazily else 1))

    def alike(self, trace: Trace) -> bool:
        """True where a trace has run the same parts as the reference, so that their numbers mean the same."""
        return self._first is not None and trace.sequence == self._first.sequence

    def outputs(self, columns: Mask) -> set[str]:
        """Return the outputs of some columns."""
        return {name for name in self.target.of if columns[self.target.columns(name)].any()}

    def count(self, overlay: Overlay) -> None:
        """Count what was run again."""
        self._count(OWN + len(overlay.slice.instances))

    def _count(self, parts: int) -> None:
        self._parts += parts
        programs, self._parts = divmod(self._parts, PARTS)
        if programs:
            self.budget.spend(programs)
            tick()

    def _spend(self) -> None:
        self.budget.spend()
        tick()


def _alike(one: Response, other: Response) -> bool:
    close = np.isclose(one.values, other.values, rtol=1e-9, atol=1e-12, equal_nan=True)
    return bool(close.all() and (one.agrees == other.agrees).all())


def together(spans: Iterable[Spans]) -> Spans:
    """Return the spans of several changes, by function."""
    found: dict[str, tuple[Span, ...]] = {}
    for each in spans:
        for function, own in each.items():
            found[function] = (*found.get(function, ()), *own)
    return found
