"""Impulses: what is wrong with how the upstream gradient of each step reaches the steps of dx."""

from dataclasses import dataclass

from catalog.model.finding import Finding

Steps = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NoResponse(Finding):
    """The responses cannot be compared: dx has another shape, or is not a number."""


@dataclass(frozen=True, slots=True)
class NotLinear(Finding):
    """The responses to single steps do not add up to the response to all of them."""


@dataclass(frozen=True, slots=True)
class ReachesFewer(Finding):
    """What enters at these steps does not reach all steps of dx that it should reach."""

    steps: Steps


@dataclass(frozen=True, slots=True)
class ReachesMore(Finding):
    """What enters at these steps reaches steps of dx that it must not reach."""

    steps: Steps


@dataclass(frozen=True, slots=True)
class ArrivesWrong(Finding):
    """What enters at these steps is not as strong as it should be at its own step; none for: at all of them."""

    steps: Steps = ()


@dataclass(frozen=True, slots=True)
class Strength(Finding):
    """How strong what enters is, every path being there, as a factor of what it should be.

    own: at its own step. back: with each step back, None where that differs.
    """

    own: float
    back: float | None
