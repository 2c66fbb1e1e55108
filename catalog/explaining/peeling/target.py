"""Targets: everything read of one observation, side by side, to be held against what program after program gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.explaining.matching.response_matrix import Mask, ResponseMatrix, Values
from catalog.explaining.matching.responses import agreeing, look, numbers
from catalog.model.observation import Observation, Reading
from catalog.model.probe import Key, Shows
from catalog.model.signature import Signature

Plan = tuple[NDArray[np.intp], NDArray[np.intp], Values, Values]


@dataclass(frozen=True, eq=False, slots=True)
class Response:
    """What a program shows of what was read: values (k,), nan where there is no number; agrees (k,)."""

    values: Values
    agrees: Mask

    @property
    def everything(self) -> bool:
        """True where it has all that was read."""
        return bool(self.agrees.all())


class Target:
    """The readings of an observation in columns, by the output that each is of.

    count: of the columns. low, high (k,): what was printed, nan where a column is no number.
    """

    def __init__(self, observation: Observation, matrix: ResponseMatrix) -> None:
        self.of: dict[str, list[tuple[int, Key, Reading]]] = {}
        self.count = 0
        bounds = []
        for reading in observation.readings:
            key = matrix.resolve(reading.key)
            self.of.setdefault(key[0], []).append((self.count, key, reading))
            is_number = reading.shows is Shows.VALUE and reading.low.size
            bounds.append((reading.low, reading.high) if is_number else (np.array([np.nan]), np.array([np.nan])))
            self.count += len(bounds[-1][0])
        self.low, self.high = (np.concatenate(each) for each in zip(*bounds, strict=True))
        self._places: dict[tuple[str, object, int], int | None] = {}
        self._plans: dict[tuple[str, object], tuple[Plan, list[tuple[int, bool]]]] = {}

    def shown(self, outputs: Mapping[Any, Any]) -> Response:
        """Return what a program shows whose outputs these are."""
        nothing = Response(np.full(self.count, np.nan), np.zeros(self.count, dtype=bool))
        self.show(outputs, nothing)
        return nothing

    def show(self, outputs: Mapping[Any, Any], shown: Response) -> None:
        """Put into what is shown what some outputs show."""
        for name, value in outputs.items():
            if name not in self.of:
                continue
            if isinstance(value, np.ndarray) and value.dtype == np.float64:
                self._show_array(name, value, shown)
            else:
                self._show_other(name, value, shown)

    def right(self, output: str, value: Any, column: int) -> bool:
        """True where an output's value has one of its numbers as it was read."""
        if not isinstance(value, np.ndarray) or value.dtype != np.float64:
            return bool(self.shown({output: value}).agrees[column])
        place = self.place(output, value.shape, column)
        return place is not None and bool(self.low[column] <= value.item(place) <= self.high[column])

    def place(self, output: str, shape: tuple[int, ...], column: int) -> int | None:
        """Return which of the numbers of an array of that shape a column has, None for none."""
        key = output, shape, column
        if key not in self._places:
            (places, columns, _, _), _ = self._planned(output, shape)
            at = np.flatnonzero(columns == column)
            self._places[key] = int(places[at[0]]) if len(at) else None
        return self._places[key]

    def _planned(self, output: str, shape: tuple[int, ...]) -> tuple[Plan, list[tuple[int, bool]]]:
        if (output, shape) not in self._plans:
            self._plans[output, shape] = self._plan(output, shape)
        return self._plans[output, shape]

    def columns(self, output: str) -> list[int]:
        """Return the columns of an output."""
        width = {start: max(len(reading.low), 1) for start, _, reading in self.of.get(output, ())}
        return [at for start, count in width.items() for at in range(start, start + count)]

    def _show_array(self, name: str, value: NDArray[np.float64], shown: Response) -> None:
        (places, columns, low, high), fixed = self._planned(name, value.shape)
        found = value.ravel()[places]
        shown.values[columns] = found
        inside = (low <= found) & (found <= high)
        if np.isnan(low).any():
            inside |= np.isnan(low) & np.isnan(found)
        shown.agrees[columns] = inside
        for column, agrees in fixed:
            shown.values[column], shown.agrees[column] = np.nan, agrees

    def _plan(self, name: str, shape: tuple[int, ...]) -> tuple[Plan, list[tuple[int, bool]]]:
        """Return where an array of that shape has the numbers that were read, and what does not hang on them."""
        places: list[int] = []
        columns: list[int] = []
        fixed: list[tuple[int, bool]] = []
        signature = Signature({name: np.arange(int(np.prod(shape)), dtype=float).reshape(shape)})
        for start, key, reading in self.of[name]:
            value = look(signature, *key)
            if reading.shows is Shows.VALUE and reading.numeric and reading.low.size:
                found: Any = numbers(value, reading)
                if found is None:
                    fixed += [(start + at, False) for at in range(len(reading.low))]
                else:
                    places += [int(each) for each in found]
                    columns += range(start, start + len(reading.low))
            else:
                fixed += [(start, bool(agreeing(value, reading).all()))]
        at = np.array(columns, dtype=np.intp)
        return (np.array(places, dtype=np.intp), at, self.low[at], self.high[at]), fixed

    def _show_other(self, name: str, value: Any, shown: Response) -> None:
        signature = Signature({name: value})
        for start, key, reading in self.of[name]:
            seen = look(signature, *key)
            agrees = agreeing(seen, reading)
            shown.agrees[start : start + len(agrees)] = agrees
            found: Any = numbers(seen, reading) if reading.shows is Shows.VALUE and reading.low.size else None
            shown.values[start : start + len(agrees)] = np.nan if found is None else found
