"""The test cells of the notebook, in every version that changes a draw, a label or a table: what each prints.

Years say when a version came: 2018 is v1 to v3, 2019_early the first v3a, 2019 the v3a and 3b that followed, 2021
the one with public tests.
"""

from catalog.model.probe import Line, Probe, Shows
from reference.c5w1a1 import cells

EVERY = "every version"


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
        cells.rnn_cell_forward,
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
        cells.rnn_forward,
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
        cells.rnn_forward_test,
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
        cells.lstm_cell_forward,
        (LSTM_CELL_FORWARD_LINES[0], C_SHAPE_AS_A_SHAPE, *LSTM_CELL_FORWARD_LINES[2:]),
        found_in="before 2021",
    ),
    Probe(
        "c5w1a1.lstm_cell_forward.2021",
        "lstm_cell_forward",
        "c5w1a1.lstm",
        cells.lstm_cell_forward,
        LSTM_CELL_FORWARD_LINES,
        found_in="2021 and later",
    ),
    Probe(
        "c5w1a1.lstm_cell_forward.public_test",
        "lstm_cell_forward",
        "c5w1a1.lstm",
        cells.lstm_cell_forward_test,
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
        cells.lstm_forward,
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
        cells.lstm_forward_test,
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
        cells.rnn_cell_backward_2018,
        RNN_CELL_BACKWARD_LINES,
        found_in="2018 (v1 to v3)",
    ),
    Probe(
        "c5w1a1.rnn_cell_backward.2019_early",
        "rnn_cell_backward",
        "c5w1a1.rnn",
        cells.rnn_cell_backward_2019_early,
        RNN_CELL_BACKWARD_LINES,
        found_in="early 2019 (the first v3a)",
    ),
    Probe(
        "c5w1a1.rnn_cell_backward.2019",
        "rnn_cell_backward",
        "c5w1a1.rnn",
        cells.rnn_cell_backward,
        RNN_CELL_BACKWARD_LINES,
        found_in="2019 and later",
    ),
    Probe(
        "c5w1a1.rnn_backward",
        "rnn_backward",
        "c5w1a1.rnn",
        cells.rnn_backward,
        gradient_lines(dx="[1][2]", da0="[2][3]", dWax="[3][1]", dWaa="[1][2]", dba="[4]"),
        found_in=EVERY,
    ),
    Probe(
        "c5w1a1.lstm_cell_backward",
        "lstm_cell_backward",
        "c5w1a1.lstm",
        cells.lstm_cell_backward,
        gradient_lines(dxt="[1][2]", da_prev="[2][3]", dc_prev="[2][3]", **LSTM_GATE_INDICES),
        found_in=EVERY,
    ),
    Probe(
        "c5w1a1.lstm_backward.2018",
        "lstm_backward",
        "c5w1a1.lstm",
        cells.lstm_backward_2018,
        LSTM_BACKWARD_LINES,
        found_in="2018 (v1 to v3)",
        misprint=MISPRINTED_LSTM_BACKWARD,
    ),
    Probe(
        "c5w1a1.lstm_backward.2019_early",
        "lstm_backward",
        "c5w1a1.lstm",
        cells.lstm_backward_2019_early,
        LSTM_BACKWARD_LINES,
        found_in="early 2019 (the first v3a)",
        misprint=MISPRINTED_LSTM_BACKWARD,
    ),
    Probe(
        "c5w1a1.lstm_backward.2019",
        "lstm_backward",
        "c5w1a1.lstm",
        cells.lstm_backward,
        LSTM_BACKWARD_LINES,
        found_in="2019 and later",
    ),
)
