"""Every product is an einsum that spells its indices: i and j are units, x inputs, y outputs, m examples, t steps."""

from typing import Any

import numpy as np
from numpy import einsum
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    of_input = einsum("ix,xm->im", parameters["Wax"], xt)
    of_state = einsum("ij,jm->im", parameters["Waa"], a_prev)
    a_next = np.tanh(of_input + of_state + parameters["ba"])
    yt_pred = softmax(einsum("yi,im->ym", parameters["Wya"], a_next) + parameters["by"])
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    a_next, caches, a, y_pred = a0, [], [], []
    for xt in einsum("xmt->txm", x):
        a_next, yt_pred, cache = rnn_cell_forward(xt, a_next, parameters)
        a.append(a_next)
        y_pred.append(yt_pred)
        caches.append(cache)
    return einsum("tim->imt", np.array(a)), einsum("tym->ymt", np.array(y_pred)), (caches, x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    dz = da_next - einsum("im,im,im->im", a_next, a_next, da_next)
    return {
        "dxt": einsum("ix,im->xm", parameters["Wax"], dz),
        "da_prev": einsum("ij,im->jm", parameters["Waa"], dz),
        "dWax": einsum("im,xm->ix", dz, xt),
        "dWaa": einsum("im,jm->ij", dz, a_prev),
        "dba": einsum("im->i", dz)[:, None],
    }


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time: first dz of every step, then each gradient as one sum over steps and examples."""
    T_x = da.shape[2]
    a_next, a_prev, x = (np.array([cache[part] for cache in caches[0][:T_x]]) for part in range(3))
    Wax, Waa = caches[0][0][3]["Wax"], caches[0][0][3]["Waa"]
    dz, da_prev = np.zeros_like(a_next), np.zeros(da.shape[:2])
    for t in reversed(range(T_x)):
        dz[t] = einsum("im,im->im", 1 - a_next[t] ** 2, da[:, :, t] + da_prev)
        da_prev = einsum("ij,im->jm", Waa, dz[t])
    return {
        "dx": einsum("ix,tim->xmt", Wax, dz),
        "da0": da_prev,
        "dWax": einsum("tim,txm->ix", dz, x),
        "dWaa": einsum("tim,tjm->ij", dz, a_prev),
        "dba": einsum("tim->i", dz)[:, None],
    }


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    n_a = a_prev.shape[0]

    def gate(name: str) -> Any:
        W, b = parameters["W" + name], parameters["b" + name]
        return einsum("ij,jm->im", W[:, :n_a], a_prev) + einsum("ix,xm->im", W[:, n_a:], xt) + b

    ft, it, ot, cct = sigmoid(gate("f")), sigmoid(gate("i")), sigmoid(gate("o")), np.tanh(gate("c"))
    c_next = einsum("gim,gim->im", np.array([ft, it]), np.array([c_prev, cct]))
    a_next = einsum("im,im->im", ot, np.tanh(c_next))
    yt_pred = softmax(einsum("yi,im->ym", parameters["Wy"], a_next) + parameters["by"])
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps."""
    a_next, c_next, found = a0, np.zeros(a0.shape), []
    for xt in einsum("xmt->txm", x):
        found.append(lstm_cell_forward(xt, a_next, c_next, parameters))
        a_next, c_next = found[-1][:2]
    a, c, y = (einsum("tim->imt", np.array([step[part] for step in found])) for part in range(3))
    return a, y, c, ([step[3] for step in found], x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward; g runs over the gates f, i, c, o."""
    _, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters = cache
    W = np.array([parameters["Wf"], parameters["Wi"], parameters["Wc"], parameters["Wo"]])
    tanh_c = np.tanh(c_next)
    dc = dc_next + einsum("im,im,im->im", da_next, ot, 1 - tanh_c**2)
    outer = np.array([dc, dc, dc, da_next])
    inner = np.array([c_prev, cct, it, tanh_c])
    slope = np.array([ft * (1 - ft), it * (1 - it), 1 - cct**2, ot * (1 - ot)])
    dz = einsum("gim,gim,gim->gim", outer, inner, slope)
    dconcat = einsum("gik,gim->km", W, dz)
    dW = einsum("gim,km->gik", dz, np.concatenate([a_prev, xt]))
    db = einsum("gim->gi", dz)[:, :, None]
    n_a = len(a_prev)
    gradients = {"dxt": dconcat[n_a:], "da_prev": dconcat[:n_a], "dc_prev": einsum("im,im->im", dc, ft)}
    for g, name in enumerate("fico"):
        gradients["dW" + name], gradients["db" + name] = dW[g], db[g]
    return gradients


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    da_prev, dc_prev, found = np.zeros(da.shape[:2]), np.zeros(da.shape[:2]), []
    for dat, cache in reversed(list(zip(einsum("imt->tim", da), caches[0], strict=False))):
        found.append(lstm_cell_backward(dat + da_prev, dc_prev, cache))
        da_prev, dc_prev = found[-1]["da_prev"], found[-1]["dc_prev"]
    dx = einsum("txm->xmt", np.array([step["dxt"] for step in found[::-1]]))
    names = [kind + gate for gate in "fico" for kind in ("dW", "db")]
    sums = {name: einsum("tij->ij", np.array([step[name] for step in found])) for name in names}
    return {"dx": dx, "da0": da_prev, **sums}
