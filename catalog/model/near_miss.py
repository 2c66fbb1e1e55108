"""Near misses: all numbers but one are a program's, and that one is a digit off."""

from dataclasses import dataclass
from typing import Any

from catalog.model.finding import Finding


@dataclass(frozen=True, slots=True)
class NearMiss(Finding):
    """All but one of the numbers are what a program prints.

    label: of that one. read: what was read there; fits: what the program has. mutants, title: the mistakes in the
    program, none for a correct one.
    """

    label: str
    read: float
    fits: float
    mutants: tuple[str, ...]
    title: str

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON types, keys as the attributes."""
        return {
            "label": self.label,
            "read": self.read,
            "fits": self.fits,
            "mutants": list(self.mutants),
            "title": self.title,
        }
