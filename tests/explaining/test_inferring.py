"""Inferred programs: what a message names is in a program that ends in the same way, and nothing is run for it."""

import builtins
import re
from typing import Any

import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.explaining.exceptions.known import functions_of
from catalog.model.findings.exceptions import ComesFrom, NothingSeenBeyond
from catalog.model.raised_error import RaisedError
from catalog.programs.edit import Edit
from catalog.programs.program import Program
from catalog.registry import exercises, family
from catalog.running.run import run
from catalog.running.signatures import home
from tests.support.tracebacks import ipython_8, raised

FUNCTIONS = list(exercises())
FAMILY = "c5w1a1.rnn"
WORDS = re.compile(r"\w+").findall


def said(text: str, exercise: str) -> Diagnosis:
    diagnosis = diagnose(text, exercise=exercise, budget=0)
    assert diagnosis.verdict is Verdict.AMBIGUOUS
    assert isinstance(diagnosis.conclusion, ComesFrom)
    return diagnosis


def ends_alike(program: Any, exercise: str, text: str) -> bool:
    kind, _, message = text.partition(": ")
    error = run(home(exercise), program).error
    return error is not None and error.kind == kind and error.alike(RaisedError(kind, message))


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("name", ["zz", "tf", "np_zeros", "tanh", "my_helper"])
def test_a_private_name_is_in_each_function_that_can_have_it(function: str, name: str) -> None:
    text = f"NameError: name '{name}' is not defined"
    diagnosis = said(text, function)
    assert {each for cause in diagnosis.causes for each in cause.functions} == set(diagnosis.suspects)
    for cause in diagnosis.causes:
        assert ends_alike(cause.program, function, text)
        assert name in cause.title
        assert cause.functions[0] in cause.title
        assert cause.mistakes[0].inferred


@pytest.mark.parametrize("function", FUNCTIONS)
def test_what_no_line_sets_is_said_of_its_function(function: str) -> None:
    known = functions_of(exercises()[function])[function]
    for name in sorted(known.stored - {"t", *known.arguments})[::3]:
        source = family(exercises()[function]).sources[function].replace(f"    {name} = ", f"    {name}_ = ")
        if source == family(exercises()[function]).sources[function]:
            continue
        error = raised(Program(family(exercises()[function]), (_whole(function, source),)), home(function))
        if error is None or error.kind != "NameError" or f"'{name}'" not in error.message:
            continue
        diagnosis = diagnose(ipython_8(error), exercise=function, budget=0)
        assert diagnosis.causes[0].functions == (function,)
        assert ends_alike(diagnosis.causes[0].program, function, error.last)


def _whole(function: str, source: str) -> Edit:
    return Edit(function, family(exercises()[function]).sources[function], source)


@pytest.mark.parametrize("key", ["Wu", "Wax_", "w_f", "bias"])
@pytest.mark.parametrize("function", ["rnn_cell_forward", "rnn_cell_backward", "lstm_cell_forward", "lstm_backward"])
def test_a_private_key_is_asked_of_the_parameters(function: str, key: str) -> None:
    diagnosis = said(f"KeyError: '{key}'", function)
    assert diagnosis.causes[0].functions == diagnosis.suspects[:1]
    for cause in diagnosis.causes:
        assert ends_alike(cause.program, function, f"KeyError: '{key}'")
        assert f"asks parameters for the key '{key}'" in cause.title


@pytest.mark.parametrize("name", ["tamh", "dott", "nnn"])
def test_what_numpy_has_not_is_in_the_function(name: str) -> None:
    text = f"in rnn_cell_backward(da_next, cache)\nAttributeError: module 'numpy' has no attribute '{name}'"
    diagnosis = said(text, "rnn_cell_backward")
    assert diagnosis.causes[0].functions == ("rnn_cell_backward",)
    assert ends_alike(diagnosis.causes[0].program, "rnn_cell_backward", text.split("\n")[1])


@pytest.mark.parametrize("name", ["exit", "print", "__import__", "open", "softmax", "lambda", "__class__"])
def test_a_name_that_is_anything_is_in_no_program(name: str) -> None:
    shown = f"in rnn_cell_forward(xt, a_prev, parameters)\nNameError: name '{name}' is not defined"
    numpys = f"in rnn_cell_forward(xt, a_prev, parameters)\nAttributeError: module 'numpy' has no attribute '{name}'"
    for text in (shown, numpys, numpys.replace(name, "save")):
        for cause in diagnose(text, budget=0).causes:
            added = set(WORDS(cause.program.source("rnn_cell_forward"))) - set(
                WORDS(family(FAMILY).sources["rnn_cell_forward"])
            )
            assert all(not hasattr(builtins, word) or f"np.{word}" in cause.diff for word in added)


def test_a_function_that_is_upstream_is_named_and_those_behind_it_are_said_to_be_unseen() -> None:
    diagnosis = said("NameError: name 'a_next' is not defined", "rnn_cell_backward")
    assert diagnosis.causes[0].functions == ("rnn_cell_forward",)
    assert NothingSeenBeyond("rnn_cell_forward", ("rnn_cell_backward",)) in diagnosis.remarks
    assert "nothing was seen of the lines of rnn_cell_forward that come after it and rnn_cell_backward" in str(
        diagnosis.remarks[0]
    )


def test_what_is_late_is_no_name_that_nothing_sets() -> None:
    text = "UnboundLocalError: cannot access local variable 'dWaa' where it is not associated with a value"
    diagnosis = diagnose(text, exercise="rnn_cell_backward", budget=0)
    assert ends_alike(diagnosis.causes[0].program, "rnn_cell_backward", text)
