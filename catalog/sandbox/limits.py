"""Limits: what a submission may take, and what has to stand between it and the machine."""

from dataclasses import dataclass
from enum import StrEnum


class SandboxError(Exception):
    """The sandbox cannot be had as it was asked for; the message is a sentence that says why."""


class Protection(StrEnum):
    """What runs the code: bubblewrap if it works and otherwise limits alone, bubblewrap or nothing, limits alone.

    PAGE: this process and nothing else, for a page's worker, which is a sandbox itself and is ended from outside.
    """

    BEST = "best"
    BUBBLEWRAP = "bubblewrap"
    LIMITS = "limits"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may take.

    seconds: of one run, by the clock. seconds_in_all: of loading and all runs. cpu_seconds: of the processor, in all.
    memory: bytes beyond what numpy and the probes take. output: bytes printed in one run. file_size: bytes of any file.
    processes: processes and threads besides the one that runs the functions. calls: of the course's functions in a run.
    """

    seconds: float = 5.0
    seconds_in_all: float = 20.0
    cpu_seconds: int = 30
    memory: int = 1 << 30
    output: int = 1 << 24
    file_size: int = 1 << 20
    processes: int = 16
    open_files: int = 64
    calls: int = 5000
