"""Lines: where in a student's code something is proved wrong, and why nothing was proved."""

from dataclasses import dataclass

from catalog.model.finding import Finding
from catalog.model.wrong_line import WrongLine


@dataclass(frozen=True, slots=True)
class WrongAt(Finding):
    """A line is wrong. number: of the lines that are, from 1; of: how many there are."""

    line: WrongLine
    number: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True)
class LinesNotLookedAt(Finding):
    """The lines of functions could not be looked at. why: a sentence."""

    functions: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class BehavesOtherwise(Finding):
    """Functions give something else when their expressions are looked at."""

    functions: tuple[str, ...]
