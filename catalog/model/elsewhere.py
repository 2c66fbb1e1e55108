"""Elsewhere: another cell, seed or draw for which the numbers shown are right."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What was shown is right somewhere else.

    labels: what was shown. names: what it is there, in the same order. function: which gives it. cell, exercise: whose
    cell. seed: with which the stream would be seeded, None for the cell's own. more: before which of the cell's draws,
    from 1, another array would be drawn; 0 for none.
    """

    labels: tuple[str, ...]
    names: tuple[str, ...]
    function: str
    cell: str
    exercise: str
    seed: int | None = None
    more: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON types, keys as the attributes."""
        return {
            "labels": list(self.labels),
            "names": list(self.names),
            "function": self.function,
            "cell": self.cell,
            "exercise": self.exercise,
            "seed": self.seed,
            "more": self.more,
        }
