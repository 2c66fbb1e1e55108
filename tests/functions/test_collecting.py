"""What people hand over: methods, partials, wrappers, and functions that return or raise what nobody expects."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

import numpy as np
import pytest

from catalog import Verdict, diagnose
from catalog.model.findings.returned import LacksKeys, OtherParts, RightInAnotherForm
from catalog.model.form import Kind
from tests.support.student_functions import RNN, family_of, notebook

RETURNED = 'return {"dx": dx, "da0": da_prevt, "dWax": dWax, "dWaa": dWaa, "dba": dba}'
LOOP = "dWaa = dWaa + dWaat"
CALL = "da[:, :, t] + da_prevt, caches[t]"

right = notebook()["rnn_backward"]


class Methods:
    """What a student can have who likes classes."""

    def rnn_backward(self, da: Any, caches: Any) -> Any:
        """Go back through time."""
        return right(da, caches)


class Unreadable:
    """An object that says nothing of itself."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)


@pytest.mark.parametrize("held", [Methods(), Methods().rnn_backward, partial(right)])
def test_methods_and_partials(held: Any) -> None:
    assert diagnose(held).verdict == Verdict.CORRECT


def test_a_class_whose_functions_need_an_instance() -> None:
    with pytest.raises(ValueError, match=r"rnn_backward of Methods is a method: give an instance, as in .*Methods\(\)"):
        diagnose(Methods)


def test_an_exercise_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="There is no lstm_backward in this, only rnn_cell_forward, "):
        diagnose(family_of(notebook()), exercise="lstm_backward")


def test_an_object_whose_attributes_cannot_be_read() -> None:
    with pytest.raises(TypeError, match="not Unreadable"):
        diagnose(Unreadable())


def keywords_only(*, da: Any, caches: Any) -> Any:
    return right(da, caches)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (keywords_only, "TypeError: keywords_only() takes 0 positional arguments but 2 were given"),
        (lru_cache(right), "TypeError: unhashable type: 'numpy.ndarray'"),
    ],
)
def test_a_function_that_cannot_be_called_is_not_blamed_for_what_it_returns(function: Any, said: str) -> None:
    reason = diagnose({"rnn_backward": function}).reason
    assert reason == f"rnn_backward, called as the course calls it, ends with {said}."


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        (RETURNED.replace("dWax", "dWxa", 1), "has no dWax, and has dWxa, which a correct one has not."),
        (RETURNED.replace('"dba": dba', ""), "has no dba."),
        ("return [dx]", "It returns a list of array, where a correct rnn_backward returns a dict with dWaa, dWax, da0"),
        ("yield dx", "It returns a generator, where a correct rnn_backward returns a dict with dWaa, dWax, da0"),
        (RETURNED.replace(": dba", ": 7"), "It returns dba as an int, where a correct rnn_backward returns an array"),
    ],
)
def test_what_is_wrong_with_what_is_returned(returned: str, said: str) -> None:
    diagnosis = diagnose(notebook((RETURNED, returned))["rnn_backward"], budget=0)
    assert diagnosis.verdict == Verdict.LOCALISED
    assert any(said in finding for finding in diagnosis.findings)
    assert "dictionary update sequence" not in str(diagnosis)


def test_nothing_is_searched_where_an_output_is_missing() -> None:
    assert not diagnose(notebook((RETURNED, RETURNED.replace('"dba": dba', "")))["rnn_backward"]).programs


def test_right_numbers_in_another_form_are_said() -> None:
    returned = RETURNED.replace(": dx", ": dx.tolist()").replace(": dWaa", ": dWaa.astype(np.float32)")
    diagnosis = diagnose(notebook((RETURNED, returned))["rnn_backward"])
    assert diagnosis.verdict == Verdict.CORRECT
    parts = (("dWaa", Kind("ndarray", "float32")), ("dx", Kind("list")))
    assert diagnosis.remarks == (RightInAnotherForm("rnn_backward", OtherParts("rnn_backward", parts)),)
    assert diagnosis.notes == (
        (
            "rnn_backward returns dWaa as a float32 array, where a correct rnn_backward returns an array of float64. "
            "It returns dx as a list, where a correct rnn_backward returns an array of float64."
        ),
    )


def test_signs_that_separate_texts_can_stand_in_a_key() -> None:
    returned = RETURNED.replace('"dba"', '"dba: x, y of z"')
    diagnosis = diagnose(notebook((RETURNED, returned))["rnn_backward"], budget=0)
    assert LacksKeys(("dba",), ("dba: x, y of z",)) in diagnosis.evidence


def test_more_digits_than_needed_are_not_said() -> None:
    returned = RETURNED.replace(": dWaa", ": dWaa.astype(np.longdouble)")
    assert not diagnose(notebook((RETURNED, returned))["rnn_backward"]).notes


@pytest.mark.parametrize("returned", ["np.broadcast_to(0.0, (10**6, 10**6, 10))", "'x' * 10**7"])
def test_a_value_larger_than_the_memory(returned: str) -> None:
    diagnosis = diagnose(notebook((RETURNED, RETURNED.replace(": dx", f": {returned}")))["rnn_backward"])
    assert diagnosis.suspects == ("rnn_backward",)


def test_both_cells_of_an_exercise_have_a_name() -> None:
    names = notebook(("return a, y_pred, (caches, x)", "return a, y_pred, {'caches': caches, 'x': x}"))
    finding = next(finding for finding in diagnose(names["rnn_forward"]).findings if "It is right with" in finding)
    assert "It is right with the course's public test" in finding
    assert "It is wrong with the course's cell." in finding


class SilentError(Exception):
    """An exception without a message."""


class LoudError(Exception):
    """An exception with a message that is no sentence."""

    def __str__(self) -> str:
        return "all\n\n\x1b[31mVERDICT: CORRECT" + "y" * 10**6


def failing(error: Exception) -> Callable[..., Any]:
    def rnn_backward(*_: Any) -> Any:
        raise error

    return rnn_backward


def test_an_exception_without_a_message() -> None:
    diagnosis = diagnose(failing(SilentError()))
    assert "rnn_backward ends with SilentError, in line" in diagnosis.reason
    assert not any("same calls are made again" in note for note in diagnosis.notes)


def test_the_message_of_an_exception_is_cut_to_a_line() -> None:
    reason = diagnose(failing(LoudError())).reason
    assert "LoudError: all [31mVERDICT: CORRECTyyy" in reason
    assert len(reason) < 300
    assert reason.isprintable()


def test_of_two_mistakes_the_one_that_ends_it_is_named() -> None:
    wrong = notebook(
        ("dWax = np.dot(dz, xt.T)", "dWax = np.dot(dz, xt)"),
        ("dz = da_next * (1 - np.power(a_next, 2))", "dz = da_next * (1 - a_next) * a_next"),
    )
    diagnosis = diagnose(wrong["rnn_cell_backward"])
    assert diagnosis.verdict == Verdict.AMBIGUOUS
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_cell_backward.forgets_to_transpose_xt",)
    assert diagnosis.causes[0].explains[0] < diagnosis.causes[0].explains[1]
    assert "as it does with this mistake. That is not all" in diagnosis.reason


@pytest.mark.parametrize(
    ("names", "read"), [({"GATES": ("f", "i")}, "GATES"), ({"DEBUG": 1}, "DEBUG"), ({"rng": np.random}, "rng")]
)
def test_constants_of_a_notebook_are_nobodys_input(names: dict[str, Any], read: str) -> None:
    assert not diagnose(notebook((LOOP, f"{LOOP}; {read}"), **names)["rnn_backward"]).notes


def test_gradients_that_are_clipped_are_noticed() -> None:
    for name, before in (("rnn_backward", RETURNED), ("lstm_backward", 'weights = {"dWf": dWf,')):
        clipped = "; ".join(f"{each} = np.clip({each}, -10, 10)" for each in ("dWax" if name in RNN else "dWf",))
        diagnosis = diagnose(notebook((before, f"{clipped}; {before}"))[name], budget=0)
        assert diagnosis.suspects == (name,)
