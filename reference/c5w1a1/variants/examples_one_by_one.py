"""A Python loop over the examples: a column at a time, outer products summed over the batch."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    a_next = np.zeros(a_prev.shape)
    yt_pred = np.zeros((parameters["by"].shape[0], xt.shape[1]))
    for k in range(xt.shape[1]):
        z = np.dot(parameters["Wax"], xt[:, k]) + np.dot(parameters["Waa"], a_prev[:, k]) + parameters["ba"].ravel()
        a_next[:, k] = np.tanh(z)
        yt_pred[:, k] = softmax(np.dot(parameters["Wya"], a_next[:, k]) + parameters["by"].ravel())
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    a = np.zeros((a0.shape[0], x.shape[1], x.shape[2]))
    y_pred = np.zeros((parameters["by"].shape[0], x.shape[1], x.shape[2]))
    caches: list[Any] = []
    for t in range(x.shape[2]):
        a_next, yt_pred, cache = rnn_cell_forward(x[:, :, t], a0 if t == 0 else caches[t - 1][0], parameters)
        for k in range(x.shape[1]):
            a[:, k, t] = a_next[:, k]
            y_pred[:, k, t] = yt_pred[:, k]
        caches.append(cache)
    return a, y_pred, (caches, x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    gradients = {"dxt": np.zeros(xt.shape), "da_prev": np.zeros(a_prev.shape)}
    gradients |= {f"d{name}": np.zeros(parameters[name].shape) for name in ("Wax", "Waa", "ba")}
    for k in range(xt.shape[1]):
        dz = np.dot(np.diag(1 - a_next[:, k] ** 2), da_next[:, k])
        gradients["dxt"][:, k] = np.dot(dz, parameters["Wax"])
        gradients["da_prev"][:, k] = np.dot(dz, parameters["Waa"])
        gradients["dWax"] += np.outer(dz, xt[:, k])
        gradients["dWaa"] += np.outer(dz, a_prev[:, k])
        gradients["dba"] += dz[:, None]
    return gradients


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time, example by example."""
    steps, x = caches
    n_x, m, _ = x.shape
    parameters = steps[0][3]
    dx, da0 = np.zeros((n_x, m, da.shape[2])), np.zeros(da.shape[:2])
    sums = {f"d{name}": np.zeros(parameters[name].shape) for name in ("Wax", "Waa", "ba")}
    for k in range(m):
        carried = np.zeros((da.shape[0], 1))
        for t in reversed(range(da.shape[2])):
            alone = tuple(part[:, k : k + 1] for part in steps[t][:3])
            step = rnn_cell_backward(da[:, k : k + 1, t] + carried, (*alone, parameters))
            carried = step["da_prev"]
            dx[:, k, t] = step["dxt"][:, 0]
            for name in sums:
                sums[name] += step[name]
        da0[:, k] = carried[:, 0]
    return {"dx": dx, "da0": da0, **sums}


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    m = xt.shape[1]
    a_next, c_next, ft, it, cct, ot = (np.zeros(a_prev.shape) for _ in range(6))
    yt_pred = np.zeros((parameters["by"].shape[0], m))
    for k in range(m):
        v = np.concatenate([a_prev[:, k], xt[:, k]])
        ft[:, k] = sigmoid(np.dot(parameters["Wf"], v) + parameters["bf"][:, 0])
        it[:, k] = sigmoid(np.dot(parameters["Wi"], v) + parameters["bi"][:, 0])
        cct[:, k] = np.tanh(np.dot(parameters["Wc"], v) + parameters["bc"][:, 0])
        ot[:, k] = sigmoid(np.dot(parameters["Wo"], v) + parameters["bo"][:, 0])
        c_next[:, k] = ft[:, k] * c_prev[:, k] + it[:, k] * cct[:, k]
        a_next[:, k] = ot[:, k] * np.tanh(c_next[:, k])
        yt_pred[:, k] = softmax(np.dot(parameters["Wy"], a_next[:, k]) + parameters["by"][:, 0])
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps."""
    a, c = np.zeros((*a0.shape, x.shape[2])), np.zeros((*a0.shape, x.shape[2]))
    y = np.zeros((parameters["by"].shape[0], x.shape[1], x.shape[2]))
    caches: list[Any] = []
    for t in range(x.shape[2]):
        a_prev, c_prev = (a0, np.zeros(a0.shape)) if t == 0 else caches[t - 1][:2]
        a_next, c_next, yt, cache = lstm_cell_forward(x[:, :, t], a_prev, c_prev, parameters)
        for k in range(x.shape[1]):
            a[:, k, t], c[:, k, t], y[:, k, t] = a_next[:, k], c_next[:, k], yt[:, k]
        caches.append(cache)
    return a, y, c, (caches, x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    parameters = cache[9]
    n_a, m = da_next.shape
    gradients = {"dxt": np.zeros(cache[8].shape), "da_prev": np.zeros((n_a, m)), "dc_prev": np.zeros((n_a, m))}
    gradients |= {f"d{kind}{gate}": np.zeros(parameters[kind + gate].shape) for gate in "fico" for kind in "Wb"}
    for k in range(m):
        _, c, a_prev, c_prev, f, i, g, o, x = (part[:, k] for part in cache[:9])
        dc = dc_next[:, k] + da_next[:, k] * o * (1 - np.tanh(c) ** 2)
        dz = {"f": dc * c_prev * f * (1 - f), "i": dc * g * i * (1 - i), "c": dc * i * (1 - g**2)}
        dz["o"] = da_next[:, k] * np.tanh(c) * o * (1 - o)
        gradients["dc_prev"][:, k] = dc * f
        for gate in "fico":
            dv = np.dot(dz[gate], parameters["W" + gate])
            gradients["da_prev"][:, k] += dv[:n_a]
            gradients["dxt"][:, k] += dv[n_a:]
            gradients["dW" + gate] += np.outer(dz[gate], np.concatenate([a_prev, x]))
            gradients["db" + gate] += dz[gate][:, None]
    return gradients


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time, example by example."""
    steps, x = caches
    n_x, m, _ = x.shape
    parameters = steps[0][9]
    dx, da0 = np.zeros((n_x, m, da.shape[2])), np.zeros(da.shape[:2])
    sums = {f"d{kind}{gate}": np.zeros(parameters[kind + gate].shape) for gate in "fico" for kind in "Wb"}
    for k in range(m):
        da_prev, dc_prev = np.zeros((da.shape[0], 1)), np.zeros((da.shape[0], 1))
        for t in reversed(range(da.shape[2])):
            alone = tuple(part[:, k : k + 1] for part in steps[t][:9])
            step = lstm_cell_backward(da[:, k : k + 1, t] + da_prev, dc_prev, (*alone, parameters))
            da_prev, dc_prev = step["da_prev"], step["dc_prev"]
            dx[:, k, t] = step["dxt"][:, 0]
            for name in sums:
                sums[name] += step[name]
        da0[:, k] = da_prev[:, 0]
    return {"dx": dx, "da0": da0, **sums}
