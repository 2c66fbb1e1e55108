"""Runs that are asked for together: each has its own answer, its own time and its own end."""

from typing import Any

import pytest

from catalog.functions.probes import function_probes
from catalog.functions.rightness import is_right
from catalog.functions.runs import Runs
from catalog.functions.subject import StoppedError
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.registry import family, reference_program
from catalog.sandbox.functions import SandboxedFunctions
from catalog.sandbox.sandbox import Sandbox
from catalog.sandbox.submission import Run, Submission
from tests.support.sandboxes import IMPATIENT, PATIENT
from tests.support.submissions import CELL, CORRECT, FAMILY, FORWARD, submission

BACKWARD = next(probe for probe in function_probes(FAMILY) if probe.exercise == "rnn_backward")
FAMILIES = ("c5w1a1.rnn", "c5w1a1.lstm")
REPLACED = frozenset({"rnn_cell_forward"})


def both() -> ExtractedDefinitions:
    texts = (reference_program(name).source(each) for name in FAMILIES for each in family(name).functions)
    return submission("\n\n".join(("import numpy as np", *texts)))


def test_expected_runs_are_those_that_are_given_one_by_one() -> None:
    probes = function_probes(FAMILY)
    with Sandbox(PATIENT) as sandbox, sandbox.open(submission(CORRECT), FAMILY) as subject:
        alone = [subject.run(probe, REPLACED) for probe in probes]
        subject.expect(probes, REPLACED)
        together = [subject.run(probe, REPLACED) for probe in probes]
    for probe, one, other in zip(probes, alone, together, strict=True):
        assert is_right(probe, one.signature)
        assert is_right(probe, other.signature)
        assert one.effects == other.effects
        assert one.stream == other.stream


def test_what_was_expected_need_not_come() -> None:
    with Sandbox(PATIENT) as sandbox, sandbox.open(submission(CORRECT), FAMILY) as subject:
        subject.expect([CELL, FORWARD, CELL])
        assert is_right(BACKWARD, subject.run(BACKWARD).signature)
        subject.expect([CELL, FORWARD, CELL])
        assert is_right(CELL, subject.run(CELL).signature)
        assert is_right(BACKWARD, subject.run(BACKWARD).signature)
        assert is_right(FORWARD, subject.run(FORWARD).signature)


def test_a_stop_belongs_to_the_run_that_is_waited_for() -> None:
    text = f"{CORRECT}\n\ndef rnn_forward(x, a0, parameters):\n    while True:\n        pass\n"
    with Sandbox(IMPATIENT) as sandbox, sandbox.open(submission(text), FAMILY) as subject:
        subject.expect([CELL, FORWARD, CELL])
        assert is_right(CELL, subject.run(CELL).signature)
        with pytest.raises(StoppedError, match=r"^It did not end within 0\.4 seconds and was stopped\.$"):
            subject.run(FORWARD)
        assert is_right(CELL, subject.run(CELL).signature)


def test_all_runs_of_a_subject_are_one_request(monkeypatch: pytest.MonkeyPatch) -> None:
    requests: list[Run] = []
    request = Submission._request

    def noting(self: Submission, run: Run) -> dict[str, Any]:
        requests.append(run)
        return request(self, run)

    monkeypatch.setattr(Submission, "_request", noting)
    with Sandbox(PATIENT) as sandbox, sandbox.open(submission(CORRECT), FAMILY) as subject:
        assert Runs(subject).wrong() == []
    assert len(requests) == 1


def test_families_share_a_child() -> None:
    with Sandbox(PATIENT) as sandbox:
        submitted = sandbox.load(both(), FAMILIES)
        subjects = [SandboxedFunctions(submitted, name) for name in FAMILIES]
        assert [subject.own for subject in subjects] == [family(each.family).functions for each in subjects]
        assert [Runs(subject).wrong() for subject in subjects] == [[], []]
        submitted.close()
