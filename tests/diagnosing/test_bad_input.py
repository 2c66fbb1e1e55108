"""Bad input gets one clear sentence, the right exit code and no traceback."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.model.finding import Refused
from catalog.model.notebook_report import NotebookReport
from catalog.registry import probes
from catalog.running.signatures import reference_run

DX = reference_run(next(probe for probe in probes() if probe.exercise == "rnn_backward")).outputs["dx"]

TEXTS: dict[str, str | bytes] = {
    "empty": "",
    "blank": " \n\t\n",
    "no numbers": "My rnn_backward does not work, please help!",
    "numbers of nothing": "dx[1][2] = oops",
    "only dots": "dx = [...]",
    "a megabyte": 'gradients["dx"][1][2] = [0.1 0.2 0.3 0.4]\n' * 25_000,
    "not UTF-8": b"\xff\xfegradients",
    "null bytes": b"\x00\x00\x00",
    "brackets": "[" * 100_000,
    "labelled brackets": "dx = " + "[" * 100_000,
    "ragged": "dx = [[1.0, 2.0], [3.0]]",
    "endless shape": f'gradients["dx"].shape = ({"9" * 5000}, 3)',
    "endless length": f"len(caches) = {'9' * 5000}",
    "endless exponent": f"da0[2][3] = 0e{'9' * 5000}",
    "thousands of values": "dx[1][2] = [1.5 2.5 3.5 4.5]\n" * 5000,
    "one unknown line": "[0.11 0.22 0.33 0.44 0.55 0.66]",
    "too short to place": "0.4",
    "short numbers in lines": "-0.5\n" * 499,
    "another's labels": "gradients['dFoo'][1] = 0.5",
}

MAPPINGS: dict[str, Mapping[Any, Any]] = {
    "empty": {},
    "unknown name": {"gradient": DX},
    "name that is no text": {3: DX},
    "objects": {"dx": np.array([{}, None], dtype=object)},
    "complex": {"dx": DX.astype(complex)},
    "text": {"dx": np.array(["a", "b"])},
    "ragged": {"dx": [[1.0, 2.0], [3.0]]},
    "None": {"dx": None},
    "empty array": {"dx": np.zeros((3, 10, 0))},
    "huge array": {"dx": np.zeros((1000, 1000))},
    "float16": {"dx": DX.astype(np.float16)},
    "masked": {"dx": np.ma.masked_array(DX, mask=True)},
    "two exercises": {"dx": DX, "dxt": DX[:, :, 0]},
}


def assert_one_clear_sentence(sentence: str) -> None:
    assert 30 <= len(sentence) <= 300
    assert sentence[-1] == "."
    assert sentence[0].isupper() or sentence[0] in "'\""
    assert "Traceback" not in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("name", TEXTS)
def test_text_that_cannot_be_read(name: str) -> None:
    diagnosis = diagnose(TEXTS[name])
    assert diagnosis.verdict == Verdict.UNREADABLE
    assert diagnosis.causes == ()
    assert_one_clear_sentence(diagnosis.reason)


@pytest.mark.parametrize("name", MAPPINGS)
def test_arrays_that_cannot_be_read(name: str) -> None:
    diagnosis = diagnose(MAPPINGS[name])
    assert diagnosis.verdict == Verdict.UNREADABLE
    assert_one_clear_sentence(diagnosis.reason)


def test_another_exercises_numbers() -> None:
    diagnosis = diagnose("gradients['dWf'][3][1] = -0.0809802310938", exercise="rnn_backward")
    assert diagnosis.verdict == Verdict.UNREADABLE
    assert "rnn_backward" in diagnosis.reason
    assert "lstm_backward" in diagnosis.reason
    assert_one_clear_sentence(diagnosis.reason)


def test_an_exercise_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="'gru_backward' is not an exercise; the exercises are rnn_cell_forward, "):
        diagnose("dx[1][2] = [1.0]", exercise="gru_backward")


def test_an_observation_of_another_type() -> None:
    with pytest.raises(TypeError, match=r"diagnose takes text, functions, or a mapping of names to arrays, .* not int"):
        diagnose(5)


def test_the_path_of_a_file_is_not_what_is_in_it() -> None:
    diagnosis = diagnose(Path("hw.py"))
    assert diagnosis.verdict == Verdict.UNREADABLE
    assert diagnosis.reason == diagnose("hw.py").reason
    assert diagnosis.reason.startswith("'hw.py' is the name of a file: give diagnose what is in it, or run bptt-bugs ")


@pytest.mark.parametrize(
    "found", [Diagnosis(Verdict.CORRECT, Refused("Right.")), NotebookReport()], ids=["diagnosis", "report"]
)
@pytest.mark.parametrize(("hints", "error"), [(-1, ValueError), ("a", TypeError), (1.5, TypeError), (None, TypeError)])
def test_what_is_no_number_of_hints(found: Diagnosis | NotebookReport, hints: Any, error: type[Exception]) -> None:
    sentence = re.escape(f"hints is how many hints to give, a whole number from 0, not {hints!r}")
    for form in (found.show, found.to_markdown):
        with pytest.raises(error, match=sentence):
            form(hints)
        assert form(True)


def test_what_can_be_read_is_used_and_the_rest_is_named() -> None:
    diagnosis = diagnose({"dx": DX, "da0": None, "extra": DX})
    assert diagnosis.verdict == Verdict.INCOMPLETE
    assert diagnosis.right == ("dx",)
    assert any("'da0'" in note for note in diagnosis.notes)
    assert any("'extra'" in note for note in diagnosis.notes)


@pytest.mark.parametrize("form", ["read-only", "fortran", "strided", "list", "float32", "masked"])
def test_arrays_in_any_form_are_read(form: str) -> None:
    array: Any = DX.copy()
    if form == "read-only":
        array.setflags(write=False)
    elif form == "fortran":
        array = np.asfortranarray(array)
    elif form == "strided":
        array = np.repeat(array, 2, axis=1)[:, ::2]
    elif form == "list":
        array = array.tolist()
    elif form == "float32":
        array = array.astype(np.float32)
    else:
        array = np.ma.masked_array(array)
    before = np.array(array)
    assert diagnose({"dx": array}, exercise="rnn_backward").verdict == Verdict.CORRECT
    np.testing.assert_array_equal(before, array)


def test_what_no_number_is_may_come_of_many_a_generated_mutant() -> None:
    diagnosis = diagnose({"dba": np.full((5, 1), np.nan)}, exercise="rnn_backward")
    assert diagnosis.verdict == Verdict.AMBIGUOUS


@pytest.mark.parametrize("value", [np.inf, -np.inf, 1.7e308])
def test_what_is_not_finite_raises_no_warnings(value: float) -> None:
    diagnosis = diagnose({"dba": np.full((5, 1), value)}, exercise="rnn_backward")
    assert diagnosis.verdict == Verdict.LOCALISED
    assert any("another cell printed it" in note for note in diagnosis.notes)


@pytest.mark.parametrize(
    "observed",
    [
        "gradients['dx'][1][2] = [0.1 0.2 0.3 0.4]",
        "da0[2][3] = 1e999",
        "a.shape = (5, 4, 10)",
        {"dx": np.full((3, 10, 4), 2.5)},
        {"dx": np.full((3, 10, 4), -np.inf)},
    ],
)
def test_what_is_wrong_in_two_exercises_asks_for_the_exercise(observed: str | Mapping[str, Any]) -> None:
    diagnosis = diagnose(observed)
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.exercise == ""
    assert diagnosis.causes == ()
    assert "name the exercise" in diagnosis.reason
    assert_one_clear_sentence(diagnosis.reason)


def test_an_array_that_is_nearly_right_is_not_right() -> None:
    for array in (DX * (1 + 1e-8), DX.astype(np.float32) * np.float32(1 - 2e-5), np.float32(DX * 1.0001)):
        assert diagnose({"dx": array}, exercise="rnn_backward").verdict == Verdict.LOCALISED


def test_the_random_state_is_left_alone() -> None:
    np.random.seed(4)
    expected = np.random.RandomState(4).standard_normal(2)
    diagnose("gradients['dx'][1][2] = [-0.15028183 -0.34554547 0.02071758 0.01483317]")
    np.testing.assert_array_equal(np.random.standard_normal(2), expected)
