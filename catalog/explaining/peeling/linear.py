"""Linear shortcuts: what a changed statement does to one number, where all that comes after it is linear.

Back-propagation is linear in the gradients that it hands on. So of a statement of the backward pass that is run once,
the gradient of a number with respect to what it sets tells what any other formula in its place does to that number:
only the formula is evaluated, and nothing that follows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.peeling.trace import Trace
from catalog.slicing.compiler import CompiledPart
from catalog.slicing.execution import Instance, LeftOut, Needed, Patch, Place

LARGEST = 200
"""Of larger arrays no gradient is made."""

Gradient = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Effect:
    """A changed statement. reads: the numbers of the values that it reads. target: of the one that it sets."""

    compiled: CompiledPart
    reads: tuple[int, ...]
    target: int
    gradient: Gradient


@dataclass(frozen=True, eq=False, slots=True)
class Shortcut:
    """A mistake whose effect on a number is known from its formulas alone.

    places: the parts that it changes, and those that hang on them.
    """

    row: int
    formulas: tuple[Effect, ...]
    places: frozenset[Place]

    def goes_with(self, patch: Patch) -> bool:
        """True where it has the same effect beside another change."""
        return self.places.isdisjoint(patch)

    def effect(self, values: Sequence[Any]) -> float | None:
        """Return by how much the number changes, given all values without the mistake; None where nobody knows."""
        total = 0.0
        for each in self.formulas:
            before = values[each.target]
            try:
                given = each.compiled.run(*[values[number] for number in each.reads])[0]
            except Exception:
                return None
            if type(given) is not np.ndarray or given.shape != np.shape(before) or given.size != each.gradient.size:
                return None
            total += float(np.dot((given - before).ravel(), each.gradient))
        return total


class Shortcuts:
    """The shortcuts to one number: element `place` of the value `number` of a trace."""

    def __init__(self, trace: Trace, needed: Needed, number: int, place: int) -> None:
        self.trace, self.needed, self.number, self.place = trace, needed, number, place
        self._occurrences: dict[Place, list[Instance]] = {}
        for at, each in enumerate(trace.execution.instances):
            if needed.instances[at] and each.place is not None:
                self._occurrences.setdefault(each.place, []).append(each)
        self._gradients: dict[Place, tuple[Instance, Gradient, frozenset[Place]] | None] = {}

    def value(self, values: Sequence[Any]) -> float:
        """Return the number."""
        return float(values[self.number].item(self.place))

    def shortcut(self, row: int, patch: Patch) -> Shortcut | None:
        """Return the shortcut for a patch, None where there is none."""
        formulas, after = [], set[Place]()
        places = [place for place in patch if place in self._occurrences]
        for place in places:
            found, changed = self.gradient(place), patch[place]
            if found is None or isinstance(changed, LeftOut) or len(changed.binds) != 1:
                return None
            instance, gradient, follows = found
            if not follows.isdisjoint(places):
                return None
            numbers = tuple(instance.environment.get(name, -1) for name, _ in changed.reads)
            if -1 in numbers or changed.kind is not instance.compiled.kind:
                return None
            formulas.append(Effect(changed, numbers, instance.targets[0], gradient))
            after |= follows
        return Shortcut(row, tuple(formulas), frozenset(after.union(places))) if formulas else None

    def gradient(self, place: Place) -> tuple[Instance, Gradient, frozenset[Place]] | None:
        """Return the gradient with respect to what a part sets; None where there is none."""
        if place not in self._gradients:
            self._gradients[place] = self._new_gradient(place)
        return self._gradients[place]

    def _new_gradient(self, place: Place) -> tuple[Instance, Gradient, frozenset[Place]] | None:
        instances = self._occurrences[place]
        if len(instances) != 1 or len(instances[0].targets) != 1:
            return None
        instance, execution = instances[0], self.trace.execution
        base = execution.values[instance.targets[0]]
        if type(base) is not np.ndarray or base.dtype != np.float64 or not 0 < base.size <= LARGEST:
            return None
        after = [each for each in execution.slice(frozenset({place}), self.needed).instances if each is not instance]

        def number(value: NDArray[np.float64]) -> float:
            values = execution.values.copy()
            values[instance.targets[0]] = value
            execution.run(after, {}, values)
            return self.value(values)

        right = self.value(execution.values)
        try:
            steps = np.eye(base.size).reshape(base.size, *base.shape)
            gradient = np.array([number(base + step) for step in steps]) - right
            for scale in (0.5, 30.0):
                step = scale * np.sin(np.arange(1.0, base.size + 1)).reshape(base.shape)
                expected = right + float(np.dot(step.ravel(), gradient))
                if not np.isclose(number(base + step), expected, rtol=1e-9, atol=1e-9):
                    return None
        except Exception:
            return None
        return instance, gradient, frozenset(each.place for each in after if each.place is not None)
