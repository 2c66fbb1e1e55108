"""Mending: several mistakes in the order in which to mend them, and what can be seen on the way."""

from dataclasses import dataclass
from typing import Any

from catalog.model.finding import Finding
from catalog.model.mutant import Mutant


@dataclass(frozen=True, slots=True)
class MendingStep(Finding):
    """One of several mistakes made together.

    functions: those that it is in, upstream first. proved_by: what was shown that a program with the others alone has
    otherwise. prints_then: of the first mistake alone, the lines that the cell prints otherwise once it is mended and
    the others are not; ends_then: the exception that ends the cell then. Nothing where that is not sure.
    """

    mutant: Mutant
    functions: tuple[str, ...]
    proved_by: tuple[str, ...] = ()
    prints_then: tuple[str, ...] = ()
    ends_then: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON types, keys as the attributes, the mistake by its name."""
        return {
            "mutant": self.mutant.name,
            "functions": list(self.functions),
            "proved_by": list(self.proved_by),
            "prints_then": list(self.prints_then),
            "ends_then": self.ends_then,
        }


@dataclass(frozen=True, slots=True)
class MendingOrder(Finding):
    """The places of several mistakes, in the order in which to mend them. sure: no other explanation has others."""

    steps: tuple[MendingStep, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class OnceMended(Finding):
    """Some lines of the cell are others once the first mistake is mended, or it ends with an exception.

    sure: whichever of the causes it is. ends: with an exception.
    """

    sure: bool
    ends: bool = False


@dataclass(frozen=True, slots=True)
class MendFirst(Finding):
    """To do: mend the first of several mistakes first. hinted: all hints that there are to it are given."""

    hinted: bool
