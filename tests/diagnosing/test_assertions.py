"""Failed assertions: those of public tests that are not known here, those without a message, and one's own."""

import pytest

from catalog import Verdict, diagnose
from catalog.explaining.searching import search as beyond
from catalog.model.findings.exceptions import AssertionFailed, FailedTest
from tests.support.course_tables import PRINTED
from tests.support.printed import DROPPED_LINE

CALL = "----> 1 rnn_backward_test(rnn_backward)\n"
IN_THE_TEST = f"""
<ipython-input-12-0f0> in <module>
{CALL}
/tf/public_tests.py in rnn_backward_test(target)
     41     gradients = target(da, caches)
---> 42     assert np.allclose(gradients["da0"], expected)
"""
IN_THE_FUNCTION = f"{IN_THE_TEST}\n<ipython-input-11-abc> in rnn_backward(da, caches)\n---> 3     assert da.ndim == 2\n"
WITHOUT_MESSAGE = "\nAssertionError: \n"
BOTH = ("rnn_backward", "lstm_backward")


@pytest.fixture(autouse=True)
def no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a search that is begun fail."""

    def searched(*_: object) -> None:
        raise AssertionError("a search was begun")

    monkeypatch.setattr(beyond, "matrix_of_all", searched)


@pytest.mark.parametrize(
    ("output", "exercises"),
    [
        ("a_next", ("rnn_cell_forward", "lstm_cell_forward")),
        ("da0", BOTH),
        ("dx", BOTH),
        ("dba", ("rnn_cell_backward", "rnn_backward")),
    ],
)
@pytest.mark.parametrize("words", ["values", "shape"])
def test_an_output_that_no_known_test_looks_at(output: str, exercises: tuple[str, ...], words: str) -> None:
    diagnosis = diagnose(f"AssertionError: Wrong {words} for {output}")
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.conclusion == FailedTest("", output, words == "shape", exercises)
    assert f"in {output}, an output of {' and '.join(exercises)}." in diagnosis.reason
    assert diagnosis.exercise == ""
    assert "Paste the numbers that the cell printed" in diagnosis.advice


def test_an_exercise_that_is_asked_about_is_the_one() -> None:
    diagnosis = diagnose("AssertionError: Wrong values for da0", exercise="rnn_backward")
    assert diagnosis.conclusion == FailedTest("", "da0", False, ("rnn_backward",))
    assert diagnosis.exercise == "rnn_backward"
    other = diagnose("AssertionError: Wrong values for da0", exercise="rnn_forward")
    assert other.reason.startswith("These are outputs of lstm_backward or rnn_backward, not of rnn_forward")


@pytest.mark.parametrize("frames", [CALL, IN_THE_TEST])
@pytest.mark.parametrize(
    ("last", "reason"),
    [
        ("\nAssertionError: Wrong values for da0", "found wrong values in da0. That alone"),
        ("\nAssertionError: Wrong values for a", "found wrong values in a, an output of rnn_forward and lstm_forward."),
        (WITHOUT_MESSAGE, "found something wrong, and does not say what."),
        ("\nAssertionError", "found something wrong, and does not say what."),
    ],
)
def test_the_test_that_a_traceback_names_is_said(frames: str, last: str, reason: str) -> None:
    diagnosis = diagnose(frames + last)
    assert (diagnosis.verdict, diagnosis.exercise) == (Verdict.LOCALISED, "rnn_backward")
    assert diagnosis.reason.startswith(f"The public test of rnn_backward {reason}")


def test_ones_own_assertion_is_no_public_tests() -> None:
    diagnosis = diagnose(IN_THE_FUNCTION + WITHOUT_MESSAGE)
    assert diagnosis.conclusion == AssertionFailed("rnn_backward")


def test_a_test_that_a_cell_calls_is_of_its_exercise() -> None:
    text = "----> 1 rnn_forward_test(rnn_forward)\n\nAssertionError: Wrong values for a"
    diagnosis = diagnose(text)
    assert diagnosis.exercise == "rnn_forward"
    assert "rnn_cell_forward" in diagnosis.suspects


@pytest.mark.parametrize("text", ["AssertionError", "AssertionError:", "AssertionError: Wrong values for zzz"])
def test_what_tells_nothing_blames_nobody(text: str) -> None:
    diagnosis = diagnose(text)
    assert (diagnosis.verdict, diagnosis.exercise, diagnosis.suspects) == (Verdict.UNREADABLE, "", ())


def test_a_message_on_the_next_line_is_not_called_missing() -> None:
    reason = diagnose("AssertionError:\nNot equal to tolerance rtol=1e-07, atol=0").reason
    assert "message" not in reason


@pytest.mark.parametrize("last", [WITHOUT_MESSAGE, "\nAssertionError: Wrong values for da0"])
def test_a_failed_test_says_no_more_than_wrong_numbers(last: str) -> None:
    assert diagnose(DROPPED_LINE + last).reason == diagnose(DROPPED_LINE).reason


@pytest.mark.parametrize("last", [WITHOUT_MESSAGE, "\nAssertionError: Wrong values for da0"])
def test_a_failed_test_beside_right_numbers_is_said(last: str) -> None:
    diagnosis = diagnose(f"{PRINTED['c5w1a1.rnn_backward']}\n{CALL}{last}")
    assert [str(verdict) for verdict in diagnosis.verdicts] == ["correct", "localised"]
    assert diagnosis.reason.startswith("The public test of rnn_backward found")
