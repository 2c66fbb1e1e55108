"""Lists that are appended to and stacked at the end; no array is allocated in advance."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    terms = [np.dot(parameters["Wax"], xt), np.dot(parameters["Waa"], a_prev), parameters["ba"]]
    a_next = np.tanh(terms[0] + terms[1] + terms[2])
    yt_pred = softmax(np.dot(parameters["Wya"], a_next) + parameters["by"])
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    states, predictions, caches = [a0], [], []
    for t in range(x.shape[2]):
        a_next, yt_pred, cache = rnn_cell_forward(x[:, :, t], states[-1], parameters)
        states.append(a_next)
        predictions.append(yt_pred)
        caches.append(cache)
    return np.stack(states[1:], axis=-1), np.stack(predictions, axis=-1), (caches, x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    dz = da_next * (np.ones_like(a_next) - a_next**2)
    names = ["dxt", "da_prev", "dWax", "dWaa", "dba"]
    values = [np.dot(parameters["Wax"].T, dz), np.dot(parameters["Waa"].T, dz), np.dot(dz, xt.T), np.dot(dz, a_prev.T)]
    values.append(np.sum(dz, axis=-1, keepdims=True))
    return dict(zip(names, values, strict=True))


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    dx, dWax, dWaa, dba = [], [], [], []
    da_prev = np.zeros_like(da[:, :, 0])
    for t in range(da.shape[2])[::-1]:
        gradients = rnn_cell_backward(da[:, :, t] + da_prev, caches[0][t])
        da_prev = gradients["da_prev"]
        dx.append(gradients["dxt"])
        dWax.append(gradients["dWax"])
        dWaa.append(gradients["dWaa"])
        dba.append(gradients["dba"])
    sums = {"dWax": np.sum(dWax, axis=0), "dWaa": np.sum(dWaa, axis=0), "dba": np.sum(dba, axis=0)}
    return {"dx": np.stack(dx[::-1], axis=-1), "da0": da_prev, **sums}


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    concat = np.concatenate([a_prev, xt])
    z = [np.dot(parameters["W" + name], concat) + parameters["b" + name] for name in ["f", "i", "c", "o"]]
    gates = [sigmoid(z[0]), sigmoid(z[1]), np.tanh(z[2]), sigmoid(z[3])]
    ft, it, cct, ot = gates
    c_next = sum([ft * c_prev, it * cct])
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(np.dot(parameters["Wy"], a_next) + parameters["by"])
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, *gates, xt, parameters)


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps."""
    states, cells, predictions, caches = [a0], [np.zeros(a0.shape)], [], []
    for t in range(x.shape[2]):
        a_next, c_next, yt, cache = lstm_cell_forward(x[:, :, t], states[-1], cells[-1], parameters)
        states.append(a_next)
        cells.append(c_next)
        predictions.append(yt)
        caches.append(cache)
    a, y, c = (np.stack(values, axis=-1) for values in (states[1:], predictions, cells[1:]))
    return a, y, c, (caches, x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters = cache
    sources = [dc_next, da_next * ot * (1 - np.tanh(c_next) ** 2)]
    dft = sum([d * c_prev * ft * (1 - ft) for d in sources])
    dit = sum([d * cct * it * (1 - it) for d in sources])
    dcct = sum([d * it * (1 - cct**2) for d in sources])
    dot = da_next * np.tanh(c_next) * ot * (1 - ot)
    gates = [("f", dft), ("i", dit), ("c", dcct), ("o", dot)]
    da_prev = sum([np.dot(parameters["W" + name][:, : len(a_next)].T, dgate) for name, dgate in gates])
    dxt = sum([np.dot(parameters["W" + name][:, len(a_next) :].T, dgate) for name, dgate in gates])
    gradients = {"dxt": dxt, "da_prev": da_prev, "dc_prev": sum([d * ft for d in sources])}
    concat = np.concatenate([a_prev, xt])
    gradients.update([("dW" + name, np.dot(dgate, concat.T)) for name, dgate in gates])
    gradients.update([("db" + name, np.sum(dgate, axis=-1, keepdims=True)) for name, dgate in gates])
    return gradients


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    da_prev, dc_prev, found = np.zeros_like(da[:, :, 0]), np.zeros_like(da[:, :, 0]), []
    for t in range(da.shape[2])[::-1]:
        gradients = lstm_cell_backward(da[:, :, t] + da_prev, dc_prev, caches[0][t])
        da_prev, dc_prev = gradients["da_prev"], gradients["dc_prev"]
        found.append(gradients)
    dx = np.stack([gradients["dxt"] for gradients in reversed(found)], axis=-1)
    names = ["dWf", "dbf", "dWi", "dbi", "dWc", "dbc", "dWo", "dbo"]
    return {"dx": dx, "da0": da_prev} | {name: np.sum([step[name] for step in found], axis=0) for name in names}
