"""Suspects: why one function can hold the mistake that nobody found, and another cannot."""

from dataclasses import dataclass

from catalog.model.finding import Finding


@dataclass(frozen=True, slots=True)
class LookFirst(Finding):
    """Most mistakes that change what is wrong and nothing else are in this function."""

    function: str


@dataclass(frozen=True, slots=True)
class OnlySuspect(Finding):
    """No other function can have made a reading wrong.

    alone: mistakes in no other function change it; otherwise those that do also change what is right: the reading
    `spoilt`, or "" where that is not the same one for all.
    """

    function: str
    wrong: str
    alone: bool
    spoilt: str = ""


@dataclass(frozen=True, slots=True)
class CannotHold(Finding):
    """Every mistake in this function that changes what is wrong changes something right. spoilt: "" for several."""

    function: str
    spoilt: str
