"""Short lines with the @ operator, one-letter names, and while loops that count down."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    U, W, V, b, c = (parameters[k] for k in ("Wax", "Waa", "Wya", "ba", "by"))
    a = np.tanh(U @ xt + W @ a_prev + b)
    return a, softmax(V @ a + c), (a, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    caches = []
    a = np.zeros(a0.shape + x.shape[2:])
    y = np.zeros(parameters["Wya"].shape[:1] + x.shape[1:])
    s = a0
    for t in range(x.shape[-1]):
        s, y[..., t], cache = rnn_cell_forward(x[..., t], s, parameters)
        a[..., t] = s
        caches.append(cache)
    return a, y, (caches, x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a, a_prev, xt, p = cache
    d = da_next * (1 - a * a)
    ones = np.ones((d.shape[1], 1))
    return {"dxt": p["Wax"].T @ d, "da_prev": p["Waa"].T @ d, "dWax": d @ xt.T, "dWaa": d @ a_prev.T, "dba": d @ ones}


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    steps, x = caches
    T = da.shape[-1]
    p = steps[0][-1]
    dx = np.zeros((*x.shape[:2], T))
    dU, dW, db = np.zeros(p["Wax"].shape), np.zeros(p["Waa"].shape), np.zeros((len(da), 1))
    s = np.zeros(da.shape[:2])
    t = T - 1
    while t >= 0:
        g = rnn_cell_backward(s + da[..., t], steps[t])
        s = g["da_prev"]
        dx[..., t] = g["dxt"]
        dU += g["dWax"]
        dW += g["dWaa"]
        db += g["dba"]
        t -= 1
    return {"dx": dx, "da0": s, "dWax": dU, "dWaa": dW, "dba": db}


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    p = parameters
    v = np.r_[a_prev, xt]
    f = sigmoid(p["Wf"] @ v + p["bf"])
    i = sigmoid(p["Wi"] @ v + p["bi"])
    o = sigmoid(p["Wo"] @ v + p["bo"])
    g = np.tanh(p["Wc"] @ v + p["bc"])
    c = f * c_prev + i * g
    a = o * np.tanh(c)
    return a, c, softmax(p["Wy"] @ a + p["by"]), (a, c, a_prev, c_prev, f, i, g, o, xt, p)


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps."""
    caches = []
    a, c = np.zeros(a0.shape + x.shape[2:]), np.zeros(a0.shape + x.shape[2:])
    y = np.zeros(parameters["Wy"].shape[:1] + x.shape[1:])
    s, k = a0, np.zeros_like(a0)
    for t in range(x.shape[-1]):
        s, k, y[..., t], cache = lstm_cell_forward(x[..., t], s, k, parameters)
        a[..., t], c[..., t] = s, k
        caches.append(cache)
    return a, y, c, (caches, x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a, c, a_prev, c_prev, f, i, g, o, xt, p = cache
    h = np.tanh(c)
    k = dc_next + da_next * o * (1 - h * h)
    df = k * c_prev * (f - f * f)
    di = k * g * (i - i * i)
    dg = k * i * (1 - g * g)
    do = da_next * h * (o - o * o)
    v = np.r_[a_prev, xt].T
    dv = p["Wf"].T @ df + p["Wi"].T @ di + p["Wc"].T @ dg + p["Wo"].T @ do
    n = a.shape[0]
    ones = np.ones((a.shape[1], 1))
    inputs = {"da_prev": dv[:n], "dxt": dv[n:], "dc_prev": k * f}
    weights = {"dWf": df @ v, "dWi": di @ v, "dWc": dg @ v, "dWo": do @ v}
    return inputs | weights | {"dbf": df @ ones, "dbi": di @ ones, "dbc": dg @ ones, "dbo": do @ ones}


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    steps, x = caches
    T = da.shape[-1]
    dx = np.zeros((*x.shape[:2], T))
    s, k = np.zeros(da.shape[:2]), np.zeros(da.shape[:2])
    total = {"d" + n: np.zeros(w.shape) for n, w in steps[0][-1].items() if n not in ("Wy", "by")}
    t = T - 1
    while t >= 0:
        g = lstm_cell_backward(s + da[..., t], k, steps[t])
        s, k, dx[..., t] = g["da_prev"], g["dc_prev"], g["dxt"]
        for n in total:
            total[n] += g[n]
        t -= 1
    return {"dx": dx, "da0": s} | total
