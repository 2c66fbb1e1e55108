"""Functions: how what they give compares with what correct functions give."""

from dataclasses import dataclass
from enum import Enum, auto

from catalog.model.finding import Finding


@dataclass(frozen=True, slots=True)
class GivesWhatIsRight(Finding):
    """A function is right in so many of the trials that call it; in the others nothing can be told."""

    function: str
    told: int
    trials: int


@dataclass(frozen=True, slots=True)
class TakePrintsOut(Finding):
    """To do: run a function again without its prints."""

    function: str


@dataclass(frozen=True, slots=True)
class WrongHelpers(Finding):
    """A function is right with the course's helpers in the place of the student's own."""

    function: str
    helpers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherCourse(Finding):
    """A function takes what another course's function of that name takes."""

    function: str
    parameters: tuple[str, ...]
    course: str


@dataclass(frozen=True, slots=True)
class NotImported(Finding):
    """Functions use a name whose import fails here."""

    functions: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Disagreement(Finding):
    """Each of some functions is right among correct ones, and wrong among the student's."""

    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoesTheSame(Finding):
    """Functions do what mistakes do in all trials. others: how many other sets of mistakes do so as well."""

    functions: tuple[str, ...]
    mistakes: int
    trials: int
    others: int = 0


@dataclass(frozen=True, slots=True)
class NothingDoesTheSame(Finding):
    """Functions are wrong in so many trials among correct ones, and no mistake does the same."""

    functions: tuple[str, ...]
    wrong: int
    trials: int


class CourseCell(Enum):
    """The inputs of a function that the course has."""

    CELL = auto()
    PUBLIC_TEST = auto()


# The course's inputs, and the names of designed ones.
Setting = CourseCell | str


@dataclass(frozen=True, slots=True)
class RightWith(Finding):
    """A function is right with some of its own inputs and wrong with others."""

    right: tuple[Setting, ...]
    wrong: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class SecondCall(Finding):
    """Some of the outputs that are named are those of a second call with the same arguments."""


@dataclass(frozen=True, slots=True)
class StoodIn(Finding):
    """Correct functions stood in for some. own: for the student's own; else for what is missing or unusable."""

    functions: tuple[str, ...]
    own: bool = False
