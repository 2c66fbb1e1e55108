"""Trouble: why an answer says little of the function that it is about."""

from enum import StrEnum


class Trouble(StrEnum):
    """What came between a function and the answer about it.

    stopped: it had to be stopped, when it was loaded or when it was run. late: it was stopped by a clock, and a faster
    machine, or a less busy one, may give another answer. failed: the diagnosis itself failed, which is no file's fault.
    """

    STOPPED = "stopped"
    LATE = "late"
    FAILED = "failed"


STOPPED = (Trouble.STOPPED, Trouble.LATE)

# What may be otherwise when the same is asked again.
PASSING = (Trouble.LATE, Trouble.FAILED)
