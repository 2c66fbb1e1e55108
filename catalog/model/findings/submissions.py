"""Submissions: why there is nothing to run of what was handed in. notes: what else is known of its code."""

from dataclasses import dataclass

from catalog.model.finding import Finding, Refused

Notes = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Unreadable(Finding):
    """The definition of a function cannot be read."""

    function: str
    notes: Notes = ()


@dataclass(frozen=True, slots=True)
class Unusable(Finding):
    """The definition of a function gives no function."""

    function: str
    notes: Notes = ()


@dataclass(frozen=True, slots=True)
class LoadingStopped(Finding):
    """Loading the definitions had to be stopped."""

    why: Refused
    notes: Notes = ()


@dataclass(frozen=True, slots=True)
class DefinesNone(Finding):
    """The code defines no function of these exercises."""

    exercises: tuple[str, ...]
    notes: Notes = ()


@dataclass(frozen=True, slots=True)
class DefinesOthers(Finding):
    """The code does not define the function that was asked about. defined: which it has of other exercises."""

    asked: str
    defined: tuple[str, ...] = ()
    notes: Notes = ()
