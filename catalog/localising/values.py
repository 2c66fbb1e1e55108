"""Values of expressions, as something that can be compared: their form, and all their numbers in a row."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from catalog.functions.instrumentation.recorder import Value
from catalog.model.tolerance import ROUNDING

MOST = 50_000

Vector = NDArray[np.float64]
NOTHING: Hashable = ("nothing",)


@dataclass(frozen=True, eq=False)
class Evaluations:
    """What an expression was, each time that it was evaluated.

    forms: of each. vectors: the numbers of each, in a row.
    """

    forms: tuple[Hashable, ...]
    vectors: tuple[Vector, ...]
    values: tuple[Value, ...]

    @property
    def first(self) -> Hashable:
        """The form of the first one."""
        return self.forms[0]

    @cached_property
    def form(self) -> Hashable:
        """The form of all of them."""
        return len(self.forms), self.first if self.alike else self.forms

    @cached_property
    def vector(self) -> Vector:
        """All numbers in a row."""
        return np.concatenate(self.vectors)

    @cached_property
    def alike(self) -> bool:
        """True where all of them have the form of the first."""
        return all(form == self.first for form in self.forms)

    @property
    def has_arrays(self) -> bool:
        """True where it is arrays every time, or containers of nothing but numbers with an array among them."""
        return all(map(_has_arrays, self.values))

    @property
    def count(self) -> int:
        """How often it was evaluated."""
        return len(self.values)


def evaluations(values: Sequence[Value]) -> Evaluations | None:
    """Return the evaluations of an expression that is numbers every time, None for any other."""
    forms, vectors = [], []
    for value in values:
        numbers: list[Vector] = []
        form = _form(value, numbers)
        if form == NOTHING or sum(each.size for each in numbers) > MOST:
            return None
        forms.append(form)
        vectors.append(np.concatenate([np.zeros(0), *numbers]))
    return Evaluations(tuple(forms), tuple(vectors), tuple(values))


def _form(value: Value, numbers: list[Vector]) -> Hashable:
    """Return the form of a value, and put its numbers into a list."""
    if isinstance(value, np.ndarray):
        numbers.append(np.asarray(value, dtype=float).ravel())
        return tuple(value.shape)
    if isinstance(value, dict):
        return "dict", tuple((key, _form(value[key], numbers)) for key in sorted(value))
    if isinstance(value, tuple | list):
        return "row", tuple(_form(part, numbers) for part in value)
    if value is None:
        return NOTHING
    numbers.append(np.array([float(value)]))
    return ()


def _has_arrays(value: Value) -> bool:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else ()
    if None in [type(part) if part is not None else None for part in parts]:
        return False
    return isinstance(value, np.ndarray) or any(map(_has_arrays, parts))


def transposed(values: Sequence[Value]) -> Sequence[Value] | None:
    """Return the transposes of matrices, None where a value is none."""
    if not all(isinstance(each, np.ndarray) and each.ndim == 2 for each in values):
        return None
    return [each.T.copy() for each in values]


def same(one: Vector, rows: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which rows are the same as a vector, but for rounding."""
    return np.asarray(ROUNDING.close(rows, one).all(axis=-1))


def agreement(given: Evaluations, rows: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return for each row of all numbers how many of the first evaluations are the same, but for rounding."""
    starts = np.cumsum([0, *(vector.size for vector in given.vectors[:-1])])
    alike = np.logical_and.reduceat(ROUNDING.close(rows, given.vector), starts, axis=1)
    return np.asarray(np.where(alike.all(axis=1), given.count, alike.argmin(axis=1)))
