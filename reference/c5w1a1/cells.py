"""What the test cells do, one function each.

A function seeds the legacy stream, draws in the cell's order, calls the program and returns what the cell looks at.
Names with a year are of the version that came in it: 2018 is v1 to v3, 2019_early the first v3a.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.programs.program import Program

Array = NDArray[np.float64]
Outputs = dict[str, Any]


def randn(*shape: int) -> Array:
    """Draw from the global stream, as the cells do."""
    return np.random.randn(*shape)


def draw(**shapes: tuple[int, ...]) -> dict[str, Array]:
    """Draw one array a name, in the order of the names."""
    return {name: randn(*shape) for name, shape in shapes.items()}


def draw_lstm(n_a: int, n_x: int, n_y: int) -> dict[str, Array]:
    """Draw the parameters of an LSTM in the cells' order: f, i, o, c, then y; a weight, then its bias."""
    gates: dict[str, tuple[int, ...]] = {}
    for gate in "fioc":
        gates |= {f"W{gate}": (n_a, n_a + n_x), f"b{gate}": (n_a, 1)}
    return draw(**gates, Wy=(n_y, n_a), by=(n_y, 1))


def rnn_cell_forward(program: Program) -> Outputs:
    """Run the cell of exercise 1."""
    np.random.seed(1)
    xt = randn(3, 10)
    a_prev = randn(5, 10)
    parameters = draw(Waa=(5, 5), Wax=(5, 3), Wya=(2, 5), ba=(5, 1), by=(2, 1))
    a_next, yt_pred, cache = program.rnn_cell_forward(xt, a_prev, parameters)
    return {"a_next": a_next, "yt_pred": yt_pred, "cache": cache}


def draw_rnn_forward() -> tuple[Array, Array, dict[str, Array]]:
    """Draw what the cell of exercise 2 draws."""
    np.random.seed(1)
    x = randn(3, 10, 4)
    a0 = randn(5, 10)
    return x, a0, draw(Waa=(5, 5), Wax=(5, 3), Wya=(2, 5), ba=(5, 1), by=(2, 1))


def rnn_forward(program: Program) -> Outputs:
    """Run the cell of exercise 2."""
    a, y_pred, caches = program.rnn_forward(*draw_rnn_forward())
    return {"a": a, "y_pred": y_pred, "caches": caches}


def rnn_forward_test(program: Program) -> Outputs:
    """Run the public test of exercise 2."""
    np.random.seed(17)
    T_x, m, n_x, n_a, n_y = 13, 8, 4, 7, 3
    x = randn(n_x, m, T_x)
    a0 = randn(n_a, m)
    parameters = draw(Waa=(n_a, n_a), Wax=(n_a, n_x), Wya=(n_y, n_a), ba=(n_a, 1), by=(n_y, 1))
    a, y_pred, caches = program.rnn_forward(x, a0, parameters)
    return {"a": a, "y_pred": y_pred, "caches": caches}


def lstm_cell_forward(program: Program) -> Outputs:
    """Run the cell of exercise 3."""
    np.random.seed(1)
    xt = randn(3, 10)
    a_prev = randn(5, 10)
    c_prev = randn(5, 10)
    parameters = draw_lstm(5, 3, 2)
    a_next, c_next, yt, cache = program.lstm_cell_forward(xt, a_prev, c_prev, parameters)
    return {"a_next": a_next, "c_next": c_next, "yt_pred": yt, "cache": cache}


def lstm_cell_forward_test(program: Program) -> Outputs:
    """Run the public test of exercise 3."""
    np.random.seed(212)
    m, n_x, n_a, n_y = 8, 4, 7, 3
    x = randn(n_x, m)
    a0 = randn(n_a, m)
    c0 = randn(n_a, m)
    a_next, c_next, yt, cache = program.lstm_cell_forward(x, a0, c0, draw_lstm(n_a, n_x, n_y))
    return {"a_next": a_next, "c_next": c_next, "yt_pred": yt, "cache": cache}


def lstm_forward(program: Program) -> Outputs:
    """Run the cell of exercise 4."""
    np.random.seed(1)
    x = randn(3, 10, 7)
    a0 = randn(5, 10)
    a, y, c, caches = program.lstm_forward(x, a0, draw_lstm(5, 3, 2))
    return {"a": a, "y": y, "c": c, "caches": caches}


def lstm_forward_test(program: Program) -> Outputs:
    """Run the public test of exercise 4."""
    np.random.seed(45)
    n_x, m, T_x, n_a, n_y = 4, 13, 16, 3, 2
    x = randn(n_x, m, T_x)
    a0 = randn(n_a, m)
    a, y, c, caches = program.lstm_forward(x, a0, draw_lstm(n_a, n_x, n_y))
    return {"a": a, "y": y, "c": c, "caches": caches}


def draw_rnn_cell_backward() -> tuple[Array, Array, dict[str, Array]]:
    """Draw what the cell of exercise 5 draws before the forward pass."""
    np.random.seed(1)
    xt = randn(3, 10)
    a_prev = randn(5, 10)
    return xt, a_prev, draw(Wax=(5, 3), Waa=(5, 5), Wya=(2, 5), ba=(5, 1), by=(2, 1))


def back_from_rnn_cell(program: Program, xt: Array, a_prev: Array, parameters: dict[str, Array]) -> Outputs:
    """Run the calls of the cell of exercise 5."""
    a_next, yt, cache = program.rnn_cell_forward(xt, a_prev, parameters)
    da_next = randn(5, 10)
    return dict(program.rnn_cell_backward(da_next, cache))


def rnn_cell_backward_2018(program: Program) -> Outputs:
    """Run the cell of exercise 5 that drew `b` and passed the `ba` that exercise 2's cell had left behind."""
    stale = draw_rnn_forward()[2]["ba"]
    xt, a_prev, parameters = draw_rnn_cell_backward()
    return back_from_rnn_cell(program, xt, a_prev, {**parameters, "ba": stale})


def rnn_cell_backward_2019_early(program: Program) -> Outputs:
    """Run the cell of exercise 5 as shipped with the bias under the key 'b'."""
    xt, a_prev, parameters = draw_rnn_cell_backward()
    parameters["b"] = parameters.pop("ba")
    return back_from_rnn_cell(program, xt, a_prev, parameters)


def rnn_cell_backward(program: Program) -> Outputs:
    """Run the cell of exercise 5."""
    return back_from_rnn_cell(program, *draw_rnn_cell_backward())


def rnn_backward(program: Program) -> Outputs:
    """Run the cell of exercise 6."""
    np.random.seed(1)
    x = randn(3, 10, 4)
    a0 = randn(5, 10)
    parameters = draw(Wax=(5, 3), Waa=(5, 5), Wya=(2, 5), ba=(5, 1), by=(2, 1))
    a, y, caches = program.rnn_forward(x, a0, parameters)
    da = randn(5, 10, 4)
    return dict(program.rnn_backward(da, caches))


def draw_lstm_cell_backward() -> tuple[Array, Array, Array, dict[str, Array]]:
    """Draw what the cell of exercise 7 draws before the forward pass."""
    np.random.seed(1)
    return randn(3, 10), randn(5, 10), randn(5, 10), draw_lstm(5, 3, 2)


def lstm_cell_backward(program: Program) -> Outputs:
    """Run the cell of exercise 7."""
    a_next, c_next, yt, cache = program.lstm_cell_forward(*draw_lstm_cell_backward())
    da_next = randn(5, 10)
    dc_next = randn(5, 10)
    return dict(program.lstm_cell_backward(da_next, dc_next, cache))


def back_through_lstm(program: Program, output_layer: dict[str, Array]) -> Outputs:
    """Run the cell of exercise 8, which draws no Wy and by; da has four steps, x seven."""
    np.random.seed(1)
    x = randn(3, 10, 7)
    a0 = randn(5, 10)
    gates: dict[str, tuple[int, ...]] = {}
    for gate in "fioc":
        gates |= {f"W{gate}": (5, 8), f"b{gate}": (5, 1)}
    a, y, c, caches = program.lstm_forward(x, a0, {**draw(**gates), **output_layer})
    da = randn(5, 10, 4)
    return dict(program.lstm_backward(da, caches))


def lstm_backward_2018(program: Program) -> Outputs:
    """Run the cell of exercise 8 that passed the Wy and by that exercise 7's cell had left behind."""
    stale = draw_lstm_cell_backward()[3]
    return back_through_lstm(program, {"Wy": stale["Wy"], "by": stale["by"]})


def lstm_backward_2019_early(program: Program) -> Outputs:
    """Run the cell of exercise 8 as shipped without Wy."""
    return back_through_lstm(program, {})


def lstm_backward(program: Program) -> Outputs:
    """Run the cell of exercise 8."""
    return back_through_lstm(program, {"Wy": np.zeros((2, 5)), "by": np.zeros((2, 1))})
