"""Options: how a class is diagnosed, the same for every file of it."""

from dataclasses import dataclass

# Several mistakes at once take seconds a file; a class is asked for single ones, and who is left can be asked again.
BUDGET = 0

# Those of catalog.sandbox.Protection, which takes ten times as long to import as a command without a batch needs.
PROTECTIONS = ("best", "bubblewrap", "limits")

OUTPUTS, FUNCTIONS = "outputs", "functions"


class BatchError(ValueError):
    """What no file is to blame for: a batch that cannot start or go on; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Options:
    """How every file is diagnosed.

    execute: run the functions of notebooks too, beside what their stored outputs tell; those of .py files always are.
    hints: how many hints to give for each cause. exercise: the only one to look at, "" for all. budget: how many
    programs with several mistakes may be run for a file. protection: what the sandbox must have, one of PROTECTIONS.
    part: OUTPUTS or FUNCTIONS where only that part of a file is asked for. version: the catalog that must be there, ""
    for any.
    """

    execute: bool = False
    hints: int = 1
    exercise: str = ""
    budget: int = BUDGET
    protection: str = PROTECTIONS[0]
    part: str = ""
    version: str = ""

    def __post_init__(self) -> None:
        if self.protection not in PROTECTIONS:
            raise ValueError(f"{self.protection!r} is not one of {', '.join(PROTECTIONS)}")
        if self.hints < 0 or self.budget < 0:
            raise ValueError("hints and budget are numbers from 0")
