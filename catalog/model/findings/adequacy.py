"""Adequacy: what the test cells of a course cannot see."""

from dataclasses import dataclass

from catalog.model.finding import Finding
from catalog.model.mutant import Mutant


@dataclass(frozen=True, slots=True)
class Unseen(Finding):
    """What none of the cells and public tests sees, those that were seen most first. cells: how many look."""

    named: tuple[Mutant, ...]
    generated: tuple[Mutant, ...]
    cells: int


@dataclass(frozen=True, slots=True)
class SeenLate(Finding):
    """A mistake that the cells of its own exercise let through, and those of later ones do not.

    own, later: the names of these cells.
    """

    mutant: Mutant
    own: tuple[str, ...]
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OthersLate(Finding):
    """Mistakes that are seen late likewise, and that nobody was seen making."""

    mutants: tuple[Mutant, ...]


@dataclass(frozen=True, slots=True)
class Commonest(Finding):
    """Of so many mistakes that were seen most often, those that no cell sees, and those that only later ones do."""

    of: int
    unseen: tuple[Mutant, ...]
    late: tuple[Mutant, ...]


@dataclass(frozen=True, slots=True)
class Asserted(Finding):
    """What the tests say by themselves: the others print numbers, which somebody has to compare.

    tests, prints: how many assert and print. killed, of, seen_killed, seen: the named mistakes that the tests alone
    kill, and how often these were seen. without: the exercises that have no test.
    """

    tests: int
    prints: int
    killed: int
    of: int
    seen_killed: int
    seen: int
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotRunning(Finding):
    """Versions of cells that end in an exception for a correct program as well."""

    cells: tuple[str, ...]
