"""Pasted exceptions: tracebacks, older words, and failed public tests."""

import pytest

from catalog import Verdict, diagnose

IPYTHON = """
---------------------------------------------------------------------------
ValueError                                Traceback (most recent call last)
<ipython-input-12-abc> in <module>
      9 a, y, caches = rnn_forward(x, a0, parameters)
     10 da = np.random.randn(5, 10, 4)
---> 11 gradients = rnn_backward(da, caches)

<ipython-input-11-def> in rnn_backward(da, caches)
     39         # Compute gradients at time step t. (1 line)
---> 40         gradients = rnn_cell_backward(da[t] + da_prevt, caches[t])

ValueError: operands could not be broadcast together with shapes (10,4) (5,10)
"""


def test_a_traceback_is_understood_and_its_code_is_no_reading() -> None:
    diagnosis = diagnose(IPYTHON)
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_backward.slices_da_on_the_first_axis",)
    assert diagnosis.verdict == Verdict.AMBIGUOUS


def test_a_traceback_rules_out_other_functions() -> None:
    elsewhere = IPYTHON.replace("in rnn_backward(da, caches)", "in rnn_cell_backward(da_next, cache)")
    assert diagnose(elsewhere).causes == ()
    assert "rnn_cell_backward" in str(diagnose(elsewhere))


@pytest.mark.parametrize(
    ("text", "exercise", "name"),
    [
        ("TypeError: tuple indices must be integers, not str", "rnn_backward", "passes_the_whole_list_of_caches"),
        ("UnboundLocalError: local variable 'dtanh' referenced before assignment", "rnn_cell_backward", "exchanged_"),
        ("AttributeError: module 'numpy' has no attribute 'concat'", "lstm_forward", "concatenates_without_a_tuple"),
        (
            "ValueError: operands could not be broadcast together with shapes (5,10) (5,10,7) ",
            "lstm_forward",
            "all_of_c",
        ),
    ],
)
def test_older_words_for_an_exception_are_understood(text: str, exercise: str, name: str) -> None:
    assert name in diagnose(text, exercise=exercise).causes[0].mutants[0]


def test_an_exception_of_the_same_kind_in_other_words_is_not_the_same() -> None:
    assert diagnose("TypeError: unhashable type: 'list'", exercise="rnn_backward").verdict == Verdict.LOCALISED


def test_a_name_that_nobody_stored_is_said_to_be_missing() -> None:
    diagnosis = diagnose("NameError: name 'da_prevtt' is not defined", exercise="rnn_backward")
    assert diagnosis.verdict == Verdict.AMBIGUOUS
    assert "da_prevtt" in diagnosis.reason
    assert all("`da_prevtt`" in cause.title for cause in diagnosis.causes)


def test_the_public_tests_assertion_is_understood() -> None:
    diagnosis = diagnose("AssertionError: Wrong values for a", exercise="rnn_forward")
    assert diagnosis.verdict == Verdict.AMBIGUOUS
    assert diagnosis.cell == "c5w1a1.rnn_forward.public_test"
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_forward.starts_from_zeros",)
