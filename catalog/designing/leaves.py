"""Leaves: the arrays among what a cell has in hand, and what every program gives there."""

from collections.abc import Hashable, Iterator, Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.adequacy.telling_apart import text_of
from catalog.designing.numbering import PRINTED, Members, Numbers, Values, in_order, number_alike
from catalog.model.probe import Line, Shows
from catalog.model.raised_error import RaisedError
from catalog.model.signature import Signature
from catalog.model.subscripts import Subscript, subscripts
from catalog.model.tolerance import EXACT

NUMBERS = "fiu"

Texts = dict[Hashable, tuple[list[int], bool]]
"""By a text, which values show it, and whether it is an exception's."""


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
        self._stacks: list[Members] = []
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

    def shown(self, line: Line) -> tuple[Numbers, NDArray[np.bool_]]:
        """Return a number for what a line shows of each value, 0 where it is right, and where it raises: (values,)."""
        if line.shows is Shows.SHAPE:
            return self._shapes()
        numbers, raised = np.zeros(len(self._values), dtype=np.intp), np.zeros(len(self._values), dtype=bool)
        numbers[self._errors], raised[self._errors] = -1 - np.arange(len(self._errors)), True
        parts, texts = self._parts(subscripts(line.index.removeprefix(self.line.index)))
        for number, (members, raises) in enumerate(texts.values(), len(self._errors) + 1):
            numbers[members], raised[members] = -number, raises
        number_alike(numbers, list(parts.values()), [PRINTED if shape else EXACT for shape in parts])
        return in_order(numbers), raised

    def _parts(self, within: Sequence[Subscript]) -> tuple[dict[tuple[int, ...], list[Members]], Texts]:
        """Return what subscripts lead to: the numbers, those of one shape together, and all else by its text."""
        parts: dict[tuple[int, ...], list[Members]] = {}
        texts: Texts = {}
        for members, stack in self._stacks:
            try:
                part = reduce(_taken, within, stack)
                parts.setdefault(part.shape[1:], []).append((members, part.reshape(len(members), -1)))
            except IndexError as error:
                texts.setdefault(str(error), ([], True))[0].extend(members.tolist())
        for at in self._others:
            value = _indexed(self._values[at], within)
            texts.setdefault(_key(value), ([], isinstance(value, RaisedError)))[0].append(at)
        return parts, texts

    def _shapes(self) -> tuple[Numbers, NDArray[np.bool_]]:
        shapes = [str(getattr(value, "shape", type(value))) for value in self._values]
        known: dict[str, int] = {}
        numbers = np.array([known.setdefault(shape, len(known)) for shape in shapes], dtype=np.intp)
        return numbers, np.array([not hasattr(value, "shape") for value in self._values])


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
        return value.shape, value.dtype.str, value.tobytes()
    return type(value).__name__, text_of(value)
