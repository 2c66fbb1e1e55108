"""Gates live in dicts under one letter each, with their activation, its slope and what they are multiplied with."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]

GATES = ("i", "f", "o", "c")
ACTIVATION: dict[str, Callable[[Array], Array]] = {"i": sigmoid, "f": sigmoid, "o": sigmoid, "c": np.tanh}
SLOPE: dict[str, Callable[[Array], Array]] = {
    gate: (lambda g: 1 - g**2) if gate == "c" else (lambda g: g * (1 - g)) for gate in GATES
}


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    concat = np.concatenate((a_prev, xt), axis=0)
    g = {k: ACTIVATION[k](np.dot(parameters[f"W{k}"], concat) + parameters[f"b{k}"]) for k in GATES}
    c_next = g["f"] * c_prev + g["i"] * g["c"]
    a_next = g["o"] * np.tanh(c_next)
    yt_pred = softmax(np.dot(parameters["Wy"], a_next) + parameters["by"])
    cache = (a_next, c_next, a_prev, c_prev, *(g[k] for k in "fico"), xt, parameters)
    return a_next, c_next, yt_pred, cache


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps."""
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    out = {name: np.zeros((rows, m, T_x)) for name, rows in {"a": n_a, "c": n_a, "y": n_y}.items()}
    caches = []
    now = {"a": a0, "c": np.zeros((n_a, m))}
    for t in range(T_x):
        now["a"], now["c"], now["y"], cache = lstm_cell_forward(x[:, :, t], now["a"], now["c"], parameters)
        caches.append(cache)
        for name, whole in out.items():
            whole[:, :, t] = now[name]
    return out["a"], out["y"], out["c"], (caches, x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters = cache
    n_a = a_next.shape[0]
    g = {"i": it, "f": ft, "o": ot, "c": cct}
    dc = dc_next + da_next * ot * (1 - np.tanh(c_next) ** 2)
    dg = {"i": dc * cct, "f": dc * c_prev, "o": da_next * np.tanh(c_next), "c": dc * it}
    dz = {k: dg[k] * SLOPE[k](g[k]) for k in GATES}
    dparts = {k: np.split(np.dot(parameters[f"W{k}"].T, dz[k]), [n_a]) for k in GATES}
    gradients: dict[str, Array] = {
        "da_prev": np.add.reduce([dparts[k][0] for k in GATES]),
        "dxt": np.add.reduce([dparts[k][1] for k in GATES]),
        "dc_prev": dc * ft,
    }
    concat = np.concatenate((a_prev, xt), axis=0)
    for k in GATES:
        gradients[f"dW{k}"] = np.dot(dz[k], concat.T)
        gradients[f"db{k}"] = np.sum(dz[k], axis=1, keepdims=True)
    return gradients


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    steps, x = caches
    n_a, m, T_x = da.shape
    shapes = {f"W{k}": (n_a, n_a + x.shape[0]) for k in GATES} | {f"b{k}": (n_a, 1) for k in GATES}
    gradients = {f"d{name}": np.zeros(shape) for name, shape in shapes.items()}
    gradients["dx"] = np.zeros((x.shape[0], m, T_x))
    later = {"da_prev": np.zeros((n_a, m)), "dc_prev": np.zeros((n_a, m))}
    for t in reversed(range(T_x)):
        later = lstm_cell_backward(da[:, :, t] + later["da_prev"], later["dc_prev"], steps[t])
        gradients["dx"][:, :, t] = later["dxt"]
        for name in shapes:
            gradients[f"d{name}"] += later[f"d{name}"]
    gradients["da0"] = later["da_prev"]
    return gradients
