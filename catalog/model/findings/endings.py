"""Endings: the exceptions that functions end with, where, and what makes them end."""

from dataclasses import dataclass

from catalog.model.finding import Finding, Refused
from catalog.model.place import Place
from catalog.model.raised_error import RaisedError


@dataclass(frozen=True, slots=True)
class Ending:
    """An exception, and the place in the student's code that it came out of, None where that is unknown."""

    error: RaisedError
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class EndsTheSame(Finding):
    """Functions end with an exception as they do with a mistake. everywhere: other trials agree with it as well."""

    functions: tuple[str, ...]
    ending: Ending
    trials: int
    everywhere: bool


@dataclass(frozen=True, slots=True)
class EndsWith(Finding):
    """Functions end with an exception."""

    functions: tuple[str, ...]
    ending: Ending


@dataclass(frozen=True, slots=True)
class NotCallable(Finding):
    """Calling functions as the course calls them raises an exception before any of their lines is run."""

    functions: tuple[str, ...]
    error: RaisedError


@dataclass(frozen=True, slots=True)
class NotUsable(Finding):
    """What functions return cannot be used.

    by: the other function that uses it, "" for none. error: what comes of it, None where its form says more.
    """

    functions: tuple[str, ...]
    by: str = ""
    error: RaisedError | None = None


@dataclass(frozen=True, slots=True)
class Stopped(Finding):
    """A function had to be stopped."""

    function: str
    why: Refused


@dataclass(frozen=True, slots=True)
class CompareParameters(Finding):
    """To do: compare what a function takes with what it takes in the course."""

    function: str
    parameters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallItAlone(Finding):
    """To do: see whether a function that was stopped by a clock has an end at all."""

    function: str


@dataclass(frozen=True, slots=True)
class Undefined(Finding):
    """A function uses a name that nothing gives it."""

    name: str


@dataclass(frozen=True, slots=True)
class OnlyLeftOut(Finding):
    """A function uses a name that only code which is not run gives a value. place: where that is last."""

    name: str
    place: Place
