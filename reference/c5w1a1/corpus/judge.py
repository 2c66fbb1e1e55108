"""Outputs that real programs printed, and the judge of whether another program does what they did.

outputs.json has an object for each output: id; exercise: the function whose test cell printed it; text: what it
printed; notebooks: how many printed the same; causes: what is wrong with the program, by function; raises:
true where it ended in an exception; behaviour: what the program gave on inputs that no cell uses, each output's shape
and numbers, or the exception. The judge runs a program on those inputs. more.json has the same of other programs,
collected later.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.programs.program import Program

COLLECTIONS = ("outputs", "more")
Case = dict[str, Any]
NO_MISTAKE = "(not a mistake"
N_X, N_A, N_Y, M, T_X = 4, 6, 3, 7, 5


def outputs(collection: str = "outputs") -> list[Case]:
    """Return the outputs of a collection, each as the JSON has it."""
    found: list[Case] = json.loads((Path(__file__).parent / f"{collection}.json").read_text(encoding="utf-8"))
    return found


def functions_wrong(case: Case) -> frozenset[str]:
    """Return the functions that have a mistake in them; some causes are only remarks."""
    return frozenset(function for function, cause in case["causes"].items() if not cause.startswith(NO_MISTAKE))


def agrees(program: Program, case: Case) -> bool:
    """True where the program returns what the real one returned, or raises the same kind with the same shapes."""
    return is_what(given(program, case["exercise"]), case)


def given(program: Program, exercise: str) -> Any:
    """Return what a program returns on the judge's inputs, by name, or the exception that it raises."""
    state = np.random.get_state()
    try:
        with np.errstate(all="ignore"):
            return _run(program, exercise)
    except Exception as error:
        return error
    finally:
        np.random.set_state(state)


def is_what(actual: Any, case: Case) -> bool:
    """True where what a program gave is what the real one returned, or an exception of its kind, with its shapes."""
    expected = case["behaviour"]
    if isinstance(actual, Exception):
        same_kind = type(actual).__name__ == expected.get("raises")
        return same_kind and _shapes(str(actual)) == _shapes(expected["message"])
    if "raises" in expected or not isinstance(actual, dict) or set(expected) - set(actual):
        return False
    return all(_same(actual[name], stored) for name, stored in expected.items())


def _same(actual: Any, stored: dict[str, Any]) -> bool:
    try:
        value = np.asarray(actual, dtype=float)
    except (TypeError, ValueError):
        return False
    if list(value.shape) != stored["shape"]:
        return False
    return bool(np.allclose(value.ravel(), stored["v"], rtol=1e-6, atol=1e-8, equal_nan=True))


def _shapes(message: str) -> list[str]:
    return re.findall(r"\(\d+(?:, ?\d+)*,?\)", message)


def _run(program: Program, exercise: str) -> Any:
    stream = np.random.RandomState(20261122)

    def draw(*shape: int) -> NDArray[np.float64]:
        return stream.standard_normal(shape) * 0.7

    parameters = {name: draw(*shape) for name, shape in _parameter_shapes(exercise).items()}
    x, a0, c0, da, dc = draw(N_X, M, T_X), draw(N_A, M), draw(N_A, M), draw(N_A, M, T_X), draw(N_A, M)
    np.random.seed(5)
    calls: dict[str, Callable[[], Any]] = {
        "rnn_cell_forward": lambda: _named(("a_next", "yt_pred"), program.rnn_cell_forward(x[:, :, 0], a0, parameters)),
        "rnn_forward": lambda: _named(("a", "y_pred"), program.rnn_forward(x, a0, parameters)),
        "lstm_cell_forward": lambda: _named(
            ("a_next", "c_next", "yt_pred"), program.lstm_cell_forward(x[:, :, 0], a0, c0, parameters)
        ),
        "lstm_forward": lambda: _named(("a", "y", "c"), program.lstm_forward(x, a0, parameters)),
        "rnn_cell_backward": lambda: program.rnn_cell_backward(
            da[:, :, 0], program.rnn_cell_forward(x[:, :, 0], a0, parameters)[-1]
        ),
        "rnn_backward": lambda: program.rnn_backward(da, program.rnn_forward(x, a0, parameters)[-1]),
        "lstm_cell_backward": lambda: program.lstm_cell_backward(
            da[:, :, 0], dc, program.lstm_cell_forward(x[:, :, 0], a0, c0, parameters)[-1]
        ),
        "lstm_backward": lambda: program.lstm_backward(da, program.lstm_forward(x, a0, parameters)[-1]),
    }
    return calls[exercise]()


def _named(names: tuple[str, ...], values: Any) -> dict[str, Any]:
    return dict(zip(names, values, strict=False))


def _parameter_shapes(exercise: str) -> dict[str, tuple[int, int]]:
    if exercise.startswith("rnn"):
        return {"Wax": (N_A, N_X), "Waa": (N_A, N_A), "Wya": (N_Y, N_A), "ba": (N_A, 1), "by": (N_Y, 1)}
    shapes: dict[str, tuple[int, int]] = {}
    for gate in "fioc":
        shapes |= {f"W{gate}": (N_A, N_A + N_X), f"b{gate}": (N_A, 1)}
    return {**shapes, "Wy": (N_Y, N_A), "by": (N_Y, 1)}
