"""One matrix for everything: state and input are one column, the four gates' weights one W that is split."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward; the bias is the last column of W and meets a row of ones."""
    W = np.hstack([parameters["Waa"], parameters["Wax"], parameters["ba"]])
    column = np.vstack([a_prev, xt, np.ones((1, xt.shape[1]))])
    a_next = np.tanh(W.dot(column))
    yt_pred = softmax(parameters["Wya"].dot(a_next) + parameters["by"])
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps; state and prediction stand in one array."""
    n_a = len(a0)
    both = np.zeros((n_a + len(parameters["by"]), *x.shape[1:]))
    caches: list[Any] = [(a0,)]
    for t in range(x.shape[2]):
        both[:n_a, :, t], both[n_a:, :, t], cache = rnn_cell_forward(x[:, :, t], caches[-1][0], parameters)
        caches.append(cache)
    return both[:n_a], both[n_a:], (caches[1:], x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    n_a, n_x = parameters["Wax"].shape
    dz = np.multiply(1 - np.square(a_next), da_next)
    W = np.hstack([parameters["Waa"], parameters["Wax"]])
    column = np.vstack([a_prev, xt, np.ones((1, xt.shape[1]))])
    dcolumn, dW = W.T.dot(dz), dz.dot(column.T)
    da_prev, dxt = np.split(dcolumn, [n_a])
    dWaa, dWax, dba = np.split(dW, [n_a, n_a + n_x], axis=1)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time; dWaa, dWax and dba are summed as one matrix."""
    steps, x = caches
    n_a, m, T_x = da.shape
    dx = np.zeros((len(x), m, T_x))
    dW = np.zeros((n_a, n_a + len(x) + 1))
    da_prev = np.zeros((n_a, m))
    for t in np.arange(T_x)[::-1]:
        step = rnn_cell_backward(da[:, :, t] + da_prev, steps[t])
        dx[:, :, t], da_prev = step["dxt"], step["da_prev"]
        dW += np.hstack([step["dWaa"], step["dWax"], step["dba"]])
    return {"dx": dx, "da0": da_prev, "dWaa": dW[:, :n_a], "dWax": dW[:, n_a:-1], "dba": dW[:, -1:]}


def _stack(parameters: dict[str, Array]) -> tuple[Array, Array]:
    weights = np.concatenate([parameters["Wf"], parameters["Wi"], parameters["Wo"], parameters["Wc"]])
    biases = np.concatenate([parameters["bf"], parameters["bi"], parameters["bo"], parameters["bc"]])
    return weights, biases


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward; the rows of z are f, i, o, c."""
    n_a = len(a_prev)
    W, b = _stack(parameters)
    z = W.dot(np.concatenate([a_prev, xt])) + b
    gates = sigmoid(z[: 3 * n_a])
    ft, it, ot = gates[:n_a], gates[n_a : 2 * n_a], gates[2 * n_a :]
    cct = np.tanh(z[3 * n_a :])
    c_next = ft * c_prev + it * cct
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(parameters["Wy"].dot(a_next) + parameters["by"])
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps; states and predictions stand in one array."""
    n_a = len(a0)
    everything = np.zeros((2 * n_a + len(parameters["by"]), *x.shape[1:]))
    caches: list[Any] = [(a0, np.zeros(a0.shape))]
    for t in range(x.shape[2]):
        a_prev, c_prev = caches[-1][:2]
        *values, cache = lstm_cell_forward(x[:, :, t], a_prev, c_prev, parameters)
        everything[:, :, t] = np.concatenate(values)
        caches.append(cache)
    a, c, y = np.split(everything, [n_a, 2 * n_a])
    return a, y, c, (caches[1:], x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    _, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters = cache
    n_a = len(a_prev)
    dc = dc_next + ot * (1 - np.tanh(c_next) ** 2) * da_next
    gates = np.concatenate([ft, it, ot])
    dgates = np.concatenate([dc * c_prev, dc * cct, da_next * np.tanh(c_next)])
    dz = np.concatenate([dgates * gates * (1 - gates), dc * it * (1 - cct**2)])
    dconcat = _stack(parameters)[0].T.dot(dz)
    dW = np.split(dz.dot(np.concatenate([a_prev, xt]).T), 4)
    db = np.split(dz.sum(axis=1, keepdims=True), 4)
    gradients = {"dxt": dconcat[n_a:], "da_prev": dconcat[:n_a], "dc_prev": ft * dc}
    for gate, weights, biases in zip("fioc", dW, db, strict=True):
        gradients.update({f"dW{gate}": weights, f"db{gate}": biases})
    return gradients


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time; weights and biases are summed as one matrix."""
    steps, x = caches
    n_a, m, T_x = da.shape
    dx = np.zeros((len(x), m, T_x))
    da_prev, dc_prev = np.zeros((2, n_a, m))
    dW = np.zeros((4 * n_a, n_a + len(x) + 1))
    for t in np.arange(T_x)[::-1]:
        step = lstm_cell_backward(da[:, :, t] + da_prev, dc_prev, steps[t])
        dx[:, :, t], da_prev, dc_prev = step["dxt"], step["da_prev"], step["dc_prev"]
        dW += np.block([[step[f"dW{gate}"], step[f"db{gate}"]] for gate in "fioc"])
    gradients = {"dx": dx, "da0": da_prev}
    for gate, rows in zip("fioc", np.split(dW, 4), strict=True):
        gradients |= {f"dW{gate}": rows[:, :-1], f"db{gate}": rows[:, -1:]}
    return gradients
