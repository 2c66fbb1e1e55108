"""Causes: mistakes that, made together, give exactly what was shown."""

from dataclasses import dataclass
from typing import Any

from catalog.model.findings.mending import MendingStep
from catalog.model.mutant import Mutant
from catalog.programs.program import Program


@dataclass(frozen=True, slots=True)
class SameIn:
    """What no input tells from a cause where the rest is written in another correct way.

    mutants: the names, "a and b" for two mistakes made together. variants: the names of the equivalent variants.
    """

    mutants: str
    variants: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON types, keys as the attributes."""
        return {"mutants": self.mutants, "variants": list(self.variants)}


@dataclass(frozen=True, eq=False, repr=False)
class Cause:
    """Mistakes that, made together, give exactly what was shown.

    mistakes: themselves, those furthest upstream first, and in a function in the order of its statements. same_as:
    other names that no input tells apart, "a and b" for two mistakes made together. functions: the functions that are
    wrong, upstream first. explains: how many of the things read, and of how many. chance: the expected number of
    accidental fits over everything that was tried, at most 1. program: behaves as the student's does. same_in: what no
    input tells apart where the rest is written in another correct way. steps: of several mistakes, each with what
    proves it, and what the cell prints once the first is mended; none for a single one, and behind the first causes.
    """

    mistakes: tuple[Mutant, ...]
    same_as: tuple[str, ...]
    functions: tuple[str, ...]
    explains: tuple[int, int]
    chance: float
    program: Program
    same_in: tuple[SameIn, ...] = ()
    steps: tuple[MendingStep, ...] = ()

    def __repr__(self) -> str:
        return f"<Cause {' and '.join(self.mutants)}{f': {self.title}' if self.named else ''}>"

    @property
    def mutants(self) -> tuple[str, ...]:
        """The names of the mistakes."""
        return tuple(mutant.name for mutant in self.mistakes)

    @property
    def named(self) -> bool:
        """True where somebody named each of the mistakes, and none was generated."""
        return not any(mutant.operator for mutant in self.mistakes)

    @property
    def titles(self) -> tuple[str, ...]:
        """Each mistake in a few words."""
        return tuple(mutant.title for mutant in self.mistakes)

    @property
    def title(self) -> str:
        """The mistakes in a few words."""
        return "; ".join(self.titles)

    @property
    def hints(self) -> tuple[str, ...]:
        """The hints, in rising order, to the mistake furthest upstream and then to the others."""
        return tuple(hint for mutant in self.mistakes for hint in mutant.hints)

    @property
    def seen(self) -> int:
        """How many were seen making these mistakes."""
        return sum(mutant.count for mutant in self.mistakes)

    @property
    def diff(self) -> str:
        """A unified diff from the reference to the program."""
        return self.program.diff()

    def to_dict(self) -> dict[str, Any]:
        """Return the cause as JSON types, keys as the attributes; the program itself is left out."""
        return {
            "mutants": list(self.mutants),
            "named": self.named,
            "same_as": list(self.same_as),
            "same_in": [each.to_dict() for each in self.same_in],
            "functions": list(self.functions),
            "title": self.title,
            "titles": list(self.titles),
            "hints": list(self.hints),
            "diff": self.diff,
            "seen": self.seen,
            "explains": list(self.explains),
            "chance": self.chance,
            "steps": [each.to_dict() for each in self.steps],
        }
