"""Functions handed over as they are: which of them is wrong, and what is wrong with it."""

import types
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from catalog import Verdict, diagnose
from catalog.diagnosing.functions.diagnose import parts_of
from catalog.model.findings.endings import CallItAlone, CompareParameters, EndsWith, Undefined
from catalog.model.findings.functions import CourseCell, RightWith, StoodIn
from catalog.model.findings.impulses import Strength
from catalog.model.findings.side_effects import ChangesArgument, ReadsForeign, SinglePrecision
from catalog.sandbox.sandbox import Sandbox
from reference.c5w1a1.variants import skeleton
from tests.support.sandboxes import IMPATIENT
from tests.support.student_functions import LSTM, RNN, family_of, notebook
from tests.support.submissions import FAMILY, hostile

DROPPED = ("da[:, :, t] + da_prevt, caches[t]", "da[:, :, t], caches[t]")
OVER_HIDDEN_UNITS = ("dba = np.sum(dz, 1, keepdims=True)", "dba = np.sum(dz, 0, keepdims=True)")
RNN_BACKWARD_LOOP = "dWaa = dWaa + dWaat"


def test_a_function_brings_those_that_it_calls() -> None:
    diagnosis = diagnose(notebook(DROPPED)["rnn_backward"])
    assert diagnosis.verdict == Verdict.EXPLAINED
    assert diagnosis.exercise == "rnn_backward"
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_backward.drops_da_prevt",)
    assert {part.exercise: part.verdict for part in diagnosis.cells} == {
        "rnn_cell_forward": "correct",
        "rnn_forward": "correct",
        "rnn_cell_backward": "correct",
        "rnn_backward": "explained",
    }


@pytest.mark.parametrize("hold", [dict, types.SimpleNamespace, type("Model", (), {}), types.ModuleType("notebook")])
def test_whatever_holds_the_functions(hold: Any) -> None:
    functions = family_of(notebook(OVER_HIDDEN_UNITS))
    if hold is dict:
        held: Any = functions
    elif isinstance(hold, types.ModuleType):
        held = hold
        vars(held).update(functions)
    elif hold is types.SimpleNamespace:
        held = types.SimpleNamespace(**functions)
    else:
        held = type("Model", (), {name: staticmethod(function) for name, function in functions.items()})
    diagnosis = diagnose(held)
    assert diagnosis.exercise == "rnn_cell_backward"
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_cell_backward.sums_dba_over_axis_0",)


def test_a_function_that_goes_by_another_name() -> None:
    diagnosis = diagnose(lambda da, caches: notebook(DROPPED)["rnn_backward"](da, caches), exercise="rnn_backward")
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_backward.drops_da_prevt",)


def test_a_cell_that_writes_into_its_cache_is_the_one_to_blame() -> None:
    """It is right in its own cell, and wrong when the loop is run a second time on the same caches."""
    names = notebook(
        ("    dz = da_next * (1 - np.power(a_next, 2))", "    a_next *= 0.5; dz = da_next * (1 - (2 * a_next) ** 2)")
    )
    diagnosis = diagnose(family_of(names))
    assert diagnosis.suspects == ("rnn_cell_backward",)
    assert ChangesArgument("rnn_cell_backward", "cache", inside=True) in diagnosis.remarks
    assert "rnn_cell_backward changes what its argument cache holds" in str(diagnosis)


def test_mistakes_in_two_functions_are_told_apart() -> None:
    diagnosis = diagnose(family_of(notebook(OVER_HIDDEN_UNITS, DROPPED)))
    causes = {part.exercise: part.causes[0].mutants for part in diagnosis.cells if part.causes}
    assert causes == {
        "rnn_cell_backward": ("c5w1a1.rnn_cell_backward.sums_dba_over_axis_0",),
        "rnn_backward": ("c5w1a1.rnn_backward.drops_da_prevt",),
    }


def test_two_mistakes_in_one_function() -> None:
    diagnosis = diagnose(notebook(DROPPED, (RNN_BACKWARD_LOOP, "dWaa = dWaat"))["rnn_backward"])
    assert diagnosis.verdict == Verdict.EXPLAINED
    assert diagnosis.causes[0].mutants[0] == "c5w1a1.rnn_backward.drops_da_prevt"
    assert len(diagnosis.causes[0].mutants) == 2


def test_functions_that_agree_on_a_cache_of_their_own_are_correct() -> None:
    names = notebook(
        ("cache = (a_next, a_prev, xt, parameters)", "cache = (parameters, xt, a_prev, a_next)"),
        ("(a_next, a_prev, xt, parameters) = cache", "(parameters, xt, a_prev, a_next) = cache"),
        (
            "(caches, x) = caches\n    (a1, a0, x1, parameters) = caches[0]\n    n_a, m, T_x",
            "(caches, x) = caches\n    x1 = x[:, :, 0]\n    n_a, m, T_x",
        ),
    )
    assert diagnose(family_of(names)).verdict == Verdict.CORRECT


@pytest.mark.parametrize("family", [RNN, LSTM])
@pytest.mark.parametrize("inside", [True, False])
def test_single_precision_is_correct_and_said(family: tuple[str, ...], inside: bool) -> None:
    functions = {name: _in_single(getattr(skeleton, name), inside) for name in family}
    diagnosis = diagnose(functions)
    assert {part.verdict for part in diagnosis.cells} == {"correct"}
    assert {each for each in diagnosis.remarks if isinstance(each, SinglePrecision)} == set(
        map(SinglePrecision, family)
    )
    assert sum("computed in float32" in note for note in diagnosis.notes) == len(family)


def test_a_mistake_in_single_precision_is_named() -> None:
    function = _in_single(notebook(DROPPED)["rnn_backward"], True)
    diagnosis = diagnose({"rnn_backward": function})
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_backward.drops_da_prevt",)
    assert any("float32" in note for note in diagnosis.notes)


def _in_single(function: Callable[..., Any], inside: bool) -> Callable[..., Any]:
    def single(*args: Any) -> Any:
        result = function(*_cast(args, np.float32))
        return _cast(result, np.float64) if inside else result

    return single


def _cast(value: Any, dtype: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.astype(dtype)
    if isinstance(value, dict):
        return {key: _cast(part, dtype) for key, part in value.items()}
    return type(value)(_cast(part, dtype) for part in value)


def test_keyword_arguments_only_are_not_asked_for() -> None:
    def rnn_backward(da: Any, caches: Any, *, verbose: bool = False) -> Any:
        return skeleton.rnn_backward(da=da, caches=caches) if not verbose else None

    assert diagnose(rnn_backward).verdict == Verdict.CORRECT


def test_a_changed_argument_is_said_although_all_is_right() -> None:
    names = notebook(
        (
            "    n_x, m = x1.shape\n    dx, da_prevt",
            "    da = da * 1; x *= -1; x *= -1; x += 0; x[0] = 7\n    n_x, m = x1.shape\n    dx, da_prevt",
        )
    )
    assert "rnn_backward changes what its argument caches holds" in str(diagnose(names["rnn_backward"]))


def test_drawn_random_numbers_are_said() -> None:
    names = notebook((RNN_BACKWARD_LOOP, "np.random.randn(); dWaa = dWaa + dWaat"))
    assert "rnn_backward draws random numbers" in str(diagnose(names["rnn_backward"]))


def test_state_between_calls_is_said() -> None:
    calls: list[int] = []

    def rnn_backward(da: Any, caches: Any) -> Any:
        calls.append(1)
        return {name: value * (1 + (len(calls) > 4)) for name, value in skeleton.rnn_backward(da, caches).items()}

    said = str(diagnose({"rnn_backward": rnn_backward})).replace("\n  ", " ")
    assert "rnn_backward gives something else when the same calls are made again" in said


def test_a_variable_of_the_notebook_is_said() -> None:
    replaced = (
        "    n_x, m = x1.shape\n    dx, da_prevt = np.zeros((n_x, m, T_x))",
        "    m = x1.shape[1]\n    dx, da_prevt = np.zeros((n_x, m, T_x))",
    )
    diagnosis = diagnose(notebook(replaced, n_x=3)["rnn_backward"])
    assert diagnosis.verdict == Verdict.LOCALISED
    assert ReadsForeign("rnn_backward", ("n_x",)) in diagnosis.remarks
    (settings,) = (each for each in diagnosis.evidence if isinstance(each, RightWith))
    assert CourseCell.CELL in settings.right
    assert "rnn_backward reads n_x from the code around it" in str(diagnosis)
    assert "right with the course's cell" in str(diagnosis).replace("\n  ", " ")


def test_an_undefined_name_is_said_with_its_line() -> None:
    diagnosis = diagnose(notebook((RNN_BACKWARD_LOOP, "dWaa = dWaa + dWaa_t"))["rnn_backward"])
    assert Undefined("dWaa_t") in diagnosis.evidence
    assert isinstance(diagnosis.conclusion, EndsWith)
    assert diagnosis.conclusion.ending.error.missing == "dWaa_t"
    assert "NameError: name 'dWaa_t' is not defined, in line" in diagnosis.reason
    assert diagnosis.suspects == ("rnn_backward",)


def test_other_parameters_are_compared_with_the_courses() -> None:
    def rnn_cell_backward(da_next: Any, cache: Any, x: Any) -> Any:
        return {"dxt": x, "da_prev": da_next, "dba": cache}

    diagnosis = diagnose(rnn_cell_backward)
    assert "missing 1 required positional argument: 'x'" in diagnosis.reason
    assert diagnosis.next_step == CompareParameters("rnn_cell_backward", ("da_next", "cache"))
    assert diagnosis.advice == "Compare its def with the course's: there it is rnn_cell_backward(da_next, cache)."


def test_an_exception_within_a_function_says_nothing_of_its_parameters() -> None:
    def rnn_cell_backward(da_next: Any, cache: Any) -> Any:
        again: Any = rnn_cell_backward
        return again(da_next + cache[0])

    assert diagnose(rnn_cell_backward).next_step is None


@pytest.mark.parametrize(("name", "step"), [("endless_loop", CallItAlone("rnn_cell_forward")), ("segfault", None)])
def test_what_a_clock_stopped_is_to_be_called_alone(name: str, step: CallItAlone | None) -> None:
    with Sandbox(IMPATIENT) as sandbox, sandbox.open(hostile(name), FAMILY) as subject:
        diagnosis = parts_of(subject)[0]
    assert "had to be stopped" in diagnosis.reason
    assert diagnosis.next_step == step


@pytest.mark.parametrize(
    ("returned", "said"),
    [("return dx, da_prevt, dWax, dWaa, dba", "a tuple of array"), ("pass", "It returns None")],
)
def test_another_kind_of_return_value_is_said(returned: str, said: str) -> None:
    right = 'return {"dx": dx, "da0": da_prevt, "dWax": dWax, "dWaa": dWaa, "dba": dba}'
    diagnosis = diagnose(notebook((right, returned))["rnn_backward"])
    assert diagnosis.verdict == Verdict.LOCALISED
    assert any(said in finding and "dict with dWaa" in finding for finding in diagnosis.findings)


def test_the_impulse_response_shows_a_path_that_no_mistake_explains() -> None:
    names = notebook(("da[:, :, t] + da_prevt, caches[t]", "0.5 * da[:, :, t] + 0.37 * da_prevt, caches[t]"))
    diagnosis = diagnose(names["rnn_backward"], budget=0)
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.impulse is not None
    assert diagnosis.impulse.linear
    (strength,) = diagnosis.impulse.findings
    assert isinstance(strength, Strength)
    assert strength.own == pytest.approx(0.5)
    assert strength.back == pytest.approx(0.37)
    sentence = str(strength)
    assert "arrives 0.5 times as strong as it should" in sentence
    assert "on the way back each step is 0.37 times as strong" in sentence
    assert np.allclose(np.diag(diagnosis.impulse.yours), 0.5 * np.diag(diagnosis.impulse.right))
    assert not np.triu(diagnosis.impulse.right, 1).any()


def test_what_is_not_linear_in_da_is_said() -> None:
    names = notebook(("dx[:, :, t] = dxt", "dx[:, :, t] = np.clip(dxt, -0.1, 0.1)"))
    diagnosis = diagnose(names["rnn_backward"], budget=0)
    assert any("not linear in da" in finding for finding in diagnosis.findings)


def test_a_notebook_is_as_it_was_afterwards() -> None:
    names = notebook(DROPPED)
    del names["rnn_cell_forward"]
    before = dict(names)
    state = repr(np.random.get_state())
    diagnose(names["rnn_backward"])
    assert names == before
    assert repr(np.random.get_state()) == state


def test_what_holds_no_function_of_an_exercise() -> None:
    with pytest.raises(
        ValueError, match="no function of an exercise in this: give one that is called rnn_cell_forward"
    ):
        diagnose(print)


def test_what_is_missing_is_said() -> None:
    diagnosis = diagnose({"rnn_backward": skeleton.rnn_backward})
    assert diagnosis.verdict == Verdict.CORRECT
    assert diagnosis.remarks == (StoodIn(("rnn_cell_forward", "rnn_forward", "rnn_cell_backward")),)
    assert diagnosis.notes == (
        "Missing or unusable, so correct ones stood in: rnn_cell_forward, rnn_forward and rnn_cell_backward.",
    )
