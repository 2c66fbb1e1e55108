"""Mutants and equivalent variants: what a module under mutants/ or reference/ declares."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from catalog.model.rendering import ShownInNotebook
from catalog.programs.edit import Edit

INFERRED = "inferred"
"""What the operators begin with that make a mutant of an exception's message."""


class Outcome(StrEnum):
    """What a program's outputs are, compared with the reference's, mildest first."""

    RIGHT = "right"
    WRONG = "wrong"
    ZERO = "zero"
    NOT_FINITE = "not finite"
    WRONG_SHAPE = "wrong shape"
    RAISES = "raises"


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a mistake was seen, and how often (distinct notebooks or threads)."""

    where: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Mutant(ShownInNotebook):
    """A named mistake. Its module's name is its name, its module's docstring its title and explanation.

    edits: made together, to one function or several of the reference.
    hints: in rising order: a question, a place, the line.
    outcome: on the course's own cell for the exercise in whose folder the module stands.
    seen: where and how often; empty for a mistake that teachers expect and nobody has counted.
    operator: what made it from the reference's syntax tree; empty for a mistake that somebody named.
    wordings: the exception in other words: those of older numpy or Python, or with "..." for a name that differs from
    one student to the next.
    upon: the mistakes in whose text this one was made; its edits hold theirs, so that it stands for all of them.
    """

    KIND: ClassVar[str] = "mutant"

    edits: tuple[Edit, ...]
    hints: tuple[str, ...]
    outcome: Outcome = Outcome.WRONG
    seen: tuple[Seen, ...] = ()
    wordings: tuple[str, ...] = ()
    name: str = field(default="", kw_only=True)
    title: str = field(default="", kw_only=True)
    explanation: str = field(default="", kw_only=True)
    operator: str = field(default="", kw_only=True)
    upon: "tuple[Mutant, ...]" = field(default=(), kw_only=True)

    def __hash__(self) -> int:
        # Every search looks thousands of them up; their edits tell them apart as well as all that is said of them.
        return hash(self.edits)

    @property
    def inferred(self) -> bool:
        """True for one that was made of an exception's message."""
        return self.operator.startswith(INFERRED)

    @property
    def order(self) -> int:
        """How many mistakes it is: one, and those that it was made upon."""
        return 1 + sum(each.order for each in self.upon)

    @property
    def generated(self) -> int:
        """How many of them have no name."""
        return bool(self.operator) + sum(each.generated for each in self.upon)

    @property
    def count(self) -> int:
        """How many were seen making this mistake."""
        return sum(seen.count for seen in self.seen)

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions that are edited, each once, in the order of the edits."""
        return tuple(dict.fromkeys(edit.function for edit in self.edits))


@dataclass(frozen=True, slots=True)
class EquivalentVariant:
    """Another correct way to write the reference: no input tells it apart, but other mutants show differently in it.

    for_exceptions: only those that raise in the reference's own form of that function do.
    """

    name: str
    edits: tuple[Edit, ...]
    for_exceptions: bool = False

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions that are written differently."""
        return tuple(dict.fromkeys(edit.function for edit in self.edits))
