"""Checking functions: an assertion for graders."""

import pickle
import sys
import warnings
from typing import Any

import pytest

from catalog import check
from tests.support.student_functions import notebook

DROPPED = ("da[:, :, t] + da_prevt, caches[t]", "da[:, :, t], caches[t]")
INFINITE = ("dba = dba + dbat", "dba = dba + dbat * np.array([[np.inf]])")
LOUD = (
    "dWaa = dWaa + dWaat",
    (
        "import logging, os, sys; print('here'); os.write(1, b'there'); print('all', file=sys.__stderr__); "
        "logging.error('over'); np.log(-1.0); dWaa = dWaa + dWaat"
    ),
)


def test_nothing_for_a_right_function() -> None:
    assert check(notebook()["rnn_backward"]) is None  # type: ignore[func-returns-value]


def test_the_verdict_first_and_the_hints_allowed() -> None:
    function = notebook(DROPPED)["rnn_backward"]
    texts = []
    for hints in (0, 1, 3):
        with pytest.raises(AssertionError) as caught:
            check(function, hints=hints)
        texts.append(str(caught.value))
    assert all(text.startswith("WRONG (rnn_backward): ") for text in texts)
    assert [text.count("Hint ") for text in texts] == [0, 1, 3]
    assert ["drops_da_prevt" in text or "dropped" in text for text in texts] == [False, True, True]


def test_an_assertion_can_be_sent_to_another_process() -> None:
    with pytest.raises(AssertionError) as caught:
        check(notebook(DROPPED)["rnn_backward"])
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_whatever_a_function_raises_is_an_assertion() -> None:
    def rnn_backward(*_: Any) -> None:
        raise BaseException

    with pytest.raises(AssertionError, match=r"^WRONG .rnn_backward.: rnn_backward ends with BaseException, in"):
        check(rnn_backward)


def test_a_number_of_hints_below_0() -> None:
    with pytest.raises(ValueError, match="hints is from 0"):
        check(notebook(DROPPED)["rnn_backward"], hints=-1)


def test_only_the_function_given_is_judged() -> None:
    names = notebook(("dba = np.sum(dz, 1, keepdims=True)", "dba = np.sum(dz, 0, keepdims=True)"))
    check(names["rnn_backward"])
    with pytest.raises(AssertionError, match="rnn_cell_backward"):
        check(names["rnn_cell_backward"])


def test_nothing_is_printed_and_no_warning_leaks(capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        check(notebook(LOUD)["rnn_backward"])
        for wrong in (DROPPED, INFINITE):
            with pytest.raises(AssertionError):
                check(notebook(LOUD, wrong)["rnn_backward"], budget=0)
    sys.stdout.flush()
    assert capfd.readouterr() == ("", "")
    assert not caught
