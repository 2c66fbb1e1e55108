"""The sandbox: one server, and a child of it for every submission."""

import itertools
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from catalog.sandbox import bubblewrap
from catalog.sandbox.launching import GoneError, ServerProcess
from catalog.sandbox.limits import Limits, Protection, SandboxError
from catalog.sandbox.loader import SubmissionLoader
from catalog.sandbox.session import UNKNOWN, Session

# Users that no system gives to anybody: each child of a server that is root is another one.
FIRST_USER, USERS_OF_A_PROCESS, PROCESSES = 0x70000000, 64, 1 << 22

_counter = itertools.count()


class Sandbox(SubmissionLoader):
    """Runs submissions apart, each in a child of its own, forked from one server that has everything loaded.

    protection: what stands between a submission and the machine, a part of a sentence. Raises SandboxError where the
    protection asked for cannot be had.
    """

    def __init__(self, limits: Limits | None = None, protection: Protection = Protection.BEST) -> None:
        self.limits = limits or Limits()
        if not sys.platform.startswith("linux"):
            raise SandboxError(f"The sandbox runs on Linux alone, and this is {sys.platform}.")
        self._prefix: list[str] = []
        # Why there is no bubblewrap, without its name.
        self._why_not = ""
        self._server = self._first_server(Protection(protection))
        self._filtered, self._clean = not self._server.unfiltered, True
        self.protection = self._phrase()

    def _first_server(self, protection: Protection) -> ServerProcess:
        if protection is not Protection.LIMITS:
            if bubblewrap.installed() is None:
                self._why_not = "is not installed"
            else:
                self._prefix = bubblewrap.command()
                try:
                    return ServerProcess(self._prefix)
                except GoneError as error:
                    self._prefix, self._why_not = [], f"does not work here ({error})"
            if protection is Protection.BUBBLEWRAP:
                raise SandboxError(f"The sandbox was asked to use bubblewrap, but it {self._why_not}.")
        try:
            return ServerProcess()
        except GoneError as error:
            raise SandboxError(f"The sandbox's server does not start: {error}") from error

    def _phrase(self) -> str:
        limited = self._filtered or self._server.unprivileged
        limits = "time, memory, output and processes" if limited else "time, memory and output"
        no_filter = f"no seccomp ({self._server.unfiltered})"
        if self._prefix:
            left = "" if self._filtered else f"; {no_filter}, so shared memory and namespaces are open"
            return f"in bubblewrap: no network, read-only files; limits of {limits}{left}"
        without = f"bubblewrap {self._why_not}" if self._why_not else "no bubblewrap"
        if self._filtered:
            return f"with limits of {limits}: no network, no writing; {without}, so files can be read"
        return f"with limits of {limits}; {without} and {no_filter}, so network, files and shared memory are open"

    def _begin(self) -> Session:
        """Fork a child, from a new server where the old one is gone."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                if not self._clean:
                    self._restart()
                child = self._fork(theirs)
            except GoneError:
                self._restart()
                child = self._fork(theirs)
        server = self._server
        return Session(ours, lambda patience: self._end(server, child, patience), self.limits)

    def _fork(self, connection: socket.socket) -> int:
        request = {"fork": asdict(self.limits), "user": _next_user(), "filtered": self._filtered}
        request["writable"] = bool(self._prefix)
        return int(self._server.request(request, [connection.fileno()])["child"])

    def _restart(self) -> None:
        self._server.close()
        try:
            self._server = ServerProcess(self._prefix)
        except GoneError as error:
            raise SandboxError(f"The sandbox's server does not start again: {error}") from error
        self._clean = True

    def _end(self, server: ServerProcess, child: int, patience: float) -> dict[str, Any]:
        with suppress(GoneError):
            found: dict[str, Any] = server.request({"end": child, "patience": patience})
            # What cannot be removed goes with the server, whose folder it is in.
            self._clean = self._clean and found["clean"]
            return found
        server.close()
        return UNKNOWN

    def close(self) -> None:
        """End the server and all of its children."""
        self._server.close()


def _next_user() -> int:
    return FIRST_USER + os.getpid() % PROCESSES * USERS_OF_A_PROCESS + next(_counter) % USERS_OF_A_PROCESS
