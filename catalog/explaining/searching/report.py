"""Search phases: in which order sets of mistakes are tried, and how far a search went."""

from dataclasses import dataclass, field

ANY = 0
"""The size of sets that are found one mistake after the other."""


@dataclass(frozen=True, slots=True)
class SearchPhase:
    """Sets of one size, of named mistakes alone or with generated ones; share: of the budget that is left.

    founded: only sets that some wrong reading speaks for before they are run, or
    only the others; None for both.
    """

    size: int
    named: bool
    share: float
    founded: bool | None = True


PAIRS = SearchPhase(2, True, 0.5, founded=None)
PEELED = SearchPhase(ANY, False, 0.85, founded=None)
PHASES = (
    PAIRS,
    SearchPhase(3, True, 0.05),
    SearchPhase(2, False, 0.05),
    PEELED,
    SearchPhase(3, True, 1.0, founded=False),
)


@dataclass(slots=True)
class SearchReport:
    """How far a search went.

    versions: of the cell that were searched. singles: how many mistakes were compared alone. programs: how many
    programs with several were run. begun: the phases that the search came to. complete: those of which nothing was left
    untried that no reading rules out. late, spent: the limit in seconds, or the budget or a phase's share of
    it, ended something.
    """

    versions: int = 0
    singles: int = 0
    programs: int = 0
    complete: list[SearchPhase] = field(default_factory=list)
    begun: list[SearchPhase] = field(default_factory=list)
    late: bool = False
    spent: bool = False
