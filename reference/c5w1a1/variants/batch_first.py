"""Examples are rows inside: everything is transposed on the way in and on the way out."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid

Array = NDArray[np.float64]


def _softmax_of_rows(z: Array) -> Array:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    normalised: Array = e / e.sum(axis=1, keepdims=True)
    return normalised


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    p = {name: value.T for name, value in parameters.items()}
    h = np.tanh(a_prev.T @ p["Waa"] + xt.T @ p["Wax"] + p["ba"])
    y = _softmax_of_rows(h @ p["Wya"] + p["by"])
    return h.T, y.T, (h.T, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps; h is (m, T_x, n_a)."""
    rows = x.transpose(1, 2, 0)
    m, T_x, _ = rows.shape
    h = np.zeros((m, T_x, len(a0)))
    y = np.zeros((m, T_x, len(parameters["by"])))
    caches, state = [], a0
    for t in range(T_x):
        state, yt, cache = rnn_cell_forward(rows[:, t].T, state, parameters)
        h[:, t], y[:, t] = state.T, yt.T
        caches.append(cache)
    return h.transpose(2, 0, 1), y.transpose(2, 0, 1), (caches, x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    dz = da_next.T - a_next.T**2 * da_next.T
    dx = dz @ parameters["Wax"]
    dh = dz @ parameters["Waa"]
    return {
        "dxt": dx.T,
        "da_prev": dh.T,
        "dWax": (xt @ dz).T,
        "dWaa": (a_prev @ dz).T,
        "dba": dz.sum(axis=0)[:, np.newaxis],
    }


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    steps, x = caches
    upstream = da.transpose(1, 2, 0)
    m, T_x, n_a = upstream.shape
    dx = np.zeros((m, T_x, len(x)))
    dh = np.zeros((m, n_a))
    dWax, dWaa, dba = np.zeros((n_a, len(x))), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    for t in range(T_x)[::-1]:
        g = rnn_cell_backward((upstream[:, t] + dh).T, steps[t])
        dx[:, t], dh = g["dxt"].T, g["da_prev"].T
        dWax, dWaa, dba = dWax + g["dWax"], dWaa + g["dWaa"], dba + g["dba"]
    return {"dx": dx.transpose(2, 0, 1), "da0": dh.T, "dWax": dWax, "dWaa": dWaa, "dba": dba}


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    p = {name: value.T for name, value in parameters.items()}
    row = np.hstack([a_prev.T, xt.T])
    f, i, o = (sigmoid(row @ p["W" + gate] + p["b" + gate]) for gate in "fio")
    g = np.tanh(row @ p["Wc"] + p["bc"])
    c = f * c_prev.T + i * g
    h = o * np.tanh(c)
    y = _softmax_of_rows(h @ p["Wy"] + p["by"])
    return h.T, c.T, y.T, (h.T, c.T, a_prev, c_prev, f.T, i.T, g.T, o.T, xt, parameters)


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps; h and cell are (m, T_x, n_a)."""
    rows = x.transpose(1, 2, 0)
    m, T_x, _ = rows.shape
    h, cell = np.zeros((m, T_x, len(a0))), np.zeros((m, T_x, len(a0)))
    y = np.zeros((m, T_x, len(parameters["by"])))
    caches, state = [], (a0, 0 * a0)
    for t in range(T_x):
        a_next, c_next, yt, cache = lstm_cell_forward(rows[:, t].T, *state, parameters)
        h[:, t], cell[:, t], y[:, t] = a_next.T, c_next.T, yt.T
        state = a_next, c_next
        caches.append(cache)
    return h.transpose(2, 0, 1), y.transpose(2, 0, 1), cell.transpose(2, 0, 1), (caches, x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    _, c, h_prev, c_prev, f, i, g, o, x = (array.T for array in cache[:9])
    parameters = cache[9]
    dh, dc = da_next.T, dc_next.T
    dc = dc + dh * o / np.cosh(c) ** 2
    dz = {
        "f": dc * c_prev * f * (1 - f),
        "i": dc * g * i * (1 - i),
        "c": dc * i * (1 - g * g),
        "o": dh * np.tanh(c) * o * (1 - o),
    }
    row = np.hstack([h_prev, x])
    drow = np.sum([dz[gate] @ parameters["W" + gate] for gate in "fico"], axis=0)
    gradients = {"da_prev": drow[:, : h_prev.shape[1]].T, "dxt": drow[:, h_prev.shape[1] :].T, "dc_prev": (dc * f).T}
    for gate, d in dz.items():
        gradients |= {"dW" + gate: (row.T @ d).T, "db" + gate: d.sum(axis=0)[:, np.newaxis]}
    return gradients


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    steps, x = caches
    upstream = da.transpose(1, 2, 0)
    m, T_x, n_a = upstream.shape
    dx = np.zeros((m, T_x, len(x)))
    dh, dc = np.zeros((m, n_a)), np.zeros((m, n_a))
    sums = {f"dW{gate}": np.zeros((n_a, n_a + len(x))) for gate in "fico"}
    sums |= {f"db{gate}": np.zeros((n_a, 1)) for gate in "fico"}
    for t in range(T_x)[::-1]:
        g = lstm_cell_backward((upstream[:, t] + dh).T, dc.T, steps[t])
        dx[:, t], dh, dc = g["dxt"].T, g["da_prev"].T, g["dc_prev"].T
        for name in sums:
            sums[name] = sums[name] + g[name]
    return {"dx": dx.transpose(2, 0, 1), "da0": dh.T, **sums}
