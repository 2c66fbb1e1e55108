"""Leaves: the arrays among what a cell has in hand, and what every program gives there."""

from collections.abc import Hashable, Iterator, Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.adequacy.telling_apart import text_of
from catalog.model.probe import Line, Shows
from catalog.model.raised_error import RaisedError
from catalog.model.signature import Signature
from catalog.model.subscripts import Subscript, subscripts
from catalog.model.tolerance import EXACT, Tolerance

# Arrays are printed with eight digits behind the point; what is closer than the last of them may print the same.
PRINTED = Tolerance(EXACT.relative, 1e-8)

NUMBERS = "fiu"

Values = NDArray[np.float64]


def containers_and_arrays(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the arrays in a value and what holds them, with the subscripts that lead there.

    A list has something for each step, of which the first two and the last are looked at. No subscripts of a line lead
    into a dict.
    """
    if isinstance(value, np.ndarray | list | tuple | dict):
        yield path, value
    if isinstance(value, list | tuple):
        places = range(len(value)) if isinstance(value, tuple) else sorted({0, min(1, len(value) - 1), len(value) - 1})
        for at in places:
            yield from containers_and_arrays(value[at], f"{path}[{at}]")


class Leaf:
    """One array or container of a correct program, and the different values that programs have there.

    rows: which of them each program has; the correct program's is 0.
    """

    def __init__(self, line: Line, right: Any) -> None:
        self.line, self.right = line, right
        self.rows = np.zeros(0, dtype=np.intp)
        self._rows: list[int] = []
        self._values: list[Any] = []
        self._known: dict[Hashable, int] = {}
        self._stacks: list[tuple[NDArray[np.intp], Values]] = []
        self._errors: list[int] = []
        self._others: list[int] = []

    def add(self, signature: Signature) -> None:
        """Add what the next program gives."""
        value = _value(signature, self.line)
        key = _key(value)
        self._rows.append(self._known.setdefault(key, len(self._values)))
        if self._rows[-1] == len(self._values):
            self._values.append(np.array(value) if isinstance(value, np.ndarray) else value)

    def close(self) -> None:
        """Stack the values of one shape, once all are there."""
        self.rows = np.array(self._rows, dtype=np.intp)
        shapes: dict[tuple[int, ...], list[int]] = {}
        for at, value in enumerate(self._values):
            if _is_numeric(value):
                shapes.setdefault(value.shape, []).append(at)
            else:
                (self._errors if isinstance(value, RaisedError) else self._others).append(at)
        self._stacks = [
            (np.array(members), np.stack([np.asarray(self._values[at], dtype=float) for at in members]))
            for members in shapes.values()
        ]

    def shown(self, line: Line) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """Return a number for what a line shows of each value, 0 where it is right, and where it raises: (values,)."""
        if line.shows is Shows.SHAPE:
            return self._shapes()
        numbers, raised = np.zeros(len(self._values), dtype=np.intp), np.zeros(len(self._values), dtype=bool)
        numbers[self._errors] = -1 - np.arange(len(self._errors))
        raised[self._errors] = True
        texts: dict[Hashable, int] = {}
        numeric: dict[tuple[int, ...], list[tuple[NDArray[np.intp], Values]]] = {}
        within = subscripts(line.index.removeprefix(self.line.index))
        for members, stack in self._stacks:
            try:
                part = reduce(_taken, within, stack)
                numeric.setdefault(part.shape[1:], []).append((members, part.reshape(len(members), -1)))
            except IndexError as error:
                numbers[members] = self._number(texts, str(error))
                raised[members] = True
        for at in self._others:
            value = _indexed(self._values[at], within)
            numbers[at] = self._number(texts, _key(value))
            raised[at] = isinstance(value, RaisedError)
        first = 0
        for shape, parts in numeric.items():
            members = np.concatenate([each for each, _ in parts])
            found = alike_rows(np.concatenate([values for _, values in parts]), PRINTED if shape else EXACT)
            numbers[members] = first + found
            first += int(found.max()) + 1
        return in_order(numbers), raised

    def _number(self, texts: dict[Hashable, int], text: Hashable) -> int:
        """Return the number of what is no array of numbers, below those of the errors."""
        return texts.setdefault(text, -1 - len(self._errors) - len(texts))

    def _shapes(self) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        shapes = [str(getattr(value, "shape", type(value))) for value in self._values]
        known: dict[str, int] = {}
        numbers = np.array([known.setdefault(shape, len(known)) for shape in shapes], dtype=np.intp)
        return numbers, np.array([not hasattr(value, "shape") for value in self._values])


def alike_rows(values: Values, tolerance: Tolerance) -> NDArray[np.intp]:
    """Return a number for each row, the same for those between which there is no more than the tolerance.

    Rows that are the same are neighbours in the order of a sum, and no others need be compared.
    """
    flat = np.nan_to_num(values, nan=1e300, posinf=2e300, neginf=-2e300)
    with np.errstate(over="ignore", invalid="ignore"):
        order = np.argsort(flat @ (1 + np.arange(flat.shape[1]) % 7), kind="stable")
        rows = flat[order]
        new = ~(np.abs(np.diff(rows, axis=0)) <= tolerance.margin(rows[1:])).all(axis=1)
    numbers = np.zeros(len(values), dtype=np.intp)
    numbers[order[1:]] = np.cumsum(new)
    return numbers


def in_order(numbers: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return numbers from 0 in the order in which they first come, so that equal partitions have equal ones."""
    _, first, inverse = np.unique(numbers, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[inverse]


def _value(signature: Signature, line: Line) -> Any:
    """Return what is there, which the program may still write to, or the exception that keeps it from being there."""
    if signature.error is not None:
        return signature.error
    try:
        return signature.value(line.output, line.index, line.shows)
    except Exception as error:
        return RaisedError.of(error, ())


def _taken(stack: Values, subscript: Subscript) -> Values:
    within = subscript if isinstance(subscript, tuple) else (subscript,)
    return np.asarray(stack[(slice(None), *within)])


def _indexed(value: Any, within: Sequence[Subscript]) -> Any:
    if isinstance(value, RaisedError):
        return value
    try:
        return reduce(lambda part, subscript: part[subscript], within, value)
    except Exception as error:
        return RaisedError.of(error, ())


def _is_numeric(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind in NUMBERS


def _key(value: Any) -> Hashable:
    """Return what is the same for equal values alone."""
    if _is_numeric(value):
        return value.shape, value.tobytes()
    return type(value).__name__, text_of(value)
