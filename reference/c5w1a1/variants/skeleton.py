"""The course's skeleton with its gaps filled in, a name for every gradient of a step and `x = x + y` for the sums."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]
Parameters = dict[str, Array]


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: Parameters) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    Wax, Waa, Wya = parameters["Wax"], parameters["Waa"], parameters["Wya"]
    ba, by = parameters["ba"], parameters["by"]
    a_next = np.tanh(np.dot(Waa, a_prev) + np.dot(Wax, xt) + ba)
    yt_pred = softmax(np.dot(Wya, a_next) + by)
    cache = (a_next, a_prev, xt, parameters)
    return a_next, yt_pred, cache


def rnn_forward(x: Array, a0: Array, parameters: Parameters) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    caches = []
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wya"].shape
    a, y_pred = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    a_next = a0
    for t in range(T_x):
        xt = x[:, :, t]
        a_next, yt_pred, cache = rnn_cell_forward(xt, a_next, parameters)
        a[:, :, t], y_pred[:, :, t] = a_next, yt_pred
        caches.append(cache)
    return a, y_pred, (caches, x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    (a_next, a_prev, xt, parameters) = cache
    dz = da_next * (1 - np.power(a_next, 2))
    dxt = np.dot(parameters["Wax"].T, dz)
    dWax = np.dot(dz, xt.T)
    da_prev = np.dot(parameters["Waa"].T, dz)
    dWaa = np.dot(dz, a_prev.T)
    dba = np.sum(dz, 1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    (caches, x) = caches
    (a1, a0, x1, parameters) = caches[0]
    n_a, m, T_x = da.shape
    n_x, m = x1.shape
    dx, da_prevt = np.zeros((n_x, m, T_x)), np.zeros((n_a, m))
    dWax, dWaa, dba = np.zeros((n_a, n_x)), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    for t in range(T_x - 1, -1, -1):
        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, caches[t])
        dxt, da_prevt = gradients["dxt"], gradients["da_prev"]
        dWaxt, dWaat, dbat = gradients["dWax"], gradients["dWaa"], gradients["dba"]
        dx[:, :, t] = dxt
        dWax = dWax + dWaxt
        dWaa = dWaa + dWaat
        dba = dba + dbat
    return {"dx": dx, "da0": da_prevt, "dWax": dWax, "dWaa": dWaa, "dba": dba}


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: Parameters) -> Any:
    """Take one step forward."""
    concat = np.concatenate((a_prev, xt), axis=0)
    ft = sigmoid(np.dot(parameters["Wf"], concat) + parameters["bf"])
    it = sigmoid(np.dot(parameters["Wi"], concat) + parameters["bi"])
    cct = np.tanh(np.dot(parameters["Wc"], concat) + parameters["bc"])
    c_next = np.multiply(ft, c_prev) + np.multiply(it, cct)
    ot = sigmoid(np.dot(parameters["Wo"], concat) + parameters["bo"])
    a_next = np.multiply(ot, np.tanh(c_next))
    yt_pred = softmax(np.dot(parameters["Wy"], a_next) + parameters["by"])
    cache = (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)
    return a_next, c_next, yt_pred, cache


def lstm_forward(x: Array, a0: Array, parameters: Parameters) -> Any:
    """Run the cell over all steps."""
    caches = []
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a, c, y = np.zeros((n_a, m, T_x)), np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x))
    a_next, c_next = a0, np.zeros(a0.shape)
    for t in range(T_x):
        a_next, c_next, yt, cache = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        a[:, :, t], c[:, :, t], y[:, :, t] = a_next, c_next, yt
        caches.append(cache)
    return a, y, c, (caches, x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters) = cache
    n_a, m = a_next.shape
    dot = da_next * np.tanh(c_next) * ot * (1 - ot)
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2) * it * da_next) * (1 - cct**2)
    dit = (dc_next * cct + ot * (1 - np.tanh(c_next) ** 2) * cct * da_next) * it * (1 - it)
    dft = (dc_next * c_prev + ot * (1 - np.tanh(c_next) ** 2) * c_prev * da_next) * ft * (1 - ft)
    gradients = {"dc_prev": dc_next * ft + ot * (1 - np.tanh(c_next) ** 2) * ft * da_next}
    stacked = np.hstack((a_prev.T, xt.T))
    dconcat = np.zeros((n_a + xt.shape[0], m))
    for gate, dgate in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        gradients["dW" + gate] = np.dot(dgate, stacked)
        gradients["db" + gate] = np.sum(dgate, axis=1, keepdims=True)
        dconcat = dconcat + np.dot(parameters["W" + gate].T, dgate)
    return {**gradients, "da_prev": dconcat[:n_a, :], "dxt": dconcat[n_a:, :]}


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    (caches, x) = caches
    n_a, m, T_x = da.shape
    n_x, m = caches[0][8].shape
    dx, da_prevt, dc_prevt = np.zeros((n_x, m, T_x)), np.zeros((n_a, m)), np.zeros((n_a, m))
    dWf, dWi, dWc, dWo = (np.zeros((n_a, n_a + n_x)) for _ in range(4))
    dbf, dbi, dbc, dbo = (np.zeros((n_a, 1)) for _ in range(4))
    for t in reversed(range(T_x)):
        gradients = lstm_cell_backward(da[:, :, t] + da_prevt, dc_prevt, caches[t])
        da_prevt, dc_prevt = gradients["da_prev"], gradients["dc_prev"]
        dx[:, :, t] = gradients["dxt"]
        dWf, dbf = dWf + gradients["dWf"], dbf + gradients["dbf"]
        dWi, dbi = dWi + gradients["dWi"], dbi + gradients["dbi"]
        dWc, dbc = dWc + gradients["dWc"], dbc + gradients["dbc"]
        dWo, dbo = dWo + gradients["dWo"], dbo + gradients["dbo"]
    weights = {"dWf": dWf, "dWi": dWi, "dWc": dWc, "dWo": dWo}
    biases = {"dbf": dbf, "dbi": dbi, "dbc": dbc, "dbo": dbo}
    return {"dx": dx, "da0": da_prevt, **weights, **biases}
