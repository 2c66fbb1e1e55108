"""What needs no order is done for all steps at once: inputs' projections, predictions and the weights' gradients.

A cell is a run of one step.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]
OVER_EXAMPLES_AND_STEPS = ((1, 2), (1, 2))


def _gather(steps: Any, part: int) -> Array:
    return np.stack([step[part] for step in steps], axis=-1)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run over all steps; a begins with a0."""
    T_x = x.shape[2]
    of_inputs = np.tensordot(parameters["Wax"], x, axes=1) + parameters["ba"][:, :, None]
    a = np.concatenate([a0[:, :, None], of_inputs], axis=2)
    for t in range(T_x):
        a[:, :, t + 1] = np.tanh(parameters["Waa"] @ a[:, :, t] + of_inputs[:, :, t])
    y_pred = softmax(np.tensordot(parameters["Wya"], a[:, :, 1:], axes=1) + parameters["by"][:, :, None])
    steps = [(a[:, :, t + 1], a[:, :, t], x[:, :, t], parameters) for t in range(T_x)]
    return a[:, :, 1:], y_pred, (steps, x)


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    a, y_pred, (steps, _) = rnn_forward(xt[:, :, None], a_prev, parameters)
    return a[:, :, 0], y_pred[:, :, 0], steps[0]


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time for dz alone, and take everything else from all of dz."""
    steps, parameters = caches[0][: da.shape[2]], caches[0][0][3]
    slope = 1 - _gather(steps, 0) ** 2
    dz, carried = np.zeros(da.shape), np.zeros(da.shape[:2])
    for t in reversed(range(da.shape[2])):
        dz[:, :, t] = slope[:, :, t] * (da[:, :, t] + carried)
        carried = parameters["Waa"].T @ dz[:, :, t]
    return {
        "dx": np.tensordot(parameters["Wax"].T, dz, axes=1),
        "da0": carried,
        "dWax": np.tensordot(dz, _gather(steps, 2), OVER_EXAMPLES_AND_STEPS),
        "dWaa": np.tensordot(dz, _gather(steps, 1), OVER_EXAMPLES_AND_STEPS),
        "dba": dz.sum(axis=(1, 2)).reshape(-1, 1),
    }


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    gradients = rnn_backward(da_next[:, :, None], ([cache], None))
    gradients["dxt"], gradients["da_prev"] = gradients.pop("dx")[:, :, 0], gradients.pop("da0")
    return gradients


def _lstm_forward(x: Array, a0: Array, c0: Array, parameters: dict[str, Array]) -> Any:
    n_a, T_x = len(a0), x.shape[2]
    W = np.concatenate([parameters["W" + gate] for gate in "fioc"])
    b = np.concatenate([parameters["b" + gate] for gate in "fioc"])
    z = np.tensordot(W[:, n_a:], x, axes=1) + b[:, :, None]
    gates = np.zeros(z.shape)
    a, c = (np.concatenate([first[:, :, None], np.zeros((*first.shape, T_x))], axis=2) for first in (a0, c0))
    for t in range(T_x):
        z[:, :, t] += W[:, :n_a] @ a[:, :, t]
        gates[: 3 * n_a, :, t], gates[3 * n_a :, :, t] = sigmoid(z[: 3 * n_a, :, t]), np.tanh(z[3 * n_a :, :, t])
        f, i, o, cc = np.split(gates[:, :, t], 4)
        c[:, :, t + 1] = f * c[:, :, t] + i * cc
        a[:, :, t + 1] = o * np.tanh(c[:, :, t + 1])
    y = softmax(np.tensordot(parameters["Wy"], a[:, :, 1:], axes=1) + parameters["by"][:, :, None])
    f, i, o, cc = np.split(gates, 4)
    parts = (a[:, :, 1:], c[:, :, 1:], a[:, :, :-1], c[:, :, :-1], f, i, cc, o, x)
    steps = [(*(part[:, :, t] for part in parts), parameters) for t in range(T_x)]
    return a[:, :, 1:], y, c[:, :, 1:], (steps, x)


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run over all steps; a begins with a0 and c with zeros."""
    return _lstm_forward(x, a0, np.zeros(a0.shape), parameters)


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    a, y, c, (steps, _) = _lstm_forward(xt[:, :, None], a_prev, c_prev, parameters)
    return a[:, :, 0], c[:, :, 0], y[:, :, 0], steps[0]


def _lstm_backward(da: Array, dc_last: Array, steps: Any) -> tuple[dict[str, Array], Array]:
    n_a, m, T = da.shape
    _, c, a_prev, c_prev, f, i, cc, o, x = (_gather(steps[:T], part) for part in range(9))
    W = np.concatenate([steps[0][9]["W" + gate] for gate in "fico"])
    into_c = o * (1 - np.tanh(c) ** 2)
    by_c = np.concatenate([c_prev * f * (1 - f), cc * i * (1 - i), i * (1 - cc**2)])
    by_a = np.tanh(c) * o * (1 - o)
    dz, carried, dc = np.zeros((4 * n_a, m, T)), np.zeros((n_a, m)), dc_last
    for t in reversed(range(T)):
        carried = carried + da[:, :, t]
        dc = dc + into_c[:, :, t] * carried
        dz[:, :, t] = np.concatenate([by_c[:, :, t] * np.tile(dc, (3, 1)), by_a[:, :, t] * carried])
        carried, dc = W[:, :n_a].T @ dz[:, :, t], dc * f[:, :, t]
    dW = np.tensordot(dz, np.concatenate([a_prev, x]), OVER_EXAMPLES_AND_STEPS).reshape(4, n_a, -1)
    db = dz.sum(axis=(1, 2)).reshape(4, n_a, 1)
    gradients = {"dx": np.tensordot(W[:, n_a:].T, dz, axes=1), "da0": carried}
    gradients |= {"dW" + gate: dW[k] for k, gate in enumerate("fico")}
    return gradients | {"db" + gate: db[k] for k, gate in enumerate("fico")}, dc


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time for dz alone, and take everything else from all of dz."""
    return _lstm_backward(da, np.zeros(da.shape[:2]), caches[0])[0]


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    gradients, dc_prev = _lstm_backward(da_next[:, :, None], dc_next, [cache])
    dxt, da_prev = gradients.pop("dx")[:, :, 0], gradients.pop("da0")
    return {"dxt": dxt, "da_prev": da_prev, "dc_prev": dc_prev, **gradients}
