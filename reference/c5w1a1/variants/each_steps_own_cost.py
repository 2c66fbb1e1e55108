"""The gradient that enters at each step is taken back to the beginning by itself, and all of these are added up."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    a_next = np.tanh(np.dot(parameters["Wax"], xt) + (np.dot(parameters["Waa"], a_prev) + parameters["ba"]))
    return a_next, softmax(np.dot(parameters["Wya"], a_next) + parameters["by"]), (a_next, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    a, y_pred, caches = {-1: a0}, {}, []
    for t in range(x.shape[2]):
        a[t], y_pred[t], cache = rnn_cell_forward(x[:, :, t], a[t - 1], parameters)
        caches.append(cache)
    del a[-1]
    return np.stack(list(a.values()), 2), np.stack(list(y_pred.values()), 2), (caches, x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    dz = da_next * (1 - a_next**2)
    gradients = {"dxt": np.dot(parameters["Wax"].T, dz), "da_prev": np.dot(parameters["Waa"].T, dz)}
    gradients["dWax"], gradients["dWaa"] = np.dot(dz, xt.T), np.dot(dz, a_prev.T)
    gradients["dba"] = np.expand_dims(np.sum(dz, axis=1), 1)
    return gradients


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time once for each step's cost."""
    steps, x = caches
    n_a, m, T_x = da.shape
    n_x = x.shape[0]
    dx, da0 = np.zeros((n_x, m, T_x)), np.zeros((n_a, m))
    dWax, dWaa, dba = np.zeros((n_a, n_x)), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    for k in range(T_x):
        carried = da[:, :, k]
        for t in range(k, -1, -1):
            gradients = rnn_cell_backward(carried, steps[t])
            carried = gradients["da_prev"]
            dx[:, :, t] += gradients["dxt"]
            dWax += gradients["dWax"]
            dWaa += gradients["dWaa"]
            dba += gradients["dba"]
        da0 += carried
    return {"dx": dx, "da0": da0, "dWax": dWax, "dWaa": dWaa, "dba": dba}


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    concat = np.vstack((a_prev, xt))
    forget = sigmoid(np.dot(parameters["Wf"], concat) + parameters["bf"])
    update = sigmoid(np.dot(parameters["Wi"], concat) + parameters["bi"])
    candidate = np.tanh(np.dot(parameters["Wc"], concat) + parameters["bc"])
    output = sigmoid(np.dot(parameters["Wo"], concat) + parameters["bo"])
    c_next = forget * c_prev + update * candidate
    a_next = output * np.tanh(c_next)
    yt_pred = softmax(np.dot(parameters["Wy"], a_next) + parameters["by"])
    cache = (a_next, c_next, a_prev, c_prev, forget, update, candidate, output, xt, parameters)
    return a_next, c_next, yt_pred, cache


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps."""
    a, c, y, caches = {-1: a0}, {-1: np.zeros(a0.shape)}, {}, []
    for t in range(x.shape[2]):
        a[t], c[t], y[t], cache = lstm_cell_forward(x[:, :, t], a[t - 1], c[t - 1], parameters)
        caches.append(cache)
    del a[-1], c[-1]
    return *(np.stack(list(values.values()), 2) for values in (a, y, c)), (caches, x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward: from a_next and from c_next, each by itself."""
    from_output = _back(da_next * cache[7] * (1 - np.tanh(cache[1]) ** 2), da_next * np.tanh(cache[1]), cache)
    from_memory = _back(dc_next, np.zeros(da_next.shape), cache)
    return {name: from_output[name] + from_memory[name] for name in from_output}


def _back(dc: Array, do: Array, cache: Any) -> dict[str, Array]:
    a_next, c_next, a_prev, c_prev, forget, update, candidate, output, xt, parameters = cache
    df = dc * c_prev * forget * (1 - forget)
    di = dc * candidate * update * (1 - update)
    dc_tilde = dc * update * (1 - candidate**2)
    do = do * output * (1 - output)
    concat = np.vstack((a_prev, xt))
    dconcat = 0
    gradients = {"dc_prev": dc * forget}
    for gate, d in (("f", df), ("i", di), ("c", dc_tilde), ("o", do)):
        dconcat = dconcat + np.dot(parameters["W" + gate].T, d)
        gradients["dW" + gate] = np.dot(d, concat.T)
        gradients["db" + gate] = np.expand_dims(np.sum(d, axis=1), 1)
    gradients["da_prev"], gradients["dxt"] = np.array_split(dconcat, [len(a_next)])
    return gradients


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time once for each step's cost."""
    steps, x = caches
    n_a, m, T_x = da.shape
    n_x = x.shape[0]
    result = {"dx": np.zeros((n_x, m, T_x)), "da0": np.zeros((n_a, m))}
    for gate in "fico":
        result["dW" + gate], result["db" + gate] = np.zeros((n_a, n_a + n_x)), np.zeros((n_a, 1))
    for k in range(T_x):
        carried_a, carried_c = da[:, :, k], np.zeros((n_a, m))
        for t in range(k, -1, -1):
            gradients = lstm_cell_backward(carried_a, carried_c, steps[t])
            carried_a, carried_c = gradients.pop("da_prev"), gradients.pop("dc_prev")
            result["dx"][:, :, t] += gradients.pop("dxt")
            for name, value in gradients.items():
                result[name] += value
        result["da0"] += carried_a
    return result
