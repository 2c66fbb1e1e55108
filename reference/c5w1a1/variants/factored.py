"""Shared factors are computed once: dc from both of its sources, then every gate's gradient from dc."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    z = parameters["Wax"].dot(xt)
    z = z + parameters["Waa"].dot(a_prev)
    z = z + parameters["ba"]
    a_next = np.tanh(z)
    return a_next, softmax(parameters["Wya"].dot(a_next) + parameters["by"]), (a_next, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    a = np.empty((*a0.shape, x.shape[2]))
    y_pred = np.empty((parameters["by"].shape[0], *x.shape[1:]))
    caches: list[Any] = []
    for t in range(x.shape[2]):
        before = a[:, :, t - 1] if t > 0 else a0
        a[:, :, t], y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], before, parameters)
        caches += [cache]
    return a, y_pred, (caches, x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    dz = (1 - a_next) * (1 + a_next) * da_next
    return {
        "dxt": parameters["Wax"].T.dot(dz),
        "da_prev": parameters["Waa"].T.dot(dz),
        "dWax": dz.dot(xt.T),
        "dWaa": dz.dot(a_prev.T),
        "dba": dz.sum(axis=1, keepdims=True),
    }


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    steps = caches[0]
    last = da.shape[2] - 1
    step = rnn_cell_backward(da[:, :, last], steps[last])
    dxs = [step["dxt"]]
    sums = {name: step[name] for name in ("dWax", "dWaa", "dba")}
    for t in range(last - 1, -1, -1):
        step = rnn_cell_backward(da[:, :, t] + step["da_prev"], steps[t])
        dxs.insert(0, step["dxt"])
        sums = {name: total + step[name] for name, total in sums.items()}
    return {"dx": np.dstack(dxs), "da0": step["da_prev"], **sums}


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    concat = np.vstack([a_prev, xt])
    zf = parameters["Wf"].dot(concat) + parameters["bf"]
    zi = parameters["Wi"].dot(concat) + parameters["bi"]
    zc = parameters["Wc"].dot(concat) + parameters["bc"]
    zo = parameters["Wo"].dot(concat) + parameters["bo"]
    ft, it, cct, ot = sigmoid(zf), sigmoid(zi), np.tanh(zc), sigmoid(zo)
    c_next = it * cct + ft * c_prev
    a_next = np.tanh(c_next) * ot
    yt_pred = softmax(parameters["Wy"].dot(a_next) + parameters["by"])
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps."""
    a, c = np.empty((*a0.shape, x.shape[2])), np.empty((*a0.shape, x.shape[2]))
    y = np.empty((parameters["by"].shape[0], *x.shape[1:]))
    caches: list[Any] = []
    for t in range(x.shape[2]):
        a_prev, c_prev = (a[:, :, t - 1], c[:, :, t - 1]) if t > 0 else (a0, np.zeros_like(a0))
        a[:, :, t], c[:, :, t], y[:, :, t], cache = lstm_cell_forward(x[:, :, t], a_prev, c_prev, parameters)
        caches += [cache]
    return a, y, c, (caches, x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters = cache
    n_a = len(a_next)
    tanh_c = np.tanh(c_next)
    dc = dc_next + da_next * ot * (1 - tanh_c**2)
    dzo = da_next * tanh_c * ot * (1 - ot)
    dzc = dc * it * (1 - cct**2)
    dzi = dc * cct * it * (1 - it)
    dzf = dc * c_prev * ft * (1 - ft)
    gradients = {"dc_prev": dc * ft}
    concat_t = np.vstack([a_prev, xt]).T
    from_gates = []
    for gate, dz in {"f": dzf, "i": dzi, "c": dzc, "o": dzo}.items():
        gradients[f"dW{gate}"] = dz.dot(concat_t)
        gradients[f"db{gate}"] = dz.sum(axis=1, keepdims=True)
        from_gates.append(parameters[f"W{gate}"].T.dot(dz))
    gradients["da_prev"], gradients["dxt"] = np.vsplit(sum(from_gates), [n_a])
    return gradients


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    steps = caches[0]
    last = da.shape[2] - 1
    step = lstm_cell_backward(da[:, :, last], np.zeros(da.shape[:2]), steps[last])
    dxs = [step["dxt"]]
    sums = {name: step[name] for name in step if name[:2] in ("dW", "db")}
    for t in range(last - 1, -1, -1):
        step = lstm_cell_backward(da[:, :, t] + step["da_prev"], step["dc_prev"], steps[t])
        dxs.insert(0, step["dxt"])
        sums = {name: total + step[name] for name, total in sums.items()}
    return {"dx": np.dstack(dxs), "da0": step["da_prev"], **sums}
