"""Reaping: the server's children, and the end of each with all that it started."""

import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any

from catalog.sandbox import kernel, leftovers

# What starts a process, ends, and is adopted can be a step ahead of who ends it, but not for long: it has limits.
LONGEST = 2.0
PAUSE = 0.001


@dataclass(frozen=True, slots=True)
class Living:
    """A child that has not been ended. filtered: it can have started no process, and made nothing that outlives it."""

    user: int
    filtered: bool


class Children:
    """The children of this process that have not been ended, by process id."""

    def __init__(self) -> None:
        self.living: dict[int, Living] = {}

    def end(self, child: int, patience: float = 0.0) -> dict[str, Any]:
        """End a child and everything that is left of it.

        patience: the seconds in which it may end by itself. Returns the number of the signal that it had ended with
        before, 0 if none, its exit code, and the seconds of the processor that it took; signal and code are None where
        it was still alive. clean: nothing that it left is there for the next one.
        """
        living = self.living.pop(child, None)
        if living is None:
            return {"signal": None, "code": None, "cpu": 0.0, "clean": True}
        how = _killed(child, patience)
        if not living.filtered:
            self._end_orphans(living.user)
        # The folder for temporary files is this server's own where it is the first process of a namespace.
        return how | {"clean": leftovers.empty_scratch() if os.getpid() == 1 else True}

    def end_all(self) -> None:
        """End every child."""
        for child in tuple(self.living):
            self.end(child)

    def _end_orphans(self, user: int) -> None:
        """Kill and reap whatever this process has for children besides the living, until there is none."""
        until = monotonic() + LONGEST
        self._kill(set(), user)
        while (orphans := _children() - set(self.living)) and monotonic() < until:
            self._kill(orphans, user)
            for each in orphans:
                _reap(each)
            sleep(PAUSE)

    def _kill(self, orphans: set[int], user: int) -> None:
        for each in orphans:
            with suppress(OSError):
                os.kill(each, signal.SIGKILL)
        # What forks as fast as it is killed is killed all at once, where nobody else can be meant.
        if os.getuid() == 0:
            _kill_all_of(user)
        elif os.getpid() == 1 and not self.living:
            with suppress(OSError):
                os.kill(-1, signal.SIGKILL)
            leftovers.remove_shared()


def _killed(child: int, patience: float) -> dict[str, Any]:
    """Kill a child and its group; returns how it had ended before."""
    how, until = _ended(child, os.WNOHANG), monotonic() + patience
    while how is None and monotonic() < until:
        sleep(PAUSE)
        how = _ended(child, os.WNOHANG)
    with suppress(OSError):
        os.killpg(child, signal.SIGKILL)
    if how is None:
        # A child that has not got so far as to have a group is killed by itself.
        with suppress(OSError):
            os.kill(child, signal.SIGKILL)
        _ended(child, 0)
    return how or {"signal": None, "code": None, "cpu": 0.0}


def _kill_all_of(user: int) -> None:
    """Kill every process of a user that a child was given, and remove what that user has in the system's memory."""
    helper = os.fork()
    if helper:
        os.waitpid(helper, 0)
        return
    try:
        kernel.become(user)
        if os.getuid() == user != 0:
            with suppress(OSError):
                os.kill(-1, signal.SIGKILL)
            leftovers.remove_shared()
    finally:
        os._exit(0)


def _children() -> set[int]:
    with open(f"/proc/self/task/{os.getpid()}/children") as file:
        return {int(each) for each in file.read().split()}


def _reap(child: int) -> None:
    with suppress(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def _ended(child: int, options: int) -> dict[str, Any] | None:
    """Return how a child has ended, None while it lives."""
    found, status, usage = os.wait4(child, options)
    if found == 0:
        return None
    by_signal = os.WIFSIGNALED(status)
    return {
        "signal": os.WTERMSIG(status) if by_signal else 0,
        "code": None if by_signal else os.WEXITSTATUS(status),
        "cpu": usage.ru_utime + usage.ru_stime,
    }
