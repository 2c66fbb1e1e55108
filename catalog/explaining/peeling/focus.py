"""Focus: one number that is wrong, and the mistakes that change it, tried together.

A number is looked at that few mistakes change. Where it has shortcuts, all mistakes that have one are tried upon each
other mistake, and upon two, in the time of their formulas alone; the other pairs are run.
"""

import math
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

import numpy as np

from catalog.explaining.peeling.bench import Bench, together
from catalog.explaining.peeling.linear import Shortcut, Shortcuts
from catalog.explaining.peeling.node import Node
from catalog.explaining.peeling.pool import GENERATED, NAMED
from catalog.programs.edit import EditError
from catalog.slicing.execution import Overlay, Patch, Place
from catalog.slicing.parts import UntraceableError

FORMULAS = 80
"""So many formulas take as long as a program."""

QUICK = 3.4
"""A formula takes a thirtieth of what a run takes; this is the logarithm."""

Rows = tuple[int, ...]


@dataclass(order=True, slots=True)
class _Task:
    """Rows that are run together, upon which all shortcuts are tried, the named ones or the others; cost: in nats."""

    cost: float
    places: tuple[int, ...]
    named: bool = field(compare=False, default=True)
    sweep: bool = field(compare=False, default=True)


class Focus:
    """The sets of mistakes that change one number. column: where it stands."""

    def __init__(self, bench: Bench, node: Node, output: str, column: int, rows: list[int]) -> None:
        self.bench, self.node, self.output, self.column, self.rows = bench, node, output, column, rows
        assert node.trace is not None
        self.trace = node.trace
        self.costs = [bench.pool.costs[row] for row in rows]
        execution = self.trace.execution
        value = execution.values[execution.outputs[output]]
        place = bench.target.place(output, value.shape, column) if isinstance(value, np.ndarray) else None
        self.number = execution.outputs[output] if place is None else self.trace.earliest(output, place)
        self.needed = execution.needed([self.number])
        self._patches: dict[int, Patch | None] = {}
        self._alone: dict[int, Overlay | None] = {}
        self.named: list[Shortcut] = []
        self.generated: list[Shortcut] = []
        self.shortcuts = Shortcuts(self.trace, self.needed, self.number, place) if place is not None else None
        self._fast: dict[int, Shortcut] = {}
        self._formulas = 0
        self._tasks: list[_Task] = []
        self._begun = False

    @property
    def size(self) -> int:
        """About how much its pairs run."""
        some = [self._places(row) for row in self.rows[:: len(self.rows) // 50 + 1]]
        parts = [len(self.trace.execution.slice(each, self.needed).instances) for each in some]
        return len(self.rows) ** 2 * (10 + sum(parts) // max(len(parts), 1))

    @property
    def cost(self) -> float | None:
        """How unlikely the next task is, for its time; None after the last."""
        return self._tasks[0].cost if self._tasks else None

    def step(self) -> list[Rows]:
        """Do the next task, to begin with find what there is to do: return the sets that make the number right."""
        if not self._begun:
            self._begin()
            return []
        task = heappop(self._tasks)
        return self._sweep(task) if task.sweep else self._pair(task)

    def _begin(self) -> None:
        self._begun = True
        if self.shortcuts is not None:
            for at, row in enumerate(self.rows):
                patch = self._patch(row)
                found = self.shortcuts.shortcut(at, patch) if patch is not None else None
                if found is not None:
                    self._fast[at] = found
                    (self.generated if self.costs[at] >= GENERATED else self.named).append(found)
        self._tasks = [task for at in range(len(self.rows)) for task in self._sweeps((at,))]
        self._tasks += [self._pair_task(one, one + 1) for one in range(len(self.rows) - 1)]
        heapify(self._tasks)

    def _pair_task(self, one: int, other: int) -> _Task:
        return _Task(self.costs[one] + self.costs[other], (one, other), sweep=False)

    def _sweeps(self, places: tuple[int, ...]) -> list[_Task]:
        """Return what tries all shortcuts upon some mistakes, those that have a name first."""
        cost = sum(self.costs[at] for at in places) - QUICK
        tasks = [_Task(cost + NAMED, places)] if self.named else []
        return [*tasks, _Task(cost + GENERATED, places, named=False)] if self.generated else tasks

    def _pair(self, task: _Task) -> list[Rows]:
        """Run two mistakes, unless one of them has a shortcut and was tried upon the other; come back with a third."""
        one, other = task.places
        if other + 1 < len(self.rows):
            heappush(self._tasks, self._pair_task(one, other + 1))
        if not (self._is_tried(one, other) or self._is_tried(other, one)):
            overlay = self._overlaid(task.places)
            if overlay is None:
                return []
            if self._right(overlay):
                return [self._rows(task.places)]
        for sweep in self._sweeps(task.places):
            heappush(self._tasks, sweep)
        return []

    def _is_tried(self, one: int, other: int) -> bool:
        """True where the other one has a shortcut that can be tried upon the first."""
        shortcut, patch = self._fast.get(other), self._patch(self.rows[one])
        return shortcut is not None and patch is not None and shortcut.goes_with(patch)

    def _sweep(self, task: _Task) -> list[Rows]:
        """Try all shortcuts upon what some mistakes give together."""
        overlay = self._overlaid(task.places)
        if overlay is None or self.shortcuts is None:
            return []
        try:
            base = self.shortcuts.value(overlay.values)
        except (AttributeError, IndexError, TypeError):
            return []
        low, high = self.bench.target.low[self.column], self.bench.target.high[self.column]
        slack = 1e-9 * max(1.0, abs(base))
        if not math.isfinite(base) or low - slack <= base <= high + slack:
            return []
        found = []
        for each in self.named if task.named else self.generated:
            if not each.goes_with(overlay.patch):
                continue
            effect = each.effect(overlay.values)
            if effect is not None and low - slack <= base + effect <= high + slack:
                found.append(self._rows((*task.places, each.row)))
        self._count(len(self.named if task.named else self.generated))
        return found

    def _count(self, formulas: int) -> None:
        self._formulas += formulas
        programs, self._formulas = divmod(self._formulas, FORMULAS)
        if programs:
            self.bench.budget.spend(programs)

    def _rows(self, places: tuple[int, ...]) -> Rows:
        return tuple(self.rows[at] for at in places)

    def _right(self, overlay: Overlay) -> bool:
        return self.bench.target.right(self.output, overlay.values[self.number], self.column)

    def _overlaid(self, places: tuple[int, ...]) -> Overlay | None:
        """Return what one mistake or two make different, None where that is not known."""
        first = self.overlay(self.rows[places[0]])
        if len(places) == 1 or first is None:
            return first
        rows = self._rows(places)
        patches = [self._patch(row) for row in rows]
        try:
            if None in patches:
                return None
            one, other = patches
            if one.keys().isdisjoint(other):  # type: ignore[union-attr, arg-type]
                overlay = self.trace.again({**one, **other}, self.needed, first)  # type: ignore[dict-item]
            else:
                patch = self.trace.patch(together([self.bench.pool.spans[row] for row in rows]))
                overlay = self.trace.again(patch, self.needed)
        except (EditError, UntraceableError):
            return None
        self.bench.count(overlay)
        return None if overlay.raised else overlay

    def _patch(self, row: int) -> Patch | None:
        if row not in self._patches:
            try:
                self._patches[row] = self.bench.patch(self.trace, row)
            except EditError:
                self._patches[row] = None
        return self._patches[row]

    def _places(self, row: int) -> frozenset[Place]:
        try:
            return self.bench.places(self.trace, row) or frozenset()
        except EditError:
            return frozenset()

    def overlay(self, row: int) -> Overlay | None:
        """Return what one mistake makes different, None where that is not known."""
        if row not in self._alone:
            patch = self._patch(row)
            try:
                found = None if patch is None else self.trace.again(patch, self.needed)
                if found is not None:
                    self.bench.count(found)
                self._alone[row] = None if found is None or found.raised else found
            except UntraceableError:
                self._alone[row] = None
        return self._alone[row]
