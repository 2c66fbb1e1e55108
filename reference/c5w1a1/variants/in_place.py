"""Ufuncs write into arrays that are there already (out=, +=, copyto), and the way back adds to a copy of da."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import softmax

Array = NDArray[np.float64]


def _sigmoid(z: Array) -> None:
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1
    np.reciprocal(z, out=z)


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    a_next = np.matmul(parameters["Wax"], xt)
    a_next += np.matmul(parameters["Waa"], a_prev)
    a_next += parameters["ba"]
    np.tanh(a_next, out=a_next)
    z = np.matmul(parameters["Wya"], a_next)
    z += parameters["by"]
    return a_next, softmax(z), (a_next, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    a = np.empty((a0.shape[0], x.shape[1], x.shape[2]))
    y_pred = np.empty((parameters["Wya"].shape[0], x.shape[1], x.shape[2]))
    caches: list[Any] = [None] * x.shape[2]
    a_next = a0.copy()
    for t in range(x.shape[2]):
        a_next, yt_pred, caches[t] = rnn_cell_forward(x[:, :, t], a_next, parameters)
        np.copyto(a[:, :, t], a_next)
        np.copyto(y_pred[:, :, t], yt_pred)
    return a, y_pred, (caches, x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    dz = np.square(a_next)
    np.subtract(1, dz, out=dz)
    dz *= da_next
    gradients = {
        "dxt": np.empty(xt.shape),
        "da_prev": np.empty(a_prev.shape),
        "dWax": np.empty(parameters["Wax"].shape),
        "dWaa": np.empty(parameters["Waa"].shape),
        "dba": np.empty((len(dz), 1)),
    }
    np.matmul(parameters["Wax"].T, dz, out=gradients["dxt"])
    np.matmul(parameters["Waa"].T, dz, out=gradients["da_prev"])
    np.matmul(dz, xt.T, out=gradients["dWax"])
    np.matmul(dz, a_prev.T, out=gradients["dWaa"])
    np.sum(dz, axis=1, keepdims=True, out=gradients["dba"])
    return gradients


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time; da is copied, and each step adds its share to the step before it."""
    caches, x = caches
    da = da.copy()
    parameters = caches[0][3]
    dx = np.zeros((x.shape[0], x.shape[1], da.shape[2]))
    sums = {"d" + name: np.zeros_like(parameters[name]) for name in ("Wax", "Waa", "ba")}
    da0 = np.zeros(da.shape[:2])
    for t in range(da.shape[2] - 1, -1, -1):
        step = rnn_cell_backward(da[:, :, t], caches[t])
        before = da[:, :, t - 1] if t else da0
        np.add(before, step["da_prev"], out=before)
        np.copyto(dx[:, :, t], step["dxt"])
        for name, total in sums.items():
            np.add(total, step[name], out=total)
    return {"dx": dx, "da0": da0, **sums}


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    n_a = a_prev.shape[0]
    concat = np.empty((n_a + xt.shape[0], xt.shape[1]))
    concat[:n_a], concat[n_a:] = a_prev, xt
    gates = {}
    for name in "fioc":
        gates[name] = np.matmul(parameters["W" + name], concat)
        gates[name] += parameters["b" + name]
    for name in "fio":
        _sigmoid(gates[name])
    np.tanh(gates["c"], out=gates["c"])
    c_next = gates["f"] * c_prev
    c_next += gates["i"] * gates["c"]
    a_next = np.tanh(c_next)
    a_next *= gates["o"]
    z = np.matmul(parameters["Wy"], a_next)
    z += parameters["by"]
    cache = (a_next, c_next, a_prev, c_prev, gates["f"], gates["i"], gates["c"], gates["o"], xt, parameters)
    return a_next, c_next, softmax(z), cache


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps."""
    a = np.empty((a0.shape[0], x.shape[1], x.shape[2]))
    c = np.empty_like(a)
    y = np.empty((parameters["Wy"].shape[0], x.shape[1], x.shape[2]))
    caches: list[Any] = [None] * x.shape[2]
    a_next, c_next = a0.copy(), np.zeros(a0.shape)
    for t in range(x.shape[2]):
        a_next, c_next, yt, caches[t] = lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)
        for whole, part in ((a, a_next), (c, c_next), (y, yt)):
            np.copyto(whole[:, :, t], part)
    return a, y, c, (caches, x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    _, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters = cache
    n_a = a_prev.shape[0]
    tanh_c = np.tanh(c_next)
    dc = np.square(tanh_c)
    np.subtract(1, dc, out=dc)
    dc *= ot
    dc *= da_next
    dc += dc_next
    slopes = {"f": 1 - ft, "i": 1 - it, "c": 1 - np.square(cct), "o": 1 - ot}
    factors = {"f": (ft, c_prev, dc), "i": (it, cct, dc), "c": (it, dc), "o": (ot, tanh_c, da_next)}
    concat = np.concatenate((a_prev, xt))
    dconcat = np.zeros(concat.shape)
    gradients = {}
    for name, dz in slopes.items():
        for factor in factors[name]:
            np.multiply(dz, factor, out=dz)
        gradients["dW" + name] = np.matmul(dz, concat.T)
        gradients["db" + name] = np.add.reduce(dz, axis=1, keepdims=True)
        np.add(dconcat, np.matmul(parameters["W" + name].T, dz), out=dconcat)
    dc *= ft
    return {"dxt": dconcat[n_a:], "da_prev": dconcat[:n_a], "dc_prev": dc, **gradients}


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time; da is copied, and each step adds its share to the step before it."""
    caches, x = caches
    da = da.copy()
    dx = np.zeros((x.shape[0], x.shape[1], da.shape[2]))
    sums = {f"d{kind}{gate}": np.zeros_like(caches[0][9][kind + gate]) for gate in "fico" for kind in "Wb"}
    da0, dc = np.zeros(da.shape[:2]), np.zeros(da.shape[:2])
    for t in range(da.shape[2] - 1, -1, -1):
        step = lstm_cell_backward(da[:, :, t], dc, caches[t])
        before = da[:, :, t - 1] if t else da0
        np.add(before, step["da_prev"], out=before)
        np.copyto(dc, step["dc_prev"])
        np.copyto(dx[:, :, t], step["dxt"])
        for name, total in sums.items():
            np.add(total, step[name], out=total)
    return {"dx": dx, "da0": da0, **sums}
