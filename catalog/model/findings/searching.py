"""Searching: what was tried beyond single named mistakes."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Sets:
    """Sets of mistakes of one size. named: all of them are named, and none is generated."""

    size: int
    named: bool


class Stop(StrEnum):
    """Why no more was tried: something fits, or the time or the budget was used up."""

    FIT = "fit"
    TIME = "time"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Searched(Finding):
    """What was tried.

    singles: how many mistakes, each alone; 0 where the time was up before. programs: how many with several mistakes
    were run. whole: the sets of which nothing was left untried, in_part: those that the search began with. stop: why
    it ended, None where there was no more. by_accident: something fits, and does not prove it. peeled: sets of any
    size were looked for, one mistake after the other.
    """

    singles: int
    programs: int = 0
    whole: tuple[Sets, ...] = ()
    in_part: tuple[Sets, ...] = ()
    stop: Stop | None = None
    by_accident: bool = False
    peeled: bool = False
