"""No loop over time: a step, then the rest by recursion, and on the way back the rest first."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]
Gradients = dict[str, Array]


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    a_next = np.tanh(parameters["ba"] + np.dot(parameters["Wax"], xt) + np.dot(parameters["Waa"], a_prev))
    yt_pred = softmax(parameters["by"] + np.dot(parameters["Wya"], a_next))
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)


def _rnn_from(t: int, x: Array, a_prev: Array, parameters: dict[str, Array]) -> list[tuple[Array, Array, Any]]:
    if t == x.shape[2]:
        return []
    step = rnn_cell_forward(x[:, :, t], a_prev, parameters)
    return [step, *_rnn_from(t + 1, x, step[0], parameters)]


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    states, predictions, caches = zip(*_rnn_from(0, x, a0, parameters), strict=True)
    return np.stack(states, axis=2), np.stack(predictions, axis=2), (list(caches), x)


def rnn_cell_backward(da_next: Array, cache: Any) -> Gradients:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    dtanh = da_next * (1 - a_next**2)
    return {
        "dba": np.sum(dtanh, axis=1).reshape(len(dtanh), 1),
        "dWaa": np.dot(a_prev, dtanh.T).T,
        "dWax": np.dot(xt, dtanh.T).T,
        "da_prev": np.dot(dtanh.T, parameters["Waa"]).T,
        "dxt": np.dot(dtanh.T, parameters["Wax"]).T,
    }


def _rnn_back_to(da: Array, steps: Any) -> Gradients:
    """Return the gradients of these steps; da0 is what enters the step before the first of them."""
    step, *later = steps
    if not later:
        one = rnn_cell_backward(da[:, :, 0], step)
        return {"dx": one.pop("dxt")[:, :, np.newaxis], "da0": one.pop("da_prev"), **one}
    rest = _rnn_back_to(da[:, :, 1:], later)
    one = rnn_cell_backward(da[:, :, 0] + rest["da0"], step)
    dx = np.concatenate((one.pop("dxt")[:, :, np.newaxis], rest["dx"]), axis=2)
    return {"dx": dx, "da0": one.pop("da_prev"), **{name: rest[name] + one[name] for name in one}}


def rnn_backward(da: Array, caches: Any) -> Gradients:
    """Go back through time."""
    return _rnn_back_to(da, caches[0][: da.shape[2]])


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    n_a = a_prev.shape[0]
    z = {
        gate: parameters["b" + gate]
        + np.dot(parameters["W" + gate][:, :n_a], a_prev)
        + np.dot(parameters["W" + gate][:, n_a:], xt)
        for gate in "fico"
    }
    ft, it, cct, ot = sigmoid(z["f"]), sigmoid(z["i"]), np.tanh(z["c"]), sigmoid(z["o"])
    c_next = ft * c_prev + it * cct
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(parameters["by"] + np.dot(parameters["Wy"], a_next))
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)


def _lstm_from(t: int, x: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> list[Any]:
    if t == x.shape[2]:
        return []
    step = lstm_cell_forward(x[:, :, t], a_prev, c_prev, parameters)
    return [step, *_lstm_from(t + 1, x, step[0], step[1], parameters)]


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps."""
    states, cells, predictions, caches = zip(*_lstm_from(0, x, a0, np.zeros(a0.shape), parameters), strict=True)
    return np.stack(states, axis=2), np.stack(predictions, axis=2), np.stack(cells, axis=2), (list(caches), x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> Gradients:
    """Take one step backward."""
    a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters = cache
    n_a = a_prev.shape[0]
    dc = da_next * ot * (1 - np.tanh(c_next) ** 2) + dc_next
    dot = da_next * np.tanh(c_next) * ot * (1 - ot)
    dit = dc * cct * it * (1 - it)
    dft = dc * c_prev * ft * (1 - ft)
    dcct = dc * it * (1 - cct**2)
    gradients = {"dc_prev": dc * ft, "da_prev": np.zeros(a_prev.shape), "dxt": np.zeros(xt.shape)}
    for gate, dz in zip("oifc", (dot, dit, dft, dcct), strict=True):
        W = parameters["W" + gate]
        gradients["da_prev"] = gradients["da_prev"] + np.dot(W[:, :n_a].T, dz)
        gradients["dxt"] = gradients["dxt"] + np.dot(W[:, n_a:].T, dz)
        gradients["dW" + gate] = np.concatenate((np.dot(dz, a_prev.T), np.dot(dz, xt.T)), axis=1)
        gradients["db" + gate] = np.sum(dz, axis=1).reshape(n_a, 1)
    return gradients


def _lstm_back_to(da: Array, steps: Any) -> Gradients:
    """Return the gradients of these steps; da0 and dc0 are what enters the step before the first of them."""
    if not steps:
        nothing = np.zeros(da.shape[:2])
        return {"da0": nothing, "dc0": nothing}
    rest = _lstm_back_to(da[:, :, 1:], steps[1:])
    one = lstm_cell_backward(da[:, :, 0] + rest.pop("da0"), rest.pop("dc0"), steps[0])
    dxt = one.pop("dxt")[:, :, np.newaxis]
    dx = np.concatenate((dxt, rest.pop("dx")), axis=2) if rest else dxt
    before = {"da0": one.pop("da_prev"), "dc0": one.pop("dc_prev")}
    return {"dx": dx, **before, **{name: one[name] + rest.get(name, 0.0) for name in one}}


def lstm_backward(da: Array, caches: Any) -> Gradients:
    """Go back through time."""
    gradients = _lstm_back_to(da, caches[0][: da.shape[2]])
    del gradients["dc0"]
    return gradients
