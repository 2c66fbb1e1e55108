"""Conclusions: why a verdict is what it is, for what test cells printed."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from catalog.model.elsewhere import Elsewhere
from catalog.model.finding import Finding
from catalog.model.frame import Frame


class Conclusion(Finding, Enum):
    """What needs no more than to be said.

    several cells, too few numbers, no such line: why readings have no place in a cell; no label tells it in the last
    two. denied: the values are right, and the text says that they are not what was printed. only shapes, small part:
    what was shown is right, and too little. by accident: a mistake fits, and so few wrong digits prove nothing.
    """

    SEVERAL_CELLS = auto()
    TOO_FEW_NUMBERS = auto()
    NO_SUCH_LINE = auto()
    DENIED = auto()
    ONLY_SHAPES = auto()
    SMALL_PART = auto()
    BY_ACCIDENT = auto()


@dataclass(frozen=True, slots=True)
class NothingDiffers(Finding):
    """All that was seen is right.

    exercise: "" where it is open. right: the expressions seen, missing: those that were not. whole: whole outputs were
    given, and not what a cell printed of them.
    """

    exercise: str
    right: tuple[str, ...]
    missing: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class UnreadBesideRight(Finding):
    """What could be read is right, and the values of these expressions could not be read."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RightElsewhere(Finding):
    """What was shown of a cell of an exercise is right somewhere else. alone: nothing was shown of that cell itself."""

    elsewhere: Elsewhere
    exercise: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class GivesExactly(Finding):
    """Some causes, each of so many mistakes, give what was shown. weak: what was shown does not prove the only one."""

    causes: int
    mistakes: int
    weak: bool


@dataclass(frozen=True, slots=True)
class CanEndLikeThis(Finding):
    """Some causes, each of so many mistakes, end with the exception.

    frame: the line that it came out of, if shown. tried: what was held against it.
    """

    causes: int
    mistakes: int
    frame: Frame | None
    tried: "Tried"


class Tried(StrEnum):
    """What was tried where nothing gives what was shown: how far the search went."""

    CATALOG = "named mistakes"
    NAMED_IN_TIME = "named mistakes, until the time was up"
    SINGLES = "single mistakes"
    SETS = "sets of mistakes"


@dataclass(frozen=True, slots=True)
class NothingGives(Finding):
    """Nothing that was tried gives what was shown. exercises: those that it could be of, where that is not clear."""

    tried: Tried
    exercises: tuple[str, ...] = ()
