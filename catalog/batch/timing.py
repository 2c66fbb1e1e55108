"""Timing: how long a file may take in a process that was started for the batch, and the end of what takes longer."""

import faulthandler
import os
from collections.abc import Callable
from typing import TypeVar

from catalog.batch.options import Options

# By the clock. Reading, the sandbox and the search have limits of their own, which are far shorter.
MAX_SECONDS, SECONDS_A_PROGRAM = 600.0, 0.01

T = TypeVar("T")


def most_seconds(options: Options) -> float:
    """Return how long a file may take: who lets more programs be tried gives more time."""
    return MAX_SECONDS + SECONDS_A_PROGRAM * options.budget


def in_time(seconds: float, work: Callable[..., T], *args: object) -> T:
    """Return what the work gives; ends this process when the time is over, in the middle of any computation."""
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return work(*args)
        finally:
            faulthandler.cancel_dump_traceback_later()
