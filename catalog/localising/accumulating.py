"""Accumulating: what a name would hold if a loop assigned it something, added that to it, or filled it with it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from catalog.functions.instrumentation.recorder import Value
from catalog.functions.instrumentation.traced_run import TracedRun
from catalog.localising.values import evaluations, same
from catalog.model.tolerance import ROUNDING

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Accumulation:
    """How a name is changed. step: of what it holds, of a value and of an index what it holds then, None for nothing.

    carries: whether it is the value itself then. adds: whether it is the sum.
    """

    step: Callable[[Value, Value, int], Value]
    carries: bool = False
    adds: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Passes:
    """What a name is in a run. begins_at: the site of what it is assigned at first. read: those that read it.

    begun: what it is assigned there by the student, each time.
    """

    traced: TracedRun
    begins_at: int
    read: frozenset[int]
    begun: Sequence[Value]

    def values(self, site: int) -> Sequence[Value]:
        """Return what an expression was, each time."""
        return self.traced.values.get(site, ())

    def series(self, site: int, path: Path) -> list[Value]:
        """Return what an entry of it was, each time, None where there was none."""
        return [_entry(each, path) for each in self.values(site)]

    @property
    def last(self) -> Value:
        """What it is where it is read last, None where it is not."""
        found = [each for each in self.traced.order if each in self.read]
        return self.values(found[-1])[-1] if found else None

    def is_kept(self) -> bool:
        """True where it is what it was assigned whenever it is read, and is assigned something."""
        return self.fits(-1, (), -1, ACCUMULATIONS[0])

    def repeats(self, site: int) -> bool:
        """True where an expression is evaluated more than once after what the name is assigned."""
        found = [each for each in self.traced.order if each in (site, self.begins_at)]
        return any(one == two == site for one, two in pairwise(found))

    def fits(self, site: int, path: Path, loop: int, change: Accumulation) -> bool:
        """True where it is what it is at every read if it is changed by an entry after every evaluation of a site.

        loop: whose numbers are the indices.
        """
        holds, steps, at = None, None, 0
        begun = iter(self.begun)
        for number, value in self._events(site, loop):
            if number == self.begins_at:
                holds = next(begun, None)
            elif number == loop:
                steps, at = _numbers(value), 0
            elif number == site:
                made = _entry(value, path)
                index = at if steps is None else steps[at] if at < len(steps) else None
                holds = None if holds is None or made is None or index is None else change.step(holds, made, index)
                at += 1
            elif not alike(holds, value):
                return False
        return True

    def _events(self, *others: int) -> Iterator[tuple[int, Value]]:
        """Yield what the name is assigned, what it is where it is read, and what other sites are, one by one."""
        left = {each: iter(self.values(each)) for each in (*self.read, self.begins_at, *others)}
        yield from ((number, next(left[number])) for number in self.traced.order if number in left)


def _carried(_holds: Value, made: Value, _index: int) -> Value:
    return made


def _added(holds: Value, made: Value, _index: int) -> Value:
    if not all(isinstance(each, np.ndarray | float | int | np.number) for each in (holds, made)):
        return None
    return holds + made if np.shape(holds) in ((), np.shape(made)) else None


def _filled(holds: Value, made: Value, index: int, axis: int) -> Value:
    """Return an array with a value in it at an index of an axis."""
    if not isinstance(holds, np.ndarray) or axis >= holds.ndim or not -holds.shape[axis] <= index < holds.shape[axis]:
        return None
    filled = np.array(np.moveaxis(holds, axis, 0), dtype=float)
    if not isinstance(made, np.ndarray | float | int | np.number) or filled.shape[1:] != np.shape(made):
        return None
    filled[index] = made
    return np.moveaxis(filled, 0, axis)


def _appended(holds: Value, made: Value, _index: int) -> Value:
    return [*holds, made] if isinstance(holds, list) else None


ACCUMULATIONS = (
    Accumulation(_carried, carries=True),
    Accumulation(_added, adds=True),
    *(Accumulation(partial(_filled, axis=axis)) for axis in (2, 1, 0)),
    Accumulation(_appended),
)


def _numbers(steps: Value) -> list[int] | None:
    """Return the numbers that a loop runs over, None where it runs over something else."""
    return steps if isinstance(steps, list) and all(isinstance(each, int) for each in steps) else None


def _entry(value: Value, path: Path) -> Value:
    for key in path:
        try:
            value = value[key]
        except (LookupError, TypeError):
            return None
    return value


def alike(one: Value, other: Value) -> bool:
    """True for what is the same but for rounding; a number is an array that is that number everywhere."""
    if isinstance(one, float | int | np.number) and isinstance(other, np.ndarray):
        return bool(ROUNDING.close(one, other).all())
    first, second = evaluations([one]), evaluations([other])
    if first is None or second is None or first.form != second.form:
        return False
    return bool(same(first.vector, second.vector[None]).all())
