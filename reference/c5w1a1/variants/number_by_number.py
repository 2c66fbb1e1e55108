"""Nested loops over every index, a number at a time, as the sums stand on paper."""

from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    Wax, Waa, Wya, ba, by = (parameters[name] for name in ("Wax", "Waa", "Wya", "ba", "by"))
    n_x, m = xt.shape
    n_y, n_a = Wya.shape
    a_next = np.zeros((n_a, m))
    for i, k in product(range(n_a), range(m)):
        z = ba[i, 0]
        for j in range(n_x):
            z += Wax[i, j] * xt[j, k]
        for j in range(n_a):
            z += Waa[i, j] * a_prev[j, k]
        a_next[i, k] = np.tanh(z)
    yt_pred = np.zeros((n_y, m))
    for k in range(m):
        for i in range(n_y):
            yt_pred[i, k] = np.exp(by[i, 0] + sum(Wya[i, j] * a_next[j, k] for j in range(n_a)))
        yt_pred[:, k] /= sum(yt_pred[i, k] for i in range(n_y))
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    n_a, m = a0.shape
    n_y = parameters["by"].shape[0]
    T_x = x.shape[2]
    a, y_pred, caches = np.zeros((n_a, m, T_x)), np.zeros((n_y, m, T_x)), []
    a_next = a0
    for t in range(T_x):
        a_next, yt_pred, cache = rnn_cell_forward(x[:, :, t], a_next, parameters)
        caches.append(cache)
        for k in range(m):
            for i in range(n_a):
                a[i, k, t] = a_next[i, k]
            for i in range(n_y):
                y_pred[i, k, t] = yt_pred[i, k]
    return a, y_pred, (caches, x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    n_a, n_x = Wax.shape
    dxt, da_prev = np.zeros(xt.shape), np.zeros(a_prev.shape)
    dWax, dWaa, dba = np.zeros((n_a, n_x)), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    for i, k in product(range(n_a), range(xt.shape[1])):
        dz = (1 - a_next[i, k] * a_next[i, k]) * da_next[i, k]
        dba[i, 0] += dz
        for j in range(n_x):
            dxt[j, k] += Wax[i, j] * dz
            dWax[i, j] += dz * xt[j, k]
        for j in range(n_a):
            da_prev[j, k] += Waa[i, j] * dz
            dWaa[i, j] += dz * a_prev[j, k]
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    steps, x = caches
    n_x = x.shape[0]
    n_a, m, T_x = da.shape
    dx, da_prev = np.zeros((n_x, m, T_x)), np.zeros((n_a, m))
    dWax, dWaa, dba = np.zeros((n_a, n_x)), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    for t in range(T_x - 1, -1, -1):
        da_next = np.zeros((n_a, m))
        for i, k in product(range(n_a), range(m)):
            da_next[i, k] = da[i, k, t] + da_prev[i, k]
        step = rnn_cell_backward(da_next, steps[t])
        da_prev = step["da_prev"]
        for j, k in product(range(n_x), range(m)):
            dx[j, k, t] = step["dxt"][j, k]
        for i in range(n_a):
            dba[i, 0] += step["dba"][i, 0]
            for j in range(n_x):
                dWax[i, j] += step["dWax"][i, j]
            for j in range(n_a):
                dWaa[i, j] += step["dWaa"][i, j]
    return {"dx": dx, "da0": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}
