"""The sandbox: what it runs, what it says of itself, what it refuses, and what is left when it is closed."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from catalog.functions.probes import function_probes
from catalog.functions.rightness import is_right, same
from catalog.functions.subject import InProcess, StoppedError, Subject
from catalog.model.findings.loading import NotInstalled
from catalog.registry import family, reference_program
from catalog.sandbox import bubblewrap
from catalog.sandbox.limits import Limits, Protection, SandboxError
from catalog.sandbox.sandbox import Sandbox
from tests.support.sandboxes import IMPATIENT, PATIENT, PROTECTIONS, sandbox_of
from tests.support.submissions import CELL, CORRECT, FAMILY, FORWARD, hostile, is_unharmed, submission

FAMILIES = ("c5w1a1.rnn", "c5w1a1.lstm")


def text_of(family_name: str) -> str:
    """Return the correct functions as somebody would hand them in."""
    course, name = family_name.split(".")
    return (bubblewrap.root() / "reference" / course / f"{name}.py").read_text()


def in_process(family_name: str) -> InProcess:
    functions = family(family_name).functions
    return InProcess(family_name, {name: getattr(reference_program(family_name), name) for name in functions})


@pytest.mark.parametrize("family_name", FAMILIES)
def test_it_gives_what_the_same_functions_give_in_process(sandbox: Sandbox, family_name: str) -> None:
    beside = in_process(family_name)
    with sandbox.open(submission(text_of(family_name)), family_name) as subject:
        assert subject.own == beside.own
        assert subject.notes == ()
        for probe in function_probes(family_name):
            found, expected = subject.run(probe), beside.run(probe)
            assert same(probe, found.signature, expected.signature)
            assert found.effects == expected.effects


@pytest.mark.parametrize("family_name", FAMILIES)
def test_functions_that_are_swapped_are_the_references(sandbox: Sandbox, family_name: str) -> None:
    beside = in_process(family_name)
    with sandbox.open(submission(text_of(family_name)), family_name) as subject:
        for name in subject.own:
            for replaced in (frozenset({name}), frozenset(subject.own) - {name}):
                for probe in function_probes(family_name)[::3]:
                    expected = beside.run(probe, replaced)
                    assert same(probe, subject.run(probe, replaced).signature, expected.signature)


def test_a_stand_in_calls_the_students_function(sandbox: Sandbox) -> None:
    wrong = CORRECT.replace("return a_next, yt", "return a_next + 1, yt")
    with sandbox.open(submission(wrong), FAMILY) as subject:
        found = subject.run(FORWARD).signature
        right = in_process(FAMILY).run(FORWARD).signature
    assert np.asarray(found.outputs["a"]).min() > 0
    assert not same(FORWARD, found, right)


def test_an_exception_passes_through_a_stand_in_as_it_is(sandbox: Sandbox) -> None:
    text = "class Own(Exception):\n    pass\n\ndef rnn_cell_forward(xt, a_prev, parameters):\n    raise Own('mine')\n"
    with sandbox.open(submission(text), FAMILY) as subject:
        error = subject.run(FORWARD).signature.error
    assert error is not None
    assert (error.kind, error.message, error.function) == ("Own", "mine", "rnn_cell_forward")


def test_an_exception_of_a_stand_in_is_its_own(sandbox: Sandbox) -> None:
    text = "def rnn_forward(x, a0, parameters):\n    return rnn_cell_forward(x, a0, {})\n"
    with sandbox.open(submission(text), FAMILY) as subject:
        error = subject.run(FORWARD).signature.error
    assert error is not None
    assert (error.kind, error.missing, error.function) == ("KeyError", "Wax", "rnn_cell_forward")


def test_a_function_that_a_correct_one_does_not_call_is_none_of_its_affair(sandbox: Sandbox) -> None:
    text = "def rnn_cell_forward(xt, a_prev, parameters):\n    return rnn_forward(xt[:, :, None], a_prev, parameters)\n"
    with sandbox.open(submission(text), FAMILY) as subject:
        error = subject.run(CELL).signature.error
    assert error is not None
    said = "rnn_forward was not given, and a correct program does not call it there: hand it over as well"
    assert str(error) == f"NotGivenError: {said}"


HUGE_ARGUMENTS = {
    "a large array": "np.ones((100, 100)), a0, parameters",
    "two long vectors": "np.ones((1, 4000, 2)), np.ones((4000, 1)), parameters",
    "nothing, many times": "np.ones((0, 10**6, 10**6)), a0, parameters",
    "many dimensions": "np.ones((2,) * 12), a0, parameters",
    "lists of lists of lists of lists": "[[[[1.0] * 10] * 10] * 10] * 10, a0, parameters",
    "a long list": "[1.0] * 2000, a0, parameters",
    "one array many times": "x, a0, [[np.ones((10, 10))] * 16] * 16 * 50",
}


@pytest.mark.parametrize("arguments", HUGE_ARGUMENTS.values(), ids=HUGE_ARGUMENTS)
def test_the_parent_computes_with_no_huge_arguments(sandbox: Sandbox, arguments: str) -> None:
    text = f"import numpy as np\n\ndef rnn_forward(x, a0, parameters):\n    return rnn_cell_forward({arguments})\n"
    with sandbox.open(submission(text), FAMILY) as subject:
        error = subject.run(FORWARD).signature.error
    assert error is not None
    assert "than the course's functions are given here" in error.message


def test_what_cannot_cross_is_no_argument(sandbox: Sandbox) -> None:
    text = "import numpy as np\n\ndef rnn_forward(x, a0, parameters):\n"
    text += "    return rnn_cell_forward(np.array([object()]), a0, parameters)\n"
    with sandbox.open(submission(text), FAMILY) as subject:
        error = subject.run(FORWARD).signature.error
    assert error is not None
    assert "Opaque" in error.message


@pytest.mark.parametrize("protection", PROTECTIONS)
def test_calls_are_counted(protection: Protection) -> None:
    text = (
        "def rnn_forward(x, a0, parameters):\n    while True:\n        rnn_cell_forward(x[:, :, 0], a0, parameters)\n"
    )
    limits = Limits(seconds=30, seconds_in_all=60, calls=20)
    with sandbox_of(protection, limits) as sandbox, sandbox.open(submission(text), FAMILY) as subject:
        sentence = r"^It called the course's functions more than 20 times in one run\.$"
        with pytest.raises(StoppedError, match=sentence):
            subject.run(FORWARD)


def test_what_is_printed_may_go_nowhere(sandbox: Sandbox) -> None:
    said = "    with open(os.devnull, 'w') as nowhere:\n        print(a_next, file=nowhere)\n"
    text = "import os\n" + CORRECT.replace("    return", f"{said}    return")
    with sandbox.open(submission(text), FAMILY) as subject:
        assert is_right(CELL, subject.run(CELL).signature)


def test_the_course_gives_its_helpers(sandbox: Sandbox) -> None:
    with sandbox.open(submission(CORRECT), FAMILY) as subject:
        assert subject.run(CELL).signature.error is None


def test_what_cannot_be_loaded_is_noted(sandbox: Sandbox) -> None:
    text = "import no_such_module\n" + CORRECT.replace("    return", "    no_such_module.check(a_next)\n    return")
    with sandbox.open(submission(text), FAMILY) as subject:
        assert subject.own == ("rnn_cell_forward",)
        assert subject.notes == (NotInstalled("no_such_module"),)
        assert str(subject.notes[0]) == "It imports no_such_module, which is not installed here."


def test_the_child_knows_nothing_of_what_is_right(sandbox: Sandbox) -> None:
    text = "import sys\n\ndef rnn_cell_forward(xt, a_prev, parameters):\n    raise ValueError(' '.join(sys.modules))\n"
    with sandbox.open(submission(text), FAMILY) as subject:
        error = subject.run(CELL).signature.error
    assert error is not None
    known = error.message.split()
    assert {"numpy", "reference.c5w1a1.probes", "catalog.sandbox.server"} <= set(known)
    forbidden = re.compile(r"reference\.\w+\.(rnn|lstm|variants|corpus|equivalents)\b|mutants\.")
    assert [name for name in known if forbidden.match(name)] == []


def test_numpy_has_one_thread(sandbox: Sandbox) -> None:
    text = "import os\nimport numpy as np\n\ndef rnn_cell_forward(xt, a_prev, parameters):\n"
    text += "    np.ones((500, 500)) @ np.ones((500, 500))\n    raise ValueError(len(os.listdir('/proc/self/task')))\n"
    with sandbox.open(submission(text), FAMILY) as subject:
        assert str(subject.run(CELL).signature.error) == "ValueError: 1"


def test_a_submission_keeps_its_names_between_runs(sandbox: Sandbox) -> None:
    text = (
        CORRECT.replace("    a_next =", "    runs.append(1)\n    assert len(runs) < 2\n    a_next =") + "\nruns = []\n"
    )
    with sandbox.open(submission(text), FAMILY) as subject:
        assert [subject.run(CELL).signature.error is None for _ in range(2)] == [True, False]


def test_two_submissions_at_once_do_not_meet(sandbox: Sandbox) -> None:
    with sandbox.open(submission(CORRECT), FAMILY) as first:
        with sandbox.open(hostile("patched_numpy"), FAMILY) as second:
            assert second.run(CELL).signature.error is not None
        assert first.run(CELL).signature.error is None


@pytest.mark.parametrize("protection", PROTECTIONS)
def test_after_a_stop_the_next_run_begins_anew_until_the_time_is_over(protection: Protection) -> None:
    limits = Limits(seconds=0.6, seconds_in_all=1.0)
    with sandbox_of(protection, limits) as sandbox, sandbox.open(hostile("endless_loop"), FAMILY) as subject:
        with pytest.raises(StoppedError, match=r"^It did not end within 0\.6 seconds and was stopped\.$"):
            subject.run(CELL)
        for _ in range(3):
            with pytest.raises(StoppedError) as stopped:
                subject.run(CELL)
        assert str(stopped.value) == "It took more than 1 second in all and was stopped."


@pytest.mark.parametrize("protection", PROTECTIONS)
def test_the_processor_is_limited(protection: Protection) -> None:
    limits = Limits(seconds=30, seconds_in_all=60, cpu_seconds=1)
    with sandbox_of(protection, limits) as sandbox:
        subject = sandbox.open(hostile("ignored_signals"), FAMILY)
        with pytest.raises(StoppedError) as stopped:
            subject.run(CELL)
    assert str(stopped.value) == "It took more than 1 seconds of the processor and was stopped."


def processes_of(sandbox: Sandbox) -> set[int]:
    """Return the descendants of the sandbox's server."""
    process = sandbox._server._process
    assert process is not None
    found, unseen = set(), [process.pid]
    while unseen:
        children = Path(f"/proc/{unseen[-1]}/task/{unseen.pop()}/children")
        if children.exists():
            new = {int(each) for each in children.read_text().split()}
            found |= new
            unseen += new
    return found


@pytest.mark.parametrize("name", ["fork_that_outlives", "forks", "forks_in_a_chain", "many_threads"])
@pytest.mark.parametrize("filtered", [True, False])
@pytest.mark.parametrize("protection", PROTECTIONS)
def test_nothing_outlives_a_submission(protection: Protection, filtered: bool, name: str) -> None:
    with sandbox_of(protection, filtered=filtered) as sandbox:
        before = processes_of(sandbox)
        with sandbox.open(hostile(name), FAMILY) as subject:
            subject.run(CELL)
        assert processes_of(sandbox) == before


@pytest.mark.parametrize("protection", PROTECTIONS)
def test_nothing_outlives_the_sandbox(protection: Protection) -> None:
    with sandbox_of(protection) as sandbox:
        subject = sandbox.open(submission(CORRECT), FAMILY)
        server = sandbox._server._process
        assert server is not None
        left = {server.pid, *processes_of(sandbox)}
    assert server.returncode is not None
    assert not any(Path(f"/proc/{each}").exists() for each in left)
    subject.close()


@pytest.mark.parametrize("protection", PROTECTIONS)
def test_nothing_outlives_its_parent(protection: Protection) -> None:
    with sandbox_of(protection):
        pass
    text = f"import os, signal\nfrom catalog import Sandbox\nsandbox = Sandbox(protection={protection.value!r})\n"
    text += "print(sandbox._server._process.pid, flush=True)\nos.kill(os.getpid(), signal.SIGKILL)\n"
    root = bubblewrap.root()
    ended = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False, cwd=root)
    assert ended.returncode == -signal.SIGKILL
    server, until = Path(f"/proc/{int(ended.stdout)}/cmdline"), time.monotonic() + 20
    while _is_running(server) and time.monotonic() < until:
        time.sleep(0.01)
    assert not _is_running(server)


def _is_running(command_line: Path) -> bool:
    try:
        return b"catalog.sandbox" in command_line.read_bytes()
    except OSError:
        return False


def run_until_stopped(subject: Subject) -> None:
    for _ in range(10_000):
        subject.run(CELL)


@pytest.mark.parametrize("protection", PROTECTIONS)
def test_a_server_that_died_is_started_again(protection: Protection) -> None:
    with sandbox_of(protection) as sandbox:
        assert sandbox._server._process is not None
        with sandbox.open(submission(CORRECT), FAMILY) as subject:
            sandbox._server._process.kill()
            sandbox._server._process.wait()
            with pytest.raises(StoppedError, match=r"\.$"):
                run_until_stopped(subject)
        assert is_unharmed(sandbox)


def test_limits_alone_say_so() -> None:
    with Sandbox(PATIENT, Protection.LIMITS) as sandbox:
        without = sandbox._server.unfiltered
        assert sandbox.protection == (
            f"with limits of time, memory, output and processes; no bubblewrap and no seccomp ({without}), so network, "
            "files and shared memory are open"
            if without
            else "with limits of time, memory, output and processes: no network, no writing; no bubblewrap, so files "
            "can be read"
        )
        with sandbox.open(submission(CORRECT), FAMILY) as subject:
            assert subject.protection == sandbox.protection


def test_bubblewrap_says_so() -> None:
    with sandbox_of(Protection.BUBBLEWRAP) as sandbox:
        assert sandbox.protection.startswith("in bubblewrap: no network, read-only files; limits of time, memory")
    with Sandbox(IMPATIENT) as best:
        assert best.protection == sandbox.protection


def test_without_bubblewrap_the_best_is_limits_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bubblewrap, "installed", lambda: None)
    with Sandbox(PATIENT) as sandbox:
        assert "; bubblewrap is not installed" in sandbox.protection
        assert is_unharmed(sandbox)
    with pytest.raises(SandboxError, match=r"^The sandbox was asked to use bubblewrap, but it is not installed\.$"):
        Sandbox(PATIENT, Protection.BUBBLEWRAP)


def test_a_bubblewrap_that_fails_is_not_passed_over_in_silence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'bwrap: no permission' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(bubblewrap, "installed", lambda: str(program))
    with Sandbox(PATIENT) as sandbox:
        assert "; bubblewrap does not work here (bwrap: no permission)" in sandbox.protection
    with pytest.raises(SandboxError, match=r"but it does not work here \(bwrap: no permission\)\.$"):
        Sandbox(PATIENT, Protection.BUBBLEWRAP)


def test_other_systems_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(SandboxError, match=r"^The sandbox runs on Linux alone, and this is win32\.$"):
        Sandbox()


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives its children to other users")
def test_a_child_of_root_is_nobody(sandbox: Sandbox) -> None:
    text = "import os\n\ndef rnn_cell_forward(xt, a_prev, parameters):\n    raise ValueError(str(os.getresuid()))\n"
    users = set()
    for _ in range(2):
        with sandbox.open(submission(text), FAMILY) as subject:
            users.add(str(subject.run(CELL).signature.error))
    assert len(users) == 2
    assert not any(re.search(r"\b0\b", user) for user in users)
