"""The server: a process with numpy and the probes loaded that forks a child for every submission.

It never runs a line of a submission itself, and it never loads what is right or wrong about one. It reads a request,
does it, and answers: "fork" comes with the socket of a new child, "end" ends one with all that it started.
"""

import gc
import json
import os
import signal
import socket
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from catalog.registry import battery, courses, discriminating, probes
from catalog.sandbox import kernel
from catalog.sandbox.limits import Limits
from catalog.sandbox.living import live
from catalog.sandbox.reaping import Children, Living

LONGEST_REQUEST = 4096

# What numpy loads when first used, and what people import: a child may not be able to read files any more.
LOADED = (
    *("numpy.random", "numpy.linalg", "numpy.fft", "numpy.lib.stride_tricks", "numpy.polynomial", "secrets"),
    *("random", "math", "cmath", "copy", "itertools", "functools", "operator", "collections.abc", "dataclasses"),
    *("typing", "types", "time", "datetime", "timeit", "string", "statistics", "pprint", "traceback", "inspect"),
    *("json", "enum", "abc", "ctypes", "threading", "socket", "encodings.idna"),
)


def main(descriptor: int) -> None:
    """Serve the socket of this number until the other side closes it."""
    control = socket.socket(fileno=descriptor)
    kernel.die_with_parent()
    kernel.adopt_orphans()
    found = {"unprivileged": kernel.unprivileged(), "unfiltered": kernel.unfiltered()}
    _load()
    Server(control).serve(found)


def _load() -> None:
    for name in LOADED:
        import_module(name)
    for course in courses():
        import_module(f"reference.{course}.given")
    probes(), battery(), discriminating()
    # What is looked at by the collector is written to, and so copied in every child.
    gc.collect()
    gc.freeze()


class Server:
    """Answers requests; the socket keeps the boundaries of messages."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.children = Children()

    def serve(self, found: Mapping[str, Any]) -> None:
        """Say what was found of this machine, and answer until the other side is gone."""
        self._answer(found)
        while True:
            text, descriptors, *_ = socket.recv_fds(self.control, LONGEST_REQUEST, 1)
            if not text:
                self.children.end_all()
                return
            request = json.loads(text)
            if "fork" in request:
                self._answer({"child": self._fork(descriptors[0], request)})
            else:
                self._answer(self.children.end(request["end"], request["patience"]))

    def _answer(self, answer: Mapping[str, Any]) -> None:
        self.control.sendall(json.dumps(answer).encode())

    def _fork(self, descriptor: int, request: Mapping[str, Any]) -> int:
        child = os.fork()
        if child:
            os.close(descriptor)
            self.children.living[child] = Living(request["user"], request["filtered"])
            return child
        # Nothing of the server may be run by a child, whatever happens in it.
        try:
            limits = Limits(**request["fork"])
            _begin(self.control, limits, request)
            live(descriptor, limits)
        finally:
            os._exit(0)


def _begin(control: socket.socket, limits: Limits, request: Mapping[str, Any]) -> None:
    """Turn this process from a copy of the server into a child."""
    control.close()
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    os.chdir("/")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    kernel.become(request["user"])
    kernel.limit(limits)
    kernel.seal(request["filtered"], request["writable"])
