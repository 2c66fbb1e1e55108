"""Exceptions: what one comes from, and what to do about it."""

from dataclasses import dataclass

from catalog.model.finding import Finding
from catalog.model.problem import Raised
from catalog.model.raised_error import RaisedError


@dataclass(frozen=True, slots=True)
class ComesFrom(Finding):
    """What an exception comes from, as far as it tells by itself."""

    raised: Raised
    error: RaisedError


@dataclass(frozen=True, slots=True)
class Remedy(Finding):
    """What to do about what an exception comes from."""

    raised: Raised
    error: RaisedError


@dataclass(frozen=True, slots=True)
class FailedTest(Finding):
    """A public test found something wrong, and no such test is known here.

    test: the exercise whose test it is, "" where that is not shown. output: in what, "" where it does not say. shape:
    its shape, and not its values. exercises: those that have an output of that name.
    """

    test: str
    output: str
    shape: bool
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AssertionFailed(Finding):
    """An assertion failed that has no message. function: the one that it stands in, "" where that is not shown."""

    function: str


@dataclass(frozen=True, slots=True)
class NothingSeenBeyond(Finding):
    """An exception ends a cell, so only the first one shows.

    function: what it came out of, "" where that is open. later: the functions that the cell would have called then.
    """

    function: str
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BrokenCell(Finding):
    """A correct program ends with the same exception in the cell that this version of the notebook has."""

    version: str
