"""Near misses: all that was shown but one number or line is a program's, and that one looks copied wrong."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from catalog.model.finding import Finding


class Miscopy(StrEnum):
    """How something is copied wrong.

    digit: one is another. exchanged: two neighbours. doubled: one stands there twice; lost: one is missing. sign: it is
    the other one. point: it is elsewhere. lines: the values of two lines are exchanged. expected: a line has the right
    values, as somebody may have copied them from the course's table.
    """

    DIGIT = "digit"
    EXCHANGED = "exchanged"
    DOUBLED = "doubled"
    LOST = "lost"
    SIGN = "sign"
    POINT = "point"
    LINES = "lines"
    EXPECTED = "expected"

    @property
    def typed(self) -> bool:
        """True for a wrong digit, which no second mistake in a program looks like."""
        return self in (Miscopy.DIGIT, Miscopy.EXCHANGED, Miscopy.DOUBLED, Miscopy.LOST)


@dataclass(frozen=True, slots=True)
class NearMiss(Finding):
    """All but one of the numbers or lines are what a program prints.

    label: of that one, with `other` the two lines that are exchanged. read: what was read there, the first number of a
    line; fits: what the program has. mutants, title: the mistakes in the program, none for a correct one; they can be
    several. how: what was done in copying. same_as: other mistakes of which all of this is true as well, "a and b" for
    two made together.
    """

    label: str
    read: float
    fits: float
    mutants: tuple[str, ...]
    title: str
    how: Miscopy = Miscopy.DIGIT
    other: str = ""
    same_as: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON types, keys as the attributes."""
        return {
            "label": self.label,
            "read": self.read,
            "fits": self.fits,
            "mutants": list(self.mutants),
            "title": self.title,
            "how": str(self.how),
            "other": self.other,
            "same_as": list(self.same_as),
        }
