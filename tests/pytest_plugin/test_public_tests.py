"""The course's public tests of its forward functions: seeds, sizes, draws and values are the course's."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.lstm import lstm_cell_forward, lstm_forward
from reference.c5w1a1.rnn import rnn_forward

Array = NDArray[np.float64]


def drawn(shapes: Mapping[str, tuple[int, ...]]) -> dict[str, Array]:
    """Draw an array for each name, in the order of the names."""
    return {name: np.random.randn(*shape) for name, shape in shapes.items()}


def lstm_shapes(n_a: int, n_x: int, n_y: int) -> dict[str, tuple[int, ...]]:
    """Return the shapes of an LSTM's parameters, in the order in which they are drawn."""
    gates = {f"{kind}{gate}": (n_a, n_a + n_x if kind == "W" else 1) for gate in "fioc" for kind in "Wb"}
    return {**gates, "Wy": (n_y, n_a), "by": (n_y, 1)}


def test_rnn_forward() -> None:
    np.random.seed(17)
    T_x, m, n_x, n_a, n_y = 13, 8, 4, 7, 3
    x, a0 = np.random.randn(n_x, m, T_x), np.random.randn(n_a, m)
    shapes = {"Waa": (n_a, n_a), "Wax": (n_a, n_x), "Wya": (n_y, n_a), "ba": (n_a, 1), "by": (n_y, 1)}
    a, y_pred, _ = rnn_forward(x, a0, drawn(shapes))
    assert np.allclose(a[5, 2, 2:6], [0.99999291, 0.99332189, 0.9921928, 0.99503445]), "Wrong values for a"
    assert np.allclose(y_pred[2, 1, 1:5], [0.19428, 0.14292, 0.24993, 0.00119], atol=1e-4), "Wrong values for y_pred"


def test_lstm_cell_forward() -> None:
    np.random.seed(212)
    m, n_x, n_a, n_y = 8, 4, 7, 3
    x, a0, c0 = np.random.randn(n_x, m), np.random.randn(n_a, m), np.random.randn(n_a, m)
    cache: Any
    _, _, y_pred, cache = lstm_cell_forward(x, a0, c0, drawn(lstm_shapes(n_a, n_x, n_y)))
    expected = {
        0: [0.10053951, 0.27129536],
        1: [0.1352798, 0.39884899],
        4: [0.32969833, 0.0574555],
        5: [0.0036446, 0.9806943],
        6: [0.99903873, 0.57509956],
        7: [0.7477249, 0.71588751],
    }
    for item, values in expected.items():
        assert np.allclose(cache[item][0, 0:2], values), f"Wrong values for cache[{item}]"
    values = [0.417098, 0.449528, 0.223159, 0.278376, 0.68453, 0.419221, 0.564025, 0.538475]
    assert np.allclose(y_pred[1], values), "Wrong values for y_pred"


def test_lstm_forward() -> None:
    np.random.seed(45)
    n_x, m, T_x, n_a, n_y = 4, 13, 16, 3, 2
    x, a0 = np.random.randn(n_x, m, T_x), np.random.randn(n_a, m)
    a, y, c, _ = lstm_forward(x, a0, drawn(lstm_shapes(n_a, n_x, n_y)))
    assert np.allclose(a[2, 1, 4:6], [-0.01606022, 0.0243569]), "Wrong values for a"
    assert np.allclose(c[2, 1, 4:6], [-0.02753855, 0.05668358]), "Wrong values for c"
    assert np.allclose(y[1, 1, 4:6], [0.70444592, 0.70648935]), "Wrong values for y"
