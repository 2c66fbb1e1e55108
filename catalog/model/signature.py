"""Signatures: what a program gives on a probe, and how it differs from what the reference gives."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from catalog.caching import weight
from catalog.model.probe import Key, Shows
from catalog.model.raised_error import RaisedError
from catalog.model.subscripts import subscripts


@dataclass(frozen=True, eq=False, slots=True)
class Signature:
    """Every output of a run by name, or the exception that ended it."""

    outputs: Mapping[Any, Any]
    error: RaisedError | None = None

    @property
    def nbytes(self) -> int:
        """About how many bytes its outputs take."""
        return weight(self.outputs)

    def value(self, output: str, index: str = "", shows: Shows = Shows.VALUE) -> Any:
        """Return output[index[0]][index[1]]..., or its shape or length.

        Raises what the same expression raises in a notebook.
        """
        value = reduce(lambda value, subscript: value[subscript], subscripts(index), self.outputs[output])
        if shows is Shows.SHAPE:
            return value.shape
        return len(value) if shows is Shows.LENGTH else value


class Shown(Signature):
    """What is left of a signature when only some expressions are kept: `outputs` are their values by key."""

    @classmethod
    def of(cls, signature: Signature, keys: Iterable[Key]) -> "Shown":
        """Return the values of those expressions; one that raises has none."""
        if signature.error is not None:
            return cls({}, signature.error)
        values: dict[Any, Any] = {}
        for key in sorted(keys):
            with suppress(Exception):
                value = signature.value(*key)
                values[key] = value.copy() if isinstance(value, np.ndarray) else value
        return cls(values)

    def value(self, output: str, index: str = "", shows: Shows = Shows.VALUE) -> Any:
        """Return what was kept; raises KeyError for what was not, or raised."""
        return self.outputs[output, index, shows]
