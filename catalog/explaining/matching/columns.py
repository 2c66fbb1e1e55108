"""Views: what all programs of a response matrix show for one expression, side by side."""

import math
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from catalog.caching import COLUMNS, VALUES
from catalog.explaining.matching.responses import look, numbers
from catalog.model.observation import Reading
from catalog.model.probe import Key, Shows
from catalog.model.signature import Signature
from catalog.model.tolerance import EXACT

T = TypeVar("T")
Values = NDArray[np.float64]
Mask = NDArray[np.bool_]
Kinds = tuple[NDArray[np.intp], list[Any]]

REFERENCE = 0

# A view of an array, without its numbers; an entry with its key; and a place among the numbers of a part.
VIEW, ENTRY, PLACE = 128, 1_000, 128


class Views:
    """What each of several signatures has for expressions, those asked for lately kept. The first is the reference."""

    def __init__(self, signatures: Sequence[Signature]) -> None:
        self.signatures = signatures
        self.kept, self.columns = VALUES, COLUMNS
        # Tells what is kept of these from what is kept of others; it does not keep them.
        self._own = object()

    def _keep(self, key: tuple[object, ...], make: Callable[[], T], weigh: Callable[[T], int]) -> T:
        """Return what is kept of these signatures, and of no others, under a key."""
        return self.kept.get((self._own, *key), make, weigh)

    def column(self, key: Key) -> list[Any]:
        """Return what each program shows: an array or sizes, NO_ARRAY, or None where it raises."""
        return self.columns.get(
            (self._own, key),
            lambda: [look(signature, *key) for signature in self.signatures],
            lambda column: _weight(key) + VIEW * len(column),
        )

    def kinds(self, key: Key) -> Kinds:
        """Return the shapes, sizes or other things that programs show, and for each program which of them."""
        return self._keep(("kinds", key), lambda: self._kinds(key), lambda kinds: _weight(key, kinds[0]))

    def _kinds(self, key: Key) -> Kinds:
        found: list[Any] = []
        numbered: dict[Any, int] = {}
        for value in self.column(key):
            kind = getattr(value, "shape", value)
            if kind not in numbered:
                numbered[kind] = len(found)
                found.append(kind)
        which = [numbered[getattr(value, "shape", value)] for value in self.column(key)]
        return np.array(which, dtype=np.intp), found

    def of_kind(self, key: Key, kind: object) -> Mask:
        """Return which programs show that shape, those sizes, or that word for what is none."""
        which, kinds = self.kinds(key)
        same: Mask = which == (kinds.index(kind) if kind in kinds else -1)
        return same

    def values(self, key: Key, reading: Reading) -> tuple[Values, Mask]:
        """Return the numbers (programs, k) that each program has where the reading has its own, and which have any."""
        return self._keep(
            ("values", *_place(key, reading)),
            lambda: self._gather(key, reading),
            lambda arrays: _weight(key, *arrays) + PLACE * len(reading.offsets),
        )

    def _gather(self, key: Key, reading: Reading) -> tuple[Values, Mask]:
        which, kinds = self.kinds(key)
        places = {kind: found for kind, shape in enumerate(kinds) if (found := _places(shape, reading)) is not None}
        size, present = (len(which), len(reading.low)), np.isin(which, list(places))
        if not places:
            return np.broadcast_to(np.nan, size), present
        values = np.full(size, np.nan)
        for kind, found in places.items():
            rows = which == kind
            values[rows] = self._stacked(key, rows)[:, found]
        return values, present

    def _stacked(self, key: Key, rows: Mask) -> Values:
        """Return (rows, k): the numbers of programs that show arrays of one shape."""
        column = self.column(key)
        chosen = np.flatnonzero(rows)
        return np.array([column[row] for row in chosen]).reshape(len(chosen), -1)

    def affected(self, key: Key, reading: Reading) -> Mask:
        """Return (programs, k): which programs differ from the reference in each thing that was read."""
        if reading.shows is not Shows.VALUE or not reading.low.size:
            which, _ = self.kinds(key)
            other: Mask = which != which[REFERENCE]
            return other[:, None]
        return self._keep(
            ("affected", *_place(key, reading)),
            lambda: self._affected(key, reading),
            lambda affected: _weight(key, affected) + PLACE * len(reading.offsets),
        )

    def _affected(self, key: Key, reading: Reading) -> Mask:
        values, present = self.values(key, reading)
        if not present[REFERENCE]:
            # What was printed has another shape than the reference's: a program affects it where its value differs.
            return np.broadcast_to(self._differing(key)[:, None], values.shape)
        right = values[REFERENCE]
        affected: Mask = ~EXACT.close(values, right) | ~present[:, None]
        return affected

    def _differing(self, key: Key) -> Mask:
        """Return which programs show another value than the reference, its shape and all of its numbers."""
        return self._keep(("differing", key), lambda: self._differ(key), lambda mask: _weight(key, mask))

    def _differ(self, key: Key) -> Mask:
        which, kinds = self.kinds(key)
        rows = which == which[REFERENCE]
        differing: Mask = ~rows
        if isinstance(kinds[which[REFERENCE]], tuple):
            shown = self._stacked(key, rows)
            differing[rows] = ~EXACT.close(shown, shown[REFERENCE]).all(axis=1)
        return differing


def _places(shape: Any, reading: Reading) -> Any:
    """Return where an array of that shape has what was read, among all of its numbers; None where it has not."""
    return numbers(np.arange(math.prod(shape)).reshape(shape), reading) if isinstance(shape, tuple) else None


def _place(key: Key, reading: Reading) -> tuple[object, ...]:
    return key, reading.shape, reading.offsets, reading.bare


def _weight(key: Key, *arrays: NDArray[Any]) -> int:
    """Return about what an entry takes; an array that is one number throughout takes no more than that."""
    return ENTRY + 2 * len(key[1]) + sum(each.nbytes for each in arrays if each.flags.owndata)
