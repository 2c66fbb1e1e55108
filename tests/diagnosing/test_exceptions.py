"""What an exception says by itself: names, keys, attributes, starters, and what is no function's mistake."""

from typing import Any

import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.explaining.exceptions.known import functions_of
from catalog.explaining.exceptions.starters import starters
from catalog.explaining.searching import search as beyond
from catalog.model.problem import Problem
from catalog.programs.edit import Edit
from catalog.programs.program import Program
from catalog.registry import exercises, family
from catalog.running.signatures import home
from tests.support.tracebacks import ipython_7, ipython_8, raised

KEY_IN_A_CALL = """
<ipython-input-12-0f0> in <module>
---> 12 gradients = rnn_backward(da, caches)

<ipython-input-11-abc> in rnn_backward(da, caches)
     41         gradients = rnn_cell_backward(da[:, :, t] + da_prevt, caches[t])
     42         # Retrieve derivatives from gradients (≈ 1 line)
---> 43         dxt, da_prevt, dWaxt, dWaat, dbat = gradients["dxt"], gradients["da_prev"], gradients["dWax"]

KeyError: 'da_prev'
"""

CELL_ALONE = """
---------------------------------------------------------------------------
NameError                                 Traceback (most recent call last)
<ipython-input-9-0f0> in <module>
      8 by = np.random.randn(2,1)
----> 9 parameters = {"Wax": Wax, "Waa": Waa, "Wya": Wya, "ba": ba, "by": by}

NameError: name 'ba' is not defined
"""


def said(text: str, exercise: str | None = None) -> tuple[Diagnosis, Problem]:
    diagnosis = diagnose(text, exercise=exercise, budget=0)
    assert diagnosis.verdict in (Verdict.AMBIGUOUS, Verdict.LOCALISED, Verdict.UNREADABLE)
    assert diagnosis.raised is not None
    assert diagnosis.advice or diagnosis.raised.frame
    return diagnosis, diagnosis.raised.problem


@pytest.fixture
def no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a search that is begun fail."""

    def searched(*_: Any) -> None:
        raise AssertionError("a search was begun")

    monkeypatch.setattr(beyond, "matrix_of_all", searched)


pytestmark = pytest.mark.usefixtures("no_search")


def test_a_key_is_looked_for_where_the_dict_was_made() -> None:
    diagnosis, problem = said(KEY_IN_A_CALL)
    assert problem is Problem.WRONG_KEY
    assert diagnosis.suspects == ("rnn_cell_backward", "rnn_backward")
    assert "line 43 of rnn_backward" in diagnosis.reason
    assert "the dict that rnn_cell_backward returns has none" in diagnosis.reason
    assert diagnosis.advice.endswith("in the course 'da_prev' stands there beside dxt, dWax, dWaa and dba.")
    assert diagnosis.to_dict()["raised"] | {"source": ""} == {
        "problem": "wrong key", "name": "da_prev", "nearest": [], "makers": ["rnn_cell_backward"],
        "function": "rnn_backward", "file": "<ipython-input-11-abc>", "line": 43, "source": "",
    }  # fmt: skip


def dropped(function: str, key: str) -> Program:
    """Return the program in which a function's dict lacks a key."""
    name = exercises()[function]
    source = family(name).sources[function]
    before = f'"{key}": {key}, ' if f'"{key}": {key}, ' in source else f'"{key}": {key},'
    before = before if before in source else f', "{key}": {key}'
    return Program(family(name), (Edit(function, before, ""),))


KEYS = [
    (function, key)
    for name in ("c5w1a1.rnn", "c5w1a1.lstm")
    for function, known in functions_of(name).items()
    for key in known.returned
    if function.endswith("cell_backward")
]


@pytest.mark.parametrize(("function", "key"), KEYS[::3])
def test_every_key_that_is_missing_is_the_makers(function: str, key: str) -> None:
    caller = function.replace("_cell", "")
    error = raised(dropped(function, key), home(caller))
    assert error is not None
    assert error.last == f"KeyError: '{key}'"
    for text in (ipython_7(error), ipython_8(error), error.last):
        diagnosis, problem = said(text, caller)
        assert problem is Problem.WRONG_KEY
        assert diagnosis.suspects[0] == function


def test_a_key_of_the_parameters_is_told_which_there_are() -> None:
    diagnosis, problem = said("KeyError: 'Wu'", "lstm_backward")
    assert problem is Problem.WRONG_KEY
    assert diagnosis.suspects[0] == "lstm_cell_forward"
    assert "Wi" in diagnosis.advice
    diagnosis, _ = said("KeyError: 'Wxa'", "rnn_forward")
    assert diagnosis.raised is not None
    assert diagnosis.raised.nearest[0] == "Wax"


@pytest.mark.parametrize(
    ("text", "problem", "meant"),
    [
        ("NameError: name 'np_zeros' is not defined", Problem.WRONG_NAME, "np.zeros"),
        ("NameError: name 'np_zeros' is not defined. Did you mean: 'np.zeros'?", Problem.WRONG_NAME, "np.zeros"),
        ("NameError: name 'tanh' is not defined", Problem.WRONG_NAME, "np.tanh"),
        ("AttributeError: module 'numpy' has no attribute 'tamh'", Problem.WRONG_ATTRIBUTE, "np.tanh"),
        (
            "AttributeError: module 'numpy' has no attribute 'dott'. Did you mean: 'dot'?",
            Problem.WRONG_ATTRIBUTE,
            "np.dot",
        ),
        ("AttributeError: module 'numpy' has no attribute 'float'.", Problem.OLD_CODE, "float"),
        ("NameError: name 'rnn_cell_backward' is not defined", Problem.NOT_RUN, "Run the cell"),
        ("NameError: name 'softmax' is not defined", Problem.NOT_RUN, "Run it"),
        ("NameError: name 'np' is not defined", Problem.NOT_RUN, "Run it"),
        ("NameError: name 'tf' is not defined", Problem.WRONG_NAME, "what the notebook imports"),
        ("ModuleNotFoundError: No module named 'rnn_utils'", Problem.NO_MODULE, "folder of its notebook"),
        ("ImportError: No module named rnn_utils", Problem.NO_MODULE, "folder of its notebook"),
        (
            "TypeError: rnn_cell_backward() missing 1 required positional argument: 'cache'",
            Problem.CALL,
            "(da_next, cache)",
        ),
        ("ValueError: x", Problem.OTHER, "whole traceback"),
    ],
)
@pytest.mark.parametrize("exercise", [None, "rnn_backward"])
def test_what_the_message_says_is_said_at_once(text: str, problem: Problem, meant: str, exercise: str | None) -> None:
    diagnosis, found = said(text, exercise)
    assert found is problem
    assert meant in diagnosis.advice
    nobodys = problem in (Problem.NOT_RUN, Problem.NO_MODULE, Problem.OLD_CODE)
    assert (diagnosis.verdict is Verdict.UNREADABLE) is nobodys
    inferred = all(mistake.inferred for cause in diagnosis.causes for mistake in cause.mistakes)
    assert problem is Problem.CALL or (inferred and (exercise is not None or diagnosis.causes == ()))


@pytest.mark.parametrize(
    ("message", "advice"),
    [
        ("SyntaxError: invalid syntax", "bracket"),
        ("SyntaxError: '(' was never closed", "count the brackets"),
        ("SyntaxError: unexpected EOF while parsing", "count the brackets"),
        ("SyntaxError: invalid character '−' (U+2212)", "type it again"),
        ("IndentationError: unexpected indent", "more spaces"),
        ("IndentationError: expected an indented block after 'for' statement on line 11", "four spaces"),
        ("TabError: inconsistent use of tabs and spaces in indentation", "four spaces"),
    ],
)
@pytest.mark.parametrize("head", ['  File "<ipython-input-5-1>", line 12', "  Cell In[5], line 12"])
def test_what_is_no_python_is_shown_with_its_line(message: str, advice: str, head: str) -> None:
    diagnosis, problem = said(f"{head}\n    dx = np.zeros((n_x, m, T_x)\n         ^\n{message}")
    assert problem is Problem.NO_PYTHON
    assert "line 12" in diagnosis.reason
    assert "`dx = np.zeros((n_x, m, T_x)`" in diagnosis.reason
    assert advice in diagnosis.advice


def test_the_cells_own_error_is_no_functions() -> None:
    diagnosis, problem = said(CELL_ALONE)
    assert problem is Problem.TEST_CELL
    assert diagnosis.verdict is Verdict.UNREADABLE
    assert diagnosis.suspects == ()
    assert "line 9 of the cell" in diagnosis.reason


@pytest.mark.parametrize(
    "message",
    [
        "TypeError: unsupported operand type(s) for *: 'float' and 'NoneType'",
        "TypeError: 'NoneType' object cannot be interpreted as an integer",
        "TypeError: cannot unpack non-iterable NoneType object",
        "TypeError: object of type 'NoneType' has no len()",
        "AttributeError: 'NoneType' object has no attribute 'tanh'",
    ],
)
def test_a_none_of_the_starter_is_not_filled_in(message: str) -> None:
    shown = f"<ipython-input-3-a> in rnn_forward(x, a0, parameters)\n---> 12     for t in range(None):\n\n{message}"
    for text, line in ((message, ""), (shown, "line 12 of rnn_forward, `for t in range(None):`")):
        diagnosis, problem = said(text, "rnn_forward")
        assert problem is Problem.NOT_FILLED_IN
        assert (diagnosis.verdict is Verdict.AMBIGUOUS) is bool(diagnosis.causes)
        assert diagnosis.suspects[0] == "rnn_forward"
        assert "not filled in" in diagnosis.reason.lower()
        assert line in diagnosis.reason


@pytest.mark.parametrize("name", ["c5w1a1.rnn", "c5w1a1.lstm"])
def test_every_starter_is_not_filled_in(name: str) -> None:
    found = starters(name)
    assert {each.function for each in found} == set(family(name).functions)
    for each in found:
        diagnosis, problem = said(str(each.error), each.exercise)
        assert problem is Problem.NOT_FILLED_IN, each
        assert each.function in diagnosis.suspects, each


KEYS_OF_A_STEP = """
----> 5 dxt, da_prevt = gradients["dx"], gradients["da_prev"]

KeyError: 'dx'
"""


@pytest.mark.parametrize("exercise", [None, "rnn_backward"])
def test_the_keys_beside_one_say_whose_dict_lacks_it(exercise: str | None) -> None:
    diagnosis, problem = said(KEYS_OF_A_STEP, exercise)
    assert problem is Problem.WRONG_KEY
    assert "gradients has none of that name" in diagnosis.reason
    assert "dxt" in diagnosis.advice
    assert "dx," not in diagnosis.advice


WHOSE = [
    (None, "that of rnn_backward or lstm_backward has 'dx', that of rnn_cell_backward or lstm_cell_backward has not."),
    ("rnn_backward", "that of rnn_backward has 'dx', that of rnn_cell_backward has not."),
]


@pytest.mark.parametrize(("exercise", "whose"), WHOSE)
@pytest.mark.parametrize("text", ["KeyError: 'dx'", "----> 5 print(gradients[\"dx\"])\nKeyError: 'dx'"])
def test_where_several_dicts_may_lack_a_key_none_is_blamed(text: str, exercise: str | None, whose: str) -> None:
    diagnosis, _ = said(text, exercise)
    assert "returns" not in diagnosis.reason
    assert diagnosis.advice.endswith(whose)
