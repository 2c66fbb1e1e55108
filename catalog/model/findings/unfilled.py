"""Unfilled: functions that are still as the course hands them out."""

from dataclasses import dataclass

from catalog.model.finding import Finding
from catalog.model.findings.endings import Ending


@dataclass(frozen=True, slots=True)
class ReturnsNone:
    """A function returns None. keys: under which keys, or at which positions, of several values; none for all of it."""

    keys: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfilled(Finding):
    """A function is still as the course hands it out. sign: what tells so. or_lost: or a line of it was lost."""

    function: str
    sign: Ending | ReturnsNone
    or_lost: bool = False


@dataclass(frozen=True, slots=True)
class FillIn(Finding):
    """To do: write the lines that the starter leaves open."""
