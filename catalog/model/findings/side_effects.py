"""Side effects: what functions do that no number shows."""

from dataclasses import dataclass

from catalog.model.finding import Finding, Refused


@dataclass(frozen=True, slots=True)
class SinglePrecision(Finding):
    """A function is right as far as float32 goes."""

    function: str


@dataclass(frozen=True, slots=True)
class ChangesArgument(Finding):
    """A function changes an argument. inside: not the argument itself, but what it holds."""

    function: str
    argument: str
    inside: bool


@dataclass(frozen=True, slots=True)
class ReadsForeign(Finding):
    """A function reads variables of the code around it."""

    function: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawsNumbers(Finding):
    """A function leaves the random stream elsewhere than a correct one does."""

    function: str


@dataclass(frozen=True, slots=True)
class PatchesNumpy(Finding):
    """A function binds names of numpy to something else."""

    function: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OldNames(Finding):
    """The code uses names that numpy has no more. today: what is written for each of them now."""

    names: tuple[str, ...]
    today: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintFails(Finding):
    """A print in a function fails in the trials that tell nothing. told: how many of them tell something."""

    function: str
    told: int
    trials: int


@dataclass(frozen=True, slots=True)
class KeepsState(Finding):
    """A function gives something else when the same calls are made again."""

    function: str


@dataclass(frozen=True, slots=True)
class StoppedAgain(Finding):
    """A function had to be stopped when the same calls were made again."""

    function: str
    why: Refused
