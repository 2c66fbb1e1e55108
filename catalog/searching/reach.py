"""Reach: in which order sets of mistakes are tried, and how far a search went."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Stage:
    """Sets of one size, of named mistakes alone or with generated ones; share: of the budget that is left.

    slips: the most generated ones. founded: only sets that some wrong reading speaks for before they are run, or only
    the others; None for both.
    """

    size: int
    named: bool
    share: float
    slips: int = 0
    founded: bool | None = True


PAIRS = Stage(2, True, 0.5, founded=None)
STAGES = (
    PAIRS,
    Stage(2, False, 0.4, slips=2),
    Stage(3, True, 0.5),
    Stage(3, False, 0.4, slips=1),
    Stage(4, True, 0.4),
    Stage(3, False, 0.4, slips=3),
    Stage(3, True, 0.8, founded=False),
    Stage(2, False, 1.0, slips=2, founded=False),
)


@dataclass(slots=True)
class Reach:
    """How far a search went.

    versions: of the cell that were searched. singles, programs: how many programs with one mistake were compared, and
    with several run. begun: the stages that the search came to. complete: those of which nothing was left untried that
    no reading rules out. late, spent: the limit in seconds, or the budget, ended it.
    """

    versions: int = 0
    singles: int = 0
    programs: int = 0
    complete: list[Stage] = field(default_factory=list)
    begun: list[Stage] = field(default_factory=list)
    late: bool = False
    spent: bool = False
