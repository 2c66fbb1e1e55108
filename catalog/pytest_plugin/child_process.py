"""Child processes: forks of the process that collected the tests, which can do little harm and be ended at any time."""

import gc
import io
import os
import resource
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from typing import Any

import pytest

from catalog.sandbox import kernel

# Beyond what the process that collected the tests has.
MEMORY, FILE_SIZE = 1 << 30, 1 << 26
# What all that runs in one go may print.
MOST_PRINTED = 1 << 24

# Exit codes of a child that ends before it is told to.
PRINTED, ENDED = 81, 82

# Whose part it is to show and to keep reports, and not to run anything.
_KEPT = frozenset({"session", "logging-plugin"})


class Fault(RuntimeError):  # noqa: N818
    """A mistake of the plugin's own in a child; the message is its traceback."""


@dataclass(frozen=True, slots=True)
class ChildProcess:
    """A child and the connection to it."""

    pid: int
    connection: Connection

    def end(self) -> int:
        """End the child and return how it ended, by itself if it had: 0 or a code, or a signal's number below 0."""
        with suppress(OSError):
            os.kill(self.pid, signal.SIGKILL)
        self.connection.close()
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def receive(self) -> Any:
        """Return the next message; raises EOFError where the child has ended, and Fault for a mistake of ours in it."""
        try:
            message = self.connection.recv()
        except ConnectionResetError:
            raise EOFError from None
        if isinstance(message, Fault):
            raise message
        return message


def fork(body: Callable[[Connection], None], config: pytest.Config) -> ChildProcess:
    """Return a child that runs a function of its connection."""
    ours, theirs = Pipe()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    with warnings.catch_warnings():
        # Threads of numpy and of whoever hands out the tests are none that a child waits for.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid:
        theirs.close()
        return ChildProcess(pid, ours)
    try:
        ours.close()
        _become_harmless(config)
        body(theirs)
        theirs.close()
        os._exit(0)
    except BaseException:
        with suppress(BaseException):
            theirs.send(Fault(traceback.format_exc()))
    finally:
        os._exit(1)


def _become_harmless(config: pytest.Config) -> None:
    kernel.die_with_parent()
    # What was there before is there to the end: looking for garbage in it takes longer than most tests.
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    with suppress(OSError):
        most = kernel.address_space() + MEMORY
        kernel.lower(resource.RLIMIT_AS, most, most)
    kernel.lower(resource.RLIMIT_FSIZE, FILE_SIZE, FILE_SIZE)
    kernel.lower(resource.RLIMIT_CORE, 0, 0)
    _say_nothing(config)


def _say_nothing(config: pytest.Config) -> None:
    """Let what is printed go nowhere, and reports to nobody who shows or sends them."""
    plugins = config.pluginmanager
    reporting = {id(each.plugin): each.plugin for each in config.hook.pytest_runtest_logreport.get_hookimpls()}
    for plugin in reporting.values():
        if plugins.get_name(plugin) not in _KEPT:
            plugins.unregister(plugin)
    capturing: Any = plugins.get_plugin("capturemanager")
    if capturing is not None:
        capturing.stop_global_capturing()
        plugins.unregister(capturing)
        nothing = type(capturing)("no")
        nothing.start_global_capturing()
        plugins.register(nothing, "capturemanager")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nowhere, number)
    sys.stdout = sys.stderr = io.TextIOWrapper(io.BufferedWriter(_Counted()), "utf-8", "replace", write_through=True)


class _Counted(io.RawIOBase):
    """Counts what is printed, and ends the process where that is too much."""

    printed = 0

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        _Counted.printed += len(content)
        if _Counted.printed > MOST_PRINTED:
            os._exit(PRINTED)
        return len(content)


def printed_nothing() -> None:
    """Begin to count what is printed anew."""
    sys.stdout.flush()
    _Counted.printed = 0
