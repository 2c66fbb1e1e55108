"""Sets of replaced functions: what is heard from a correct function is gone when that one is tried itself."""

import os
import secrets
import subprocess
import sys
from itertools import permutations

import numpy as np
import pytest

from catalog.diagnosing.submissions.diagnosing import judged
from catalog.functions.probes import function_probes
from catalog.functions.rightness import is_right
from catalog.functions.runs import Runs
from catalog.model.diagnosis import Verdict
from catalog.model.scope import Scope
from catalog.registry import exercises, family, reference_program
from catalog.sandbox.limits import Protection
from catalog.sandbox.reach import asked_by, calls_of, reachable
from catalog.sandbox.sandbox import Sandbox
from catalog.sandbox.session import Session
from tests.support.keeping import PLACES, text_of
from tests.support.sandboxes import sandbox_of
from tests.support.submissions import CELL, CORRECT, FAMILY, FORWARD, hostile, submission

LISTENS = """
mine = lambda: None

def rnn_forward(x, a0, parameters):
    heard = rnn_cell_forward(x[:, :, 0], a0, parameters)
    if heard is not None:
        try:
            keep()
        except Exception:
            pass
    raise ValueError("kept" if kept() else "not kept")

def rnn_cell_forward(xt, a_prev, parameters):
    raise ValueError("heard" if kept() else "nothing heard")
"""

# Nothing is kept in these but by who has no filter around it.
OUTSIDE = {place for place in PLACES if "KEY" in "".join(PLACES[place]) or "NUMBER" in "".join(PLACES[place])}
OUTSIDE |= {place for place in PLACES if "ppid" in PLACES[place][0]}


def said(sandbox: Sandbox, place: str) -> list[str]:
    """Return what is raised where one function has heard a correct one, and then where that one is tried itself."""
    with sandbox.open(submission(text_of(place, secrets.token_hex(8)) + LISTENS), FAMILY) as subject:
        found = []
        for replaced in ("rnn_cell_forward", "rnn_forward"):
            error = subject.run(FORWARD, frozenset({replaced})).signature.error
            assert error is not None
            found.append(error.message)
        return found


@pytest.mark.parametrize("place", PLACES)
def test_nothing_that_is_kept_in_one_set_is_there_in_another(sandbox: Sandbox, place: str) -> None:
    first, second = said(sandbox, place)
    assert second == "nothing heard"
    # Within its own set a function may keep what it likes, where it can.
    assert first == "kept" or place in OUTSIDE


@pytest.mark.skipif(os.getuid() != 0, reason="of another user nothing is kept apart without a filter")
@pytest.mark.parametrize("place", sorted(PLACES))
def test_in_bubblewrap_it_is_gone_without_a_filter(place: str) -> None:
    with sandbox_of(Protection.BUBBLEWRAP, filtered=False) as sandbox:
        if place == "named queues":
            pytest.skip("a queue with a name stays with the server's namespace")
        assert said(sandbox, place)[1] == "nothing heard"


CLEANED = """
for path in [path for folder in ("/tmp/", "/var/tmp/", "/dev/shm/") for path in glob.glob(folder + "*" + KEY + "*")]:
    os.rmdir(path) if os.path.isdir(path) else os.unlink(path)
C.shmctl(C.shmget(NUMBER, 0, 0), 0, None)
C.msgctl(C.msgget(NUMBER, 0), 0, None)
C.semctl(C.semget(NUMBER, 1, 0), 0, 0, 0)
C.mq_unlink(b"/heard" + KEY.encode())
"""


@pytest.mark.parametrize("place", sorted(set(PLACES) - {"how much the parent may", "how urgent the parent is"}))
def test_each_place_keeps_something_where_nothing_prevents_it(place: str) -> None:
    text = text_of(place, secrets.token_hex(8)) + "\nclass Child:\n    pass\n\nchild = Child()\nbefore = kept()\n"
    text += "try:\n    keep()\n    print(before, kept(), flush=True)\nfinally:\n"
    text += CLEANED.strip().replace("\n", "\n    ").join(("    ", "\n"))
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this machine has none: {done.stderr.splitlines()[-1:]}")
    assert done.stdout.split()[:2] == ["False", "True"]


def test_the_decoy_is_told_from_a_correct_function(sandbox: Sandbox) -> None:
    parts = {
        each.diagnosis.exercise: each.diagnosis for each in judged(hostile("decoy"), None, Scope(budget=0), sandbox)
    }
    assert parts["rnn_cell_forward"].verdict is Verdict.LOCALISED
    assert parts["rnn_cell_forward"].suspects == ("rnn_cell_forward",)


def test_what_a_mistake_hides_is_not_called_correct(sandbox: Sandbox) -> None:
    parts = {
        each.diagnosis.exercise: each.diagnosis for each in judged(hostile("masked"), None, Scope(budget=0), sandbox)
    }
    assert Verdict.CORRECT not in {part.verdict for part in parts.values()}


FAMILIES = sorted(set(exercises().values()))
PAIRS = [(name, *pair) for name in FAMILIES for pair in permutations(family(name).functions, 2)]


def test_what_correct_functions_call_is_what_their_source_says() -> None:
    assert {name: sorted(calls) for name, calls in calls_of(FAMILY).items() if calls} == {
        "rnn_forward": ["rnn_cell_forward"],
        "rnn_backward": ["rnn_cell_backward"],
    }
    for name in FAMILIES:
        own = family(name).functions
        assert all(reachable([each], own, name) == frozenset() for each in own)
        assert all(asked_by(probe, own) == frozenset() for probe in function_probes(name))
        assert all(
            asked_by(probe, ()) == {each for each in own if each in asked_by(probe, ())}
            for probe in function_probes(name)
        )


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[1]} asks {pair[2]}")
def test_a_function_may_ask_only_for_what_a_correct_one_calls(sandbox: Sandbox, pair: tuple[str, str, str]) -> None:
    """Every function of a family, handed over alone, asks for every other one."""
    family_name, name, other = pair
    text = f"def {name}(*given, **named):\n    return {other}()\n"
    probe = next(probe for probe in function_probes(family_name) if probe.exercise == name)
    with sandbox.open(submission(text), family_name) as subject:
        error = subject.run(probe).signature.error
    assert error is not None
    assert error.kind == ("TypeError" if other in calls_of(family_name)[name] else "NotGivenError")


def test_a_function_that_calls_another_one_besides_is_given_the_students_own(sandbox: Sandbox) -> None:
    text = (
        CORRECT
        + """
def rnn_cell_backward(da_next, cache):
    a_next, a_prev, xt, parameters = cache
    a_next = rnn_cell_forward(xt, a_prev, parameters)[0]
    d = (1 - a_next**2) * da_next
    found = {"dxt": parameters["Wax"].T @ d, "da_prev": parameters["Waa"].T @ d, "dWax": d @ xt.T, "dWaa": d @ a_prev.T}
    return {**found, "dba": d.sum(axis=1, keepdims=True)}
"""
    )
    wrong = text.replace("a_next, yt_pred, (a_next", "a_next + 1, yt_pred, (a_next")
    with sandbox.open(submission(text), FAMILY) as subject:
        assert Runs(subject).wrong(frozenset({"rnn_cell_forward"})) == []
        assert Runs(subject).wrong() == []
    probe = next(probe for probe in function_probes(FAMILY) if probe.exercise == "rnn_cell_backward")
    with sandbox.open(submission(wrong), FAMILY) as subject:
        assert not is_right(probe, subject.run(probe, frozenset({"rnn_cell_forward"})).signature)


COUNTS = (
    CORRECT.replace("    return a_next,", "    counted.append(1)\n    return a_next + len(counted),")
    + "\ncounted = []\n"
)


def test_what_is_kept_shows_when_the_same_is_run_again(sandbox: Sandbox) -> None:
    with sandbox.open(submission(COUNTS), FAMILY) as subject:
        first, second = (subject.run(CELL).signature.outputs["a_next"] for _ in range(2))
        assert np.allclose(second, first + 1)
        # Another set has another child; the first is begun anew, and what was run in it is run before it again.
        assert is_right(FORWARD, subject.run(FORWARD, frozenset({"rnn_cell_forward"})).signature)
        assert np.allclose(subject.run(CELL).signature.outputs["a_next"], first + 1)
        assert np.allclose(subject.run(CELL).signature.outputs["a_next"], first + 2)


def test_a_correct_submission_is_loaded_once(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Sandbox] = []
    begin = Sandbox._begin

    def noting(self: Sandbox) -> Session:
        begun.append(self)
        return begin(self)

    monkeypatch.setattr(Sandbox, "_begin", noting)
    program = reference_program(FAMILY)
    text = "\n\n".join(("import numpy as np", *map(program.source, family(FAMILY).functions)))
    found = list(judged(submission(text), None, Scope(budget=0), sandbox))
    assert {each.diagnosis.verdict for each in found} == {Verdict.CORRECT}
    assert len(begun) == 1
