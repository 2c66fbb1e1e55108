"""Hostile submissions: each is contained and told of in a sentence, and the one after it is as if it had not been."""

import os
import re
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog.functions.effects import Changed
from catalog.functions.rightness import is_right
from catalog.functions.subject import StoppedError
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.sandbox.limits import Protection
from catalog.sandbox.sandbox import Sandbox
from tests.support.paths import HOSTILE
from tests.support.sandboxes import IMPATIENT, PROTECTIONS, sandbox_of
from tests.support.submissions import CELL, FAMILY, NAMES, hostile, is_unharmed

STOPPED_IN_TIME = r"stopped: It did not end within 0\.4 seconds and was stopped\."
# What never ends by itself.
ENDLESS = {
    *("endless_loop", "endless_numpy", "endless_catching", "long_power", "ignored_signals", "stopped"),
    "slow_import",
}
ENDED = r"stopped: It ended the process\."
NO_ANSWER = r"stopped: It sent back what is no answer \(.+\) and was stopped\."

DENIED = r"PermissionError: \[Errno \d+\] Permission denied"
NOT_PERMITTED = r"PermissionError: \[Errno \d+\] Operation not permitted"
READ_ONLY = r"OSError: \[Errno \d+\] Read-only file system"
NO_FILE = r"FileNotFoundError: \[Errno \d+\] No such file or directory"
REFUSED = r"ConnectionRefusedError: \[Errno \d+\] Connection refused"
DEEP = "RecursionError: maximum recursion depth exceeded.*"

OUTCOMES = {
    **dict.fromkeys(ENDLESS, STOPPED_IN_TIME),
    "aborts": r"stopped: The process crashed \(SIGABRT\)\.",
    "big_file": "OSError: .*File too large",
    "breakpoint": "BdbQuit: |right",
    "changed_inputs": "wrong, and changed: a_prev, parameters, xt",
    "closed_descriptors": ENDED,
    "connects": rf"{REFUSED}|right",
    "cyclic_return": "wrong",
    "deep_recursion": DEEP,
    "deeper_recursion": r"stopped: The process crashed \(SIGSEGV\)\.|MemoryError: |" + DEEP,
    "endless_input": "EOFError: EOF when reading a line",
    "endless_iterator": r"ValueError: too many values to unpack \(.+\)",
    "exit_at_import": r"the reference's, The definition of \w+ in line \d+ raised SystemExit: 3\.",
    "exit_hook": "SystemExit: 0",
    "exiting_str": "SystemExit: I have no words|Wordless: ",
    "exits": ENDED,
    "exits_by_exception": "SystemExit: 0",
    "file_deleted": rf"({DENIED}|{READ_ONLY}|{NO_FILE}): 'no such file'|right",
    "file_for_the_next": "right|ValueError: a file was left behind",
    "file_in_folder": rf"({DENIED}|{READ_ONLY}): 'left_behind\.txt'",
    "forged_answer": "wrong",
    "fork_that_answers": f"right|{NO_ANSWER}",
    "fork_that_outlives": "ValueError: a process was started",
    "forks": r"BlockingIOError: \[Errno \d+\] Resource temporarily unavailable",
    "forks_in_a_chain": "ValueError: a process was started",
    "garbage_on_descriptors": NO_ANSWER,
    "generator_exit": "GeneratorExit: ",
    "gigabyte_printed": r"stopped: It printed more than 16,777,216 characters and was stopped\.",
    "gigabyte_written": "right",
    "hard_exit_at_import": ENDED,
    "huge_claim": NO_ANSWER,
    "huge_return": "wrong",
    "imports_the_reference": "ModuleNotFoundError: No module named .+|right",
    "keyboard_interrupt": "KeyboardInterrupt: ",
    "kills_its_parent": rf"{NOT_PERMITTED}|right|stopped: It closed the connection and was stopped\.",
    "long_message": "ValueError: x{10000}",
    "lying_array": "wrong",
    "malformed_answer": NO_ANSWER,
    "many_parts": "wrong",
    "many_threads": "RuntimeError: can't start new thread",
    "memory_at_once": "MemoryError: (Unable to allocate .+)?",
    "memory_by_and_by": "MemoryError: (Unable to allocate .+)?",
    "nested_return": "wrong",
    "object_arrays": "wrong",
    "odd_keys": "wrong",
    "open_files": r"OSError: \[Errno \d+\] Too many open files: '/dev/null'",
    "own_base_exception": "Unheard: ",
    "patched_builtins": ENDED,
    "patched_numpy": "TypeError: cannot unpack .+",
    "raising_object": "RuntimeError: nobody may ask me|wrong",
    "raising_str": "Wordless: ",
    "random_state": "right",
    "reads_the_reference": rf"ValueError: read: (?s:.+)|({DENIED}|{NO_FILE}): .+",
    "replaced_streams": "right",
    "segfault": r"stopped: The process crashed \(SIGSEGV\)\.",
    "shared_return": "wrong",
    "stops_its_parent": f"{NOT_PERMITTED}|right",
    "stretched_return": "wrong",
    "threads": "right",
    "unasked_calls": NO_ANSWER,
    "warnings": "right",
    "decoy": "wrong",
    "masked": "right",
    "shared_memory": "TypeError: cannot unpack .+",
    "ipc_objects": r"ValueError: made (?!nothing).+",
    "namespaces": "ValueError: (root in a namespace|no namespace: .+)",
    "asks_for_others": NO_ANSWER,
    "folder_for_the_next": "right|ValueError: a folder was left behind: .+",
    "names_for_the_next": "right",
}

# What becomes of those that a filter of system calls stops earlier.
FILTERED = {
    "connects": NOT_PERMITTED,
    "fork_that_answers": NOT_PERMITTED,
    "fork_that_outlives": NOT_PERMITTED,
    "forks": NOT_PERMITTED,
    "forks_in_a_chain": NOT_PERMITTED,
    "shared_memory": r"stopped: The process crashed \(SIGSEGV\)\.",
    "ipc_objects": "ValueError: made nothing",
    "namespaces": "ValueError: no namespace: Operation not permitted",
}

FOR_THE_NEXT = ("file_for_the_next", "folder_for_the_next", "names_for_the_next")

# And with limits alone, where nothing is written.
UNWRITTEN = {
    **dict.fromkeys(("big_file", "gigabyte_written"), rf"{READ_ONLY}.*|right"),
    # Somebody else may have left one in this machine's own folder.
    **dict.fromkeys(FOR_THE_NEXT, rf"{READ_ONLY}.*|ValueError: a \w+ was left behind.*"),
}


def expected(name: str, sandbox: Sandbox) -> str:
    """Return what a hostile submission comes to in a sandbox, a pattern."""
    known = OUTCOMES | (FILTERED if sandbox._filtered else {})
    return (known | (UNWRITTEN if sandbox._filtered and not sandbox._prefix else {}))[name]


def outcome(sandbox: Sandbox, extracted: ExtractedDefinitions) -> str:
    """Return in a line what a hostile submission came to."""
    try:
        with sandbox.open(extracted, FAMILY) as subject:
            run = subject.run(CELL)
            if not subject.own:
                return f"the reference's, {' '.join(map(str, subject.notes))}"
    except StoppedError as error:
        return f"stopped: {error}"
    if run.signature.error is not None:
        return str(run.signature.error)
    changed = sorted({effect.argument for effect in run.effects if isinstance(effect, Changed)})
    found = "right" if is_right(CELL, run.signature) else "wrong"
    return f"{found}, and changed: {', '.join(changed)}" if changed else found


@pytest.fixture(scope="module", params=PROTECTIONS)
def patient(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    with sandbox_of(request.param) as sandbox:
        yield sandbox


@pytest.fixture(scope="module", params=PROTECTIONS)
def unfiltered(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    with sandbox_of(request.param, filtered=False) as sandbox:
        yield sandbox


@pytest.fixture(scope="module", params=PROTECTIONS)
def impatient(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    with sandbox_of(request.param, IMPATIENT) as sandbox:
        yield sandbox


def test_every_hostile_submission_has_an_outcome() -> None:
    assert sorted(OUTCOMES) == NAMES
    assert len(NAMES) >= 30


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_submission_says_what_it_does(name: str) -> None:
    assert re.match(r'"""[A-Z][^\n]+\."""\n', (HOSTILE / f"{name}.py").read_text())


@pytest.mark.parametrize("name", sorted(set(NAMES) - ENDLESS))
def test_a_hostile_submission_is_contained(patient: Sandbox, name: str) -> None:
    assert re.fullmatch(expected(name, patient), outcome(patient, hostile(name)))
    assert is_unharmed(patient)


@pytest.mark.parametrize("name", sorted({*FILTERED, "unasked_calls", "many_threads", "kills_its_parent"}))
def test_a_hostile_submission_is_contained_without_a_filter(unfiltered: Sandbox, name: str) -> None:
    assert re.fullmatch(expected(name, unfiltered), outcome(unfiltered, hostile(name)))
    assert is_unharmed(unfiltered)


@pytest.mark.parametrize("name", sorted(ENDLESS))
def test_what_never_ends_is_stopped(impatient: Sandbox, patient: Sandbox, name: str) -> None:
    assert re.fullmatch(STOPPED_IN_TIME, outcome(impatient, hostile(name)))
    assert is_unharmed(patient)


def test_nothing_of_it_is_shown(patient: Sandbox, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("gigabyte_written", "gigabyte_printed", "warnings", "segfault", "many_threads"):
        outcome(patient, hostile(name))
    assert capfd.readouterr() == ("", "")


def test_bubblewrap_lets_nothing_connect() -> None:
    with sandbox_of(Protection.BUBBLEWRAP) as sandbox, closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.settimeout(0.2)
        assert "Error" in outcome(sandbox, hostile("connects", PORT=server.getsockname()[1]))
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("protection", PROTECTIONS)
def test_a_file_is_not_deleted(protection: Protection, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("still there")
    # With limits alone, the user's own files are protected from another user's processes only.
    tmp_path.chmod(0o555)
    with sandbox_of(protection) as sandbox:
        assert "Error" in outcome(sandbox, hostile("file_deleted", VICTIM=str(victim)))
    assert victim.read_text() == "still there"


def test_bubblewrap_hides_what_is_right() -> None:
    with sandbox_of(Protection.BUBBLEWRAP) as sandbox:
        assert "read:" not in outcome(sandbox, hostile("reads_the_reference"))
        assert outcome(sandbox, hostile("imports_the_reference")).startswith("ModuleNotFoundError")


@pytest.mark.parametrize("name", FOR_THE_NEXT)
@pytest.mark.parametrize("filtered", [True, False])
def test_bubblewrap_leaves_no_file_for_the_next(name: str, filtered: bool) -> None:
    with sandbox_of(Protection.BUBBLEWRAP, filtered=filtered) as sandbox:
        assert [outcome(sandbox, hostile(name)) for _ in range(3)] == ["right"] * 3


def system_v() -> str:
    """Return the system's own tables of shared memory, queues and semaphores, without when they were used last."""
    tables = (Path("/proc/sysvipc", kind).read_text().splitlines() for kind in ("shm", "msg", "sem"))
    return "\n".join(" ".join(line.split()[:2]) for table in tables for line in table)


@pytest.mark.parametrize("name", ["shared_memory", "ipc_objects"])
@pytest.mark.parametrize("filtered", [True, False])
@pytest.mark.parametrize("protection", PROTECTIONS)
def test_nothing_stays_in_the_systems_memory(protection: Protection, filtered: bool, name: str) -> None:
    if not filtered and protection is Protection.LIMITS and os.getuid() != 0:
        pytest.skip("nobody but root can tell a submission's objects from the user's own")
    before = system_v()
    with sandbox_of(protection, filtered=filtered) as sandbox:
        for _ in range(3):
            outcome(sandbox, hostile(name))
            assert system_v() == before
