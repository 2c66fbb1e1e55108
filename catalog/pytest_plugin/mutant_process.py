"""A process that runs mutants: how far it is, and how it ended."""

import signal
from dataclasses import dataclass, field
from time import monotonic

from catalog.model.suite_kills import Kill
from catalog.pytest_plugin.child_process import PRINTED, ChildProcess
from catalog.pytest_plugin.jobs import Compared, Job, Progress, Ran

# What a process ends with whose time is over.
OVERDUE = -int(signal.SIGPROF)


@dataclass(frozen=True, eq=False, slots=True)
class MutantProcess:
    """A child that runs mutants."""

    child: ChildProcess
    progress: Progress


@dataclass(eq=False, slots=True)
class BusyProcess:
    """A process with the job that it does.

    said: what it said of it. began: when it was given it. since: when it was last seen to get on, and how far it was.
    """

    process: MutantProcess
    job: Job
    said: list[Ran | Compared] = field(default_factory=list)
    began: float = field(default_factory=monotonic)
    since: float = field(default_factory=monotonic)
    steps: int = 0

    def seconds_without_progress(self) -> float:
        """Return for how long nothing was said and no test ended."""
        steps = len(self.said) + self.process.progress.runs
        if steps != self.steps:
            self.steps, self.since = steps, monotonic()
        return monotonic() - self.since


def ending(code: int) -> Kill:
    """Return how a process ended as a test's failure."""
    if code == OVERDUE:
        return Kill("timeout", "it did not end in time")
    if code == PRINTED:
        return Kill("output", "it printed without end")
    return Kill("crash", f"the process ended with {f'signal {-code}' if code < 0 else f'exit code {code}'}")
