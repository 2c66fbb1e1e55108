"""What each protection keeps out: a test for each line of the table in docs/sandbox.md."""

import os
import re
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog.functions.subject import StoppedError
from catalog.sandbox.limits import Limits, Protection
from catalog.sandbox.sandbox import Sandbox
from tests.support.paths import ROOT as PROJECT
from tests.support.sandboxes import PROTECTIONS, sandbox_of
from tests.support.submissions import CELL, FAMILY, submission

LIMITS = Limits(seconds=2, seconds_in_all=20, cpu_seconds=4, output=10_000)

# By the line of the table: what is tried, a function that returns what came of it, and what comes of it in each.
TRIED: dict[str, tuple[str, dict[Protection, str]]] = {}


def line(name: str, text: str, limits: str, bubblewrap: str | None = None) -> None:
    """Note what a line of the table is tried with."""
    TRIED[name] = text, {Protection.LIMITS: limits, Protection.BUBBLEWRAP: limits if bubblewrap is None else bubblewrap}


NOT_PERMITTED = r"PermissionError: \[Errno 1\] Operation not permitted"
NOT_FOUND = r"(FileNotFoundError|ModuleNotFoundError|NotADirectoryError): .+"
READ_ONLY = r"OSError: \[Errno 30\] Read-only file system.*"
LATE = r"stopped: It did not end within 2 seconds and was stopped\."
MISSING = "stopped: It ended the process."

line("time of a run and of all runs, of the processor", "while True: pass", LATE)
line("memory, file size, open files, threads", "return len(bytearray(1 << 32))", "MemoryError: .*")
line("what is printed", "print('x' * 20_000)", r"stopped: It printed more than 10,000 characters and was stopped\.")
line("other processes and programs", "return os.fork()", NOT_PERMITTED)
line(
    "shared memory, queues and semaphores of the system, keys",
    "return [C.shmget(0, 9, 0o1600), C.msgget(0, 0o1600), C.semget(0, 1, 0o1600), C.mq_open(b'/q', 66, 384, None)]",
    r"\[-1, -1, -1, -1\]",
)
line(
    "namespaces, mounts",
    "return [C.unshare(1 << 28), C.unshare(1 << 17), C.mount(b'x', b'/tmp', b'tmpfs', 0, None), C.umount(b'/proc')]",
    r"\[-1, -1, -1, -1\]",
)
line("network", "return socket.create_connection(('127.0.0.1', PORT))", NOT_PERMITTED)
line("files that are there", "return open('READABLE').read()", "readable", NOT_FOUND)
line("writing files", "return open('/tmp/written_in_a_sandbox', 'w').write('x')", READ_ONLY, "1")
line(
    "the reference's functions, variants, corpus, mutants",
    "return len(open(ROOT + '/reference/c5w1a1/rnn.py').read()) > 100",
    r"True|PermissionError: .+",
    f"False|{NOT_FOUND}|PermissionError: .+",
)
line("environment", "return sorted({*os.environ} - KNOWN)", r"\[\]")
line(
    "signals, limits, priorities and memory of other processes",
    "return [trying(each) for each in ('signal', 'limit', 'priority', 'trace', 'memory')]",
    r"\[('[A-Z]\w+Error'|-1)(, ('[A-Z]\w+Error'|-1)){4}\]",
)

AROUND = """
import ctypes
import os
import signal
import socket
import sys
import catalog

C = ctypes.CDLL(None)
ROOT = os.path.dirname(os.path.dirname(catalog.__file__))
PORT = {port}
KNOWN = {{"PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PYTHONDONTWRITEBYTECODE", "HOME", "PWD",
         "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"}}

def trying(each):
    server = os.getppid()
    try:
        if each == "signal":
            os.kill(server, signal.SIGSTOP)
        if each == "limit":
            os.sched_setaffinity(server, {{0}})
        if each == "priority":
            os.setpriority(os.PRIO_PROCESS, server, 19)
        if each == "trace":
            return C.ptrace(16, server, None, None)
        if each == "memory":
            open(f"/proc/{{server}}/mem", "rb").read(1)
        return "done"
    except Exception as error:
        return type(error).__name__

def tried():
    {text}

def rnn_cell_forward(xt, a_prev, parameters):
    class Came(Exception):
        pass
    found = tried()
    raise Came(str(found))
"""


def documented() -> dict[str, list[str]]:
    """Return the lines of the table, each with what it says of limits and of bubblewrap."""
    text = PROJECT.joinpath("docs", "sandbox.md").read_text()
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    return {name: said for name, *said in rows if name != "---"}


def came_of(sandbox: Sandbox, text: str, port: int = 9) -> str:
    """Return what came of something that a function tried."""
    with sandbox.open(submission(AROUND.format(text=text, port=port)), FAMILY) as subject:
        try:
            error = subject.run(CELL).signature.error
        except StoppedError as stopped:
            return f"stopped: {stopped}"
    assert error is not None
    return error.message if error.kind == "Came" else str(error)


@pytest.fixture(scope="module", params=PROTECTIONS)
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    with sandbox_of(request.param, LIMITS) as sandbox:
        yield sandbox


def test_every_line_of_the_table_is_tried() -> None:
    assert sorted(documented()) == sorted(TRIED)


@pytest.mark.parametrize("name", TRIED)
def test_a_line_of_the_table(sandbox: Sandbox, name: str) -> None:
    text, wanted = TRIED[name]
    # What every user may read, as the home of nobody but root.
    readable = Path("/var/tmp/readable_by_a_sandbox")
    readable.write_text("readable")
    readable.chmod(0o644)
    try:
        with closing(socket.create_server(("127.0.0.1", 0))) as server:
            found = came_of(sandbox, text.replace("READABLE", str(readable)), server.getsockname()[1])
    finally:
        readable.unlink()
    protection = Protection.BUBBLEWRAP if sandbox._prefix else Protection.LIMITS
    assert re.fullmatch(wanted[protection], found)


def test_without_a_filter_it_is_said_what_is_open() -> None:
    for protection, said in (
        (Protection.LIMITS, r"no bubblewrap and no seccomp \(.+\), so network, files and shared memory are open"),
        (Protection.BUBBLEWRAP, r"no seccomp \(.+\), so shared memory and namespaces are open"),
    ):
        with sandbox_of(protection, LIMITS, filtered=False) as sandbox:
            sandbox._server.unfiltered = "the kernel says: Invalid argument"
            assert re.search(said, sandbox._phrase())
            if protection is Protection.LIMITS and os.getuid() == 0:
                assert came_of(sandbox, "return os.getpid() > 0 and socket.socket().fileno() > 0") == "True"
