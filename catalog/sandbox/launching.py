"""Launching: the server's process, and requests to it."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from catalog.sandbox.bubblewrap import root
from catalog.sandbox.server import LONGEST_REQUEST

# Importing numpy on a machine that does much else takes its time; forking and killing do not.
LONGEST_START, LONGEST_ANSWER = 60.0, 10.0

# What else than -I would do, the project's own folder is looked into last, so that nothing in it hides a module.
_BOOT = "import sys; sys.path.append(sys.argv[1]); from catalog.sandbox.server import main; main(int(sys.argv[2]))"
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


class GoneError(Exception):
    """The server does not answer; the message is what it said last."""


class ServerProcess:
    """A running server; prefix: the command line that comes before Python's.

    unprivileged: its children are no root. unfiltered: why their system calls cannot be filtered, "" where they can.
    Raises GoneError where it does not start.
    """

    def __init__(self, prefix: Sequence[str] = ()) -> None:
        self._lock = threading.Lock()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._start([*prefix, *_python(theirs.fileno())], theirs.fileno())
        try:
            found = self._receive(LONGEST_START)
        except GoneError:
            self.close()
            raise
        self.unprivileged, self.unfiltered = bool(found["unprivileged"]), str(found["unfiltered"])

    def _start(self, command: Sequence[str], descriptor: int) -> None:
        """Start the process in a thread that lives as long: it is killed when the thread that started it ends."""
        self._process: subprocess.Popen[bytes] | None = None
        started = threading.Event()

        def keep() -> None:
            try:
                self._process = subprocess.Popen(
                    command,
                    pass_fds=(descriptor,),
                    env=_environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=self._errors,
                    start_new_session=True,
                )
            except OSError as error:
                self._errors.write(str(error).encode())
            finally:
                started.set()
            if self._process is not None:
                self._process.wait()

        self._keeper = threading.Thread(target=keep, name="sandbox", daemon=True)
        self._keeper.start()
        started.wait()

    def request(self, request: dict[str, Any], descriptors: Sequence[int] = ()) -> Any:
        """Return the answer to a request; raises GoneError."""
        with self._lock:
            try:
                if self._process is not None:
                    # A child of the same user can stop the server, and is still alive when it is to be ended.
                    self._process.send_signal(signal.SIGCONT)
                self.control.settimeout(LONGEST_ANSWER)
                socket.send_fds(self.control, [json.dumps(request).encode()], list(descriptors))
            except OSError as error:
                raise GoneError(self._last_words()) from error
            return self._receive(LONGEST_ANSWER)

    def _receive(self, seconds: float) -> Any:
        try:
            self.control.settimeout(seconds)
            text = self.control.recv(LONGEST_REQUEST)
        except OSError as error:
            raise GoneError(self._last_words()) from error
        if not text:
            raise GoneError(self._last_words())
        return json.loads(text)

    def _last_words(self) -> str:
        with suppress(OSError, ValueError):
            self._errors.seek(0)
            lines = self._errors.read().decode(errors="replace").strip().splitlines()
            return lines[-1] if lines else ""
        return ""

    def close(self) -> None:
        """End the server and all of its children."""
        self.control.close()
        self._keeper.join(LONGEST_ANSWER / 2)
        if self._keeper.is_alive() and self._process is not None:
            self._process.kill()
            self._keeper.join()
        self._errors.close()


def _python(descriptor: int) -> list[str]:
    return [sys.executable, "-I", "-c", _BOOT, str(root()), str(descriptor)]


def _environment() -> dict[str, str]:
    """Return what the server knows of this process's environment: nothing that could hold a secret."""
    known = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH") if name in os.environ}
    return {**known, **dict.fromkeys(_ONE_THREAD, "1"), "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/"}
