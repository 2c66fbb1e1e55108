"""Checking functions: an assertion for graders."""

import sys
import warnings

import pytest

from catalog import check
from tests.functions import notebook

DROPPED = ("da[:, :, t] + da_prevt, caches[t]", "da[:, :, t], caches[t]")
LOUD = ("dWaa = dWaa + dWaat", "print('here'); np.log(-1.0); dWaa = dWaa + dWaat")


def test_nothing_for_a_right_function() -> None:
    assert check(notebook()["rnn_backward"]) is None  # type: ignore[func-returns-value]


def test_the_verdict_first_and_the_hints_allowed() -> None:
    function = notebook(DROPPED)["rnn_backward"]
    texts = []
    for hints in (0, 1, 3):
        with pytest.raises(AssertionError) as caught:
            check(function, hints=hints)
        texts.append(str(caught.value))
    assert all(text.startswith("EXPLAINED (rnn_backward): ") for text in texts)
    assert [text.count("Hint ") for text in texts] == [0, 1, 3]


def test_only_the_function_given_is_judged() -> None:
    names = notebook(("dba = np.sum(dz, 1, keepdims=True)", "dba = np.sum(dz, 0, keepdims=True)"))
    check(names["rnn_backward"])
    with pytest.raises(AssertionError, match="rnn_cell_backward"):
        check(names["rnn_cell_backward"])


def test_nothing_is_printed_and_no_warning_leaks(capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        check(notebook(LOUD)["rnn_backward"])
        with pytest.raises(AssertionError):
            check(notebook(LOUD, DROPPED)["rnn_backward"])
    sys.stdout.flush()
    assert capfd.readouterr() == ("", "")
    assert not caught
