"""Telling apart: what programs show in one line, numbered, so that those that show the same have the same number."""

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.model.raised_error import RaisedError
from catalog.model.tolerance import EXACT
from catalog.running.printing import show

RIGHT = 0
"""The number of what a correct program shows."""

# Older versions of numpy printed so many digits of a single number, and newer ones print more.
DIGITS = 12

_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def text_of(value: Any) -> str:
    """Return what is printed of a line's value, of a single number as many digits as every version of numpy has."""
    if isinstance(value, float | np.floating):
        return f"{value:.{DIGITS}g}"
    return show(value) if isinstance(value, np.ndarray) else _ADDRESS.sub("", str(value))


class LineValues:
    """The different values of one line of a cell.

    Two of them are told apart where other digits are printed, and where more than rounding lies between them.
    """

    def __init__(self, right: Any) -> None:
        self._values = [right]
        self._known = {_key(right): RIGHT}

    def add(self, value: Any) -> int:
        """Return which of the values this is."""
        found = self._known.setdefault(_key(value), len(self._values))
        if found == len(self._values):
            self._values.append(value)
        return found

    @property
    def raised(self) -> NDArray[np.bool_]:
        """Which values are exceptions: (values,)."""
        return np.array([isinstance(value, RaisedError) for value in self._values])

    def shown(self) -> NDArray[np.intp]:
        """Return a number for each value, the same where they are not told apart: (values,)."""
        texts = [text_of(value) for value in self._values]
        numbers = np.zeros(len(texts), dtype=np.intp)
        first: dict[str, int] = {}
        for at, (value, text) in enumerate(zip(self._values, texts, strict=True)):
            if text != texts[RIGHT] and not _close(value, self._values[RIGHT]):
                numbers[at] = first.setdefault(text, at)
        for group in self._by_shape(numbers):
            _merge(np.stack([np.asarray(self._values[at], dtype=float) for at in group]), group, numbers)
        return numbers

    def _by_shape(self, numbers: NDArray[np.intp]) -> list[NDArray[np.intp]]:
        """Return the values that are wrong numbers, one for each text, those of one shape together."""
        groups: dict[tuple[int, ...], list[int]] = {}
        for at in np.unique(numbers[numbers != RIGHT]):
            if _is_numeric(self._values[at]):
                groups.setdefault(np.shape(self._values[at]), []).append(int(at))
        return [np.array(group) for group in groups.values() if len(group) > 1]


def _merge(values: NDArray[np.float64], group: NDArray[np.intp], numbers: NDArray[np.intp]) -> None:
    """Give those the same number between which there is rounding alone.

    Equal ones are neighbours in the order of a sum, and no others need be compared.
    """
    flat = np.nan_to_num(values.reshape(len(values), -1), posinf=0.0, neginf=0.0)
    weights = 1 + np.arange(flat.shape[1]) % 7
    with np.errstate(over="ignore", invalid="ignore"):
        sums, slack = flat @ weights, EXACT.margin(flat) @ weights
        order = np.argsort(sums)
        near = np.diff(sums[order]) <= slack[order[1:]]
    for before, after in zip(order[:-1][near], order[1:][near], strict=True):
        if _close(values[after], values[before]):
            numbers[numbers == group[after]] = numbers[group[before]]


def _is_numeric(value: Any) -> bool:
    return isinstance(value, np.ndarray | np.generic | int | float) and np.asarray(value).dtype.kind in "fiub"


def _close(value: Any, right: Any) -> bool:
    """True where two values are the same numbers but for rounding."""
    if not _is_numeric(value) or not _is_numeric(right) or np.shape(value) != np.shape(right):
        return False
    return bool(EXACT.close(value, right).all())


def _key(value: Any) -> tuple[object, ...]:
    """Return what is the same for equal values alone."""
    if isinstance(value, np.ndarray) and value.dtype.kind in "fiub":
        return value.shape, value.dtype.str, value.tobytes()
    return type(value).__name__, text_of(value) if isinstance(value, np.ndarray) else str(value)
