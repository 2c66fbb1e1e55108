"""Forms: what kind of thing a function returned, and of what kinds its parts are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

# A function of a course returns at most a dozen things.
MAX_PARTS = 24
LONGEST_KEY = 40

# The bytes of a float64.
DOUBLE = 8

Key = str | int


@dataclass(frozen=True, slots=True)
class Kind:
    """What one value is. type: the name of its type. dtype: of an array alone; more digits count as "float64"."""

    type: str
    dtype: str = ""

    @classmethod
    def of(cls, value: Any) -> "Kind":
        """Return the kind of a value; one that is derived from an array is one."""
        if not isinstance(value, np.ndarray):
            return cls(type(value).__name__)
        exact = value.dtype.kind == "f" and value.dtype.itemsize >= DOUBLE
        return cls("ndarray", "float64" if exact else str(value.dtype))


NOTHING = Kind("NoneType")
ARRAY = Kind("ndarray", "float64")


@dataclass(frozen=True, slots=True)
class Form:
    """What a function returned. parts: of a container that is neither empty nor large. keys: of a dict, one for each.

    The keys are sorted, as texts.
    """

    kind: Kind
    parts: tuple[Kind, ...] = ()
    keys: tuple[str, ...] = ()

    @classmethod
    def of(cls, value: Any) -> "Form":
        """Return the form of a value; one that is derived from a dict is one, if it has parts."""
        if isinstance(value, dict) and value and len(value) <= MAX_PARTS:
            # As texts with what ends them: "dW1" comes before "dW".
            pairs = sorted(((f"{key}"[:LONGEST_KEY], Kind.of(part)) for key, part in value.items()), key=_ended)
            return cls(Kind("dict"), tuple(kind for _, kind in pairs), tuple(key for key, _ in pairs))
        if isinstance(value, list | tuple) and value and len(value) <= MAX_PARTS:
            return cls(Kind(type(value).__name__), tuple(map(Kind.of, value)))
        return cls(Kind.of(value))

    @property
    def by_key(self) -> Mapping[Key, Kind]:
        """The kinds of the parts, by key or by position."""
        return dict(zip(self.keys, self.parts, strict=True)) if self.keys else dict(enumerate(self.parts))


def _ended(pair: tuple[str, Kind]) -> str:
    return f"{pair[0]}:"
