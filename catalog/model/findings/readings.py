"""Readings: what can be said of those that are wrong, whatever the mistake."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.model.finding import Finding


class Relation(StrEnum):
    """What wrong numbers are, said by the right ones.

    transposed: the right value at the place with its indices exchanged. first step, last step: what that one alone
    contributes to a sum over time.
    """

    NOT_A_NUMBER = "not a number"
    ZERO = "zero"
    NEGATED = "negated"
    TWICE = "twice"
    HALF = "half"
    TRANSPOSED = "transposed"
    STEP_BEFORE = "step before"
    STEP_AFTER = "step after"
    REVERSED = "reversed"
    FIRST_STEP = "first step"
    LAST_STEP = "last step"


@dataclass(frozen=True, slots=True)
class Multiple:
    """The right values times a factor, to four digits, or to as many as tell it from a rounder one."""

    factor: float


@dataclass(frozen=True, slots=True)
class MultipleOfSize:
    """The right values times the length of an axis, or divided by it. name: the axis's, "" where nobody names it."""

    length: int
    name: str
    divided: bool


@dataclass(frozen=True, slots=True)
class OtherOutput:
    """The right values of another expression."""

    expression: str


Related = Relation | Multiple | MultipleOfSize | OtherOutput


class ReadingForm(StrEnum):
    """What is wrong with a reading as a whole. transposed: rows for columns, and otherwise right."""

    NO_NUMBERS = "no numbers"
    OTHER_SHAPE = "other shape"
    TRANSPOSED = "transposed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class OtherSizes:
    """The sizes that were printed, and those of a correct program; None for nothing of the kind."""

    sizes: tuple[int, ...] | None
    expected: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class OtherShape:
    """The shape of an array of numbers, and that of a correct program's."""

    shape: tuple[int, ...]
    expected: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RightInPlaces:
    """So many of the numbers are right. others: what the other numbers are, None where nothing is known of them."""

    right: int
    count: int
    others: Related | None


@dataclass(frozen=True, slots=True)
class RightAtSteps:
    """Right at some steps in time and wrong at others. others: what the wrong ones are, None where that is open."""

    right: tuple[int, ...]
    wrong: tuple[int, ...]
    others: Related | None


How = Related | ReadingForm | OtherSizes | OtherShape | RightInPlaces | RightAtSteps


@dataclass(frozen=True, slots=True)
class WrongReadings(Finding):
    """The expressions of which the same can be said, and what that is."""

    labels: tuple[str, ...]
    how: How
