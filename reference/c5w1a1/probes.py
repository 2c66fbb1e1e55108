"""The test cells of the notebook, in every version that changes a draw, a label or a table.

Each function below is one cell: it seeds the legacy stream, draws in the cell's order, calls the program and returns
what the cell looks at. Years say when the version came: 2018 is v1 to v3, 2019-early the first v3a, 2019 the v3a and
3b that followed, 2021 the one with public tests.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.programs.program import Program
from catalog.signatures.probe import Line, Probe, Shows

Array = NDArray[np.float64]
Outputs = dict[str, Any]

EVERY = "every version"


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


def gradient_lines(**indices: str) -> tuple[Line, ...]:
    """Return the lines of a backward cell: a value and a shape for each gradient."""
    lines: list[Line] = []
    for name, index in indices.items():
        lines.append(Line(f'gradients["{name}"]{index} =', name, index))
        lines.append(Line(f'gradients["{name}"].shape =', name, "", Shows.SHAPE))
    return tuple(lines)


RNN_CELL_BACKWARD_LINES = gradient_lines(dxt="[1][2]", da_prev="[2][3]", dWax="[3][1]", dWaa="[1][2]", dba="[4]")
LSTM_GATE_INDICES = {
    "dWf": "[3][1]",
    "dWi": "[1][2]",
    "dWc": "[3][1]",
    "dWo": "[1][2]",
    "dbf": "[4]",
    "dbi": "[4]",
    "dbc": "[4]",
    "dbo": "[4]",
}
LSTM_BACKWARD_LINES = gradient_lines(dx="[1][2]", da0="[2][3]", **LSTM_GATE_INDICES)

LSTM_CELL_FORWARD_LINES = (
    Line("a_next[4] = \n", "a_next", "[4]"),
    Line("a_next.shape = ", "a_next", "", Shows.SHAPE),
    Line("c_next[2] = \n", "c_next", "[2]"),
    Line("c_next.shape = ", "c_next", "", Shows.SHAPE),
    Line("yt[1] =", "yt_pred", "[1]", called="yt"),
    Line("yt.shape = ", "yt_pred", "", Shows.SHAPE, called="yt"),
    Line("cache[1][3] =\n", "cache", "[1][3]"),
    Line("len(cache) = ", "cache", "", Shows.LENGTH),
)
C_SHAPE_AS_A_SHAPE = Line("a_next.shape = ", "c_next", "", Shows.SHAPE, called="a_next")

MISPRINTED_LSTM_BACKWARD = """
gradients["dx"][1][2] = [-0.00173313 0.08287442 -0.30545663 -0.43281115]
gradients["da0"][2][3] = -0.095911501954
gradients["dWf"][3][1] = -0.0698198561274
gradients["dWi"][1][2] = 0.102371820249
gradients["dWc"][3][1] = -0.0624983794927
gradients["dWo"][1][2] = 0.0484389131444
gradients["dbf"][4] = [-0.0565788]
gradients["dbi"][4] = [-0.06997391]
gradients["dbc"][4] = [-0.27441821]
gradients["dbo"][4] = [0.16532821]
"""

PROBES = (
    Probe(
        "c5w1a1.rnn_cell_forward",
        "rnn_cell_forward",
        "c5w1a1.rnn",
        rnn_cell_forward,
        (
            Line("a_next[4] = \n", "a_next", "[4]"),
            Line("a_next.shape = \n", "a_next", "", Shows.SHAPE),
            Line("yt_pred[1] =\n", "yt_pred", "[1]"),
            Line("yt_pred.shape = \n", "yt_pred", "", Shows.SHAPE),
        ),
        found_in=EVERY,
    ),
    Probe(
        "c5w1a1.rnn_forward",
        "rnn_forward",
        "c5w1a1.rnn",
        rnn_forward,
        (
            Line("a[4][1] = \n", "a", "[4][1]"),
            Line("a.shape = \n", "a", "", Shows.SHAPE),
            Line("y_pred[1][3] =\n", "y_pred", "[1][3]"),
            Line("y_pred.shape = \n", "y_pred", "", Shows.SHAPE),
            Line("caches[1][1][3] =\n", "caches", "[1][1][3]"),
            Line("len(caches) = \n", "caches", "", Shows.LENGTH),
        ),
        found_in=EVERY,
    ),
    Probe(
        "c5w1a1.rnn_forward.public_test",
        "rnn_forward",
        "c5w1a1.rnn",
        rnn_forward_test,
        (
            Line(
                "a[5, 2, 2:6] =",
                "a",
                "[5, 2, 2:6]",
                expected=(0.99999291, 0.99332189, 0.9921928, 0.99503445),
            ),
            Line(
                "y_pred[2, 1, 1:5] =",
                "y_pred",
                "[2, 1, 1:5]",
                expected=(0.19428, 0.14292, 0.24993, 0.00119),
                atol=1e-4,
            ),
        ),
        asserts=True,
        found_in="2021 and later",
    ),
    Probe(
        "c5w1a1.lstm_cell_forward.2018",
        "lstm_cell_forward",
        "c5w1a1.lstm",
        lstm_cell_forward,
        (LSTM_CELL_FORWARD_LINES[0], C_SHAPE_AS_A_SHAPE, *LSTM_CELL_FORWARD_LINES[2:]),
        found_in="before 2021",
    ),
    Probe(
        "c5w1a1.lstm_cell_forward.2021",
        "lstm_cell_forward",
        "c5w1a1.lstm",
        lstm_cell_forward,
        LSTM_CELL_FORWARD_LINES,
        found_in="2021 and later",
    ),
    Probe(
        "c5w1a1.lstm_cell_forward.public_test",
        "lstm_cell_forward",
        "c5w1a1.lstm",
        lstm_cell_forward_test,
        (
            *(
                Line(f"cache[{item}][0, 0:2] =", "cache", f"[{item}][0, 0:2]", expected=expected)
                for item, expected in (
                    (0, (0.10053951, 0.27129536)),
                    (1, (0.1352798, 0.39884899)),
                    (4, (0.32969833, 0.0574555)),
                    (5, (0.0036446, 0.9806943)),
                    (6, (0.99903873, 0.57509956)),
                    (7, (0.7477249, 0.71588751)),
                )
            ),
            Line(
                "y_pred[1] =",
                "yt_pred",
                "[1]",
                called="y_pred",
                expected=(0.417098, 0.449528, 0.223159, 0.278376, 0.68453, 0.419221, 0.564025, 0.538475),
            ),
        ),
        asserts=True,
        found_in="2021 and later",
    ),
    Probe(
        "c5w1a1.lstm_forward",
        "lstm_forward",
        "c5w1a1.lstm",
        lstm_forward,
        (
            Line("a[4][3][6] = ", "a", "[4][3][6]"),
            Line("a.shape = ", "a", "", Shows.SHAPE),
            Line("y[1][4][3] =", "y", "[1][4][3]"),
            Line("y.shape = ", "y", "", Shows.SHAPE),
            Line("caches[1][1][1] =\n", "caches", "[1][1][1]"),
            Line("c[1][2][1]", "c", "[1][2][1]"),
            Line("len(caches) = ", "caches", "", Shows.LENGTH),
        ),
        found_in=EVERY,
    ),
    Probe(
        "c5w1a1.lstm_forward.public_test",
        "lstm_forward",
        "c5w1a1.lstm",
        lstm_forward_test,
        (
            Line("a[2, 1, 4:6] =", "a", "[2, 1, 4:6]", expected=(-0.01606022, 0.0243569)),
            Line("c[2, 1, 4:6] =", "c", "[2, 1, 4:6]", expected=(-0.02753855, 0.05668358)),
            Line("y[1, 1, 4:6] =", "y", "[1, 1, 4:6]", expected=(0.70444592, 0.70648935)),
        ),
        asserts=True,
        found_in="2021 and later",
    ),
    Probe(
        "c5w1a1.rnn_cell_backward.2018",
        "rnn_cell_backward",
        "c5w1a1.rnn",
        rnn_cell_backward_2018,
        RNN_CELL_BACKWARD_LINES,
        found_in="2018 (v1 to v3)",
    ),
    Probe(
        "c5w1a1.rnn_cell_backward.2019_early",
        "rnn_cell_backward",
        "c5w1a1.rnn",
        rnn_cell_backward_2019_early,
        RNN_CELL_BACKWARD_LINES,
        found_in="early 2019 (the first v3a)",
    ),
    Probe(
        "c5w1a1.rnn_cell_backward.2019",
        "rnn_cell_backward",
        "c5w1a1.rnn",
        rnn_cell_backward,
        RNN_CELL_BACKWARD_LINES,
        found_in="2019 and later",
    ),
    Probe(
        "c5w1a1.rnn_backward",
        "rnn_backward",
        "c5w1a1.rnn",
        rnn_backward,
        gradient_lines(dx="[1][2]", da0="[2][3]", dWax="[3][1]", dWaa="[1][2]", dba="[4]"),
        found_in=EVERY,
    ),
    Probe(
        "c5w1a1.lstm_cell_backward",
        "lstm_cell_backward",
        "c5w1a1.lstm",
        lstm_cell_backward,
        gradient_lines(dxt="[1][2]", da_prev="[2][3]", dc_prev="[2][3]", **LSTM_GATE_INDICES),
        found_in=EVERY,
    ),
    Probe(
        "c5w1a1.lstm_backward.2018",
        "lstm_backward",
        "c5w1a1.lstm",
        lstm_backward_2018,
        LSTM_BACKWARD_LINES,
        found_in="2018 (v1 to v3)",
        misprint=MISPRINTED_LSTM_BACKWARD,
    ),
    Probe(
        "c5w1a1.lstm_backward.2019_early",
        "lstm_backward",
        "c5w1a1.lstm",
        lstm_backward_2019_early,
        LSTM_BACKWARD_LINES,
        found_in="early 2019 (the first v3a)",
        misprint=MISPRINTED_LSTM_BACKWARD,
    ),
    Probe(
        "c5w1a1.lstm_backward.2019",
        "lstm_backward",
        "c5w1a1.lstm",
        lstm_backward,
        LSTM_BACKWARD_LINES,
        found_in="2019 and later",
    ),
)
