"""Functions that return functions: an activation comes with its way back, and a pass keeps its state in a closure."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]


def _affine(W: Array, v: Array) -> Callable[[Array], tuple[Array, Array, Array]]:
    """Return what gives the gradients of W, of the bias and of v from that of W v + b."""
    return lambda dz: (np.dot(dz, v.T), np.sum(dz, axis=1, keepdims=True), np.dot(W.T, dz))


def _back_from_tanh(out: Array) -> Callable[[Array], Array]:
    return lambda d: d - d * out * out


def _back_from_sigmoid(out: Array) -> Callable[[Array], Array]:
    return lambda d: d * out - d * out * out


def _summing() -> tuple[dict[str, Array], Callable[[str, Array], None]]:
    sums: dict[str, Array] = {}

    def add(name: str, value: Array) -> None:
        sums[name] = sums[name] + value if name in sums else value

    return sums, add


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""

    def dot(weights: str, v: Array) -> Any:
        return np.dot(parameters[weights], v)

    a_next = np.tanh(dot("Waa", a_prev) + dot("Wax", xt) + parameters["ba"])
    return a_next, softmax(dot("Wya", a_next) + parameters["by"]), (a_next, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    T_x = x.shape[2]
    a, y_pred = np.zeros((*a0.shape, T_x)), np.zeros((len(parameters["by"]), x.shape[1], T_x))
    state = a0

    def advance(t: int) -> Any:
        nonlocal state
        state, y_pred[:, :, t], cache = rnn_cell_forward(x[:, :, t], state, parameters)
        a[:, :, t] = state
        return cache

    return a, y_pred, ([advance(t) for t in range(T_x)], x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    dz = _back_from_tanh(a_next)(da_next)
    dWax, dba, dxt = _affine(parameters["Wax"], xt)(dz)
    dWaa, dba, da_prev = _affine(parameters["Waa"], a_prev)(dz)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    sums, add = _summing()
    dx = np.zeros((caches[1].shape[0], *da.shape[1:]))
    carried = np.zeros(da.shape[:2])

    def retreat(t: int) -> None:
        nonlocal carried
        step = rnn_cell_backward(da[:, :, t] + carried, caches[0][t])
        dx[:, :, t], carried = step["dxt"], step["da_prev"]
        for name in ("dWax", "dWaa", "dba"):
            add(name, step[name])

    for t in reversed(range(da.shape[2])):
        retreat(t)
    return {"dx": dx, "da0": carried, **sums}


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    concat = np.append(a_prev, xt, axis=0)

    def gate(name: str, activation: Callable[[Array], Array]) -> Array:
        return activation(np.dot(parameters["W" + name], concat) + parameters["b" + name])

    ft, it, ot, cct = gate("f", sigmoid), gate("i", sigmoid), gate("o", sigmoid), gate("c", np.tanh)
    c_next = ft * c_prev + it * cct
    a_next = ot * np.tanh(c_next)
    yt_pred = softmax(np.dot(parameters["Wy"], a_next) + parameters["by"])
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters)


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps."""
    T_x = x.shape[2]
    a, c = np.zeros((*a0.shape, T_x)), np.zeros((*a0.shape, T_x))
    y = np.zeros((len(parameters["by"]), x.shape[1], T_x))
    state = (a0, np.zeros(a0.shape))

    def advance(t: int) -> Any:
        nonlocal state
        a[:, :, t], c[:, :, t], y[:, :, t], cache = lstm_cell_forward(x[:, :, t], *state, parameters)
        state = cache[0], cache[1]
        return cache

    caches = [advance(t) for t in range(T_x)]
    return a, y, c, (caches, x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters = cache
    tanh_c = np.tanh(c_next)
    dc = dc_next + _back_from_tanh(tanh_c)(da_next * ot)
    dz = {
        "f": _back_from_sigmoid(ft)(dc * c_prev),
        "i": _back_from_sigmoid(it)(dc * cct),
        "c": _back_from_tanh(cct)(dc * it),
        "o": _back_from_sigmoid(ot)(da_next * tanh_c),
    }
    concat = np.append(a_prev, xt, axis=0)
    gradients, add = _summing()
    for name, d in dz.items():
        gradients["dW" + name], gradients["db" + name], dconcat = _affine(parameters["W" + name], concat)(d)
        add("da_prev", dconcat[: len(a_prev)])
        add("dxt", dconcat[len(a_prev) :])
    return gradients | {"dc_prev": dc * ft}


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    sums, add = _summing()
    dx = np.zeros((caches[1].shape[0], *da.shape[1:]))
    carried = (np.zeros(da.shape[:2]), np.zeros(da.shape[:2]))

    def retreat(t: int) -> None:
        nonlocal carried
        step = lstm_cell_backward(da[:, :, t] + carried[0], carried[1], caches[0][t])
        dx[:, :, t] = step.pop("dxt")
        carried = step.pop("da_prev"), step.pop("dc_prev")
        for name, value in step.items():
            add(name, value)

    for t in reversed(range(da.shape[2])):
        retreat(t)
    return {"dx": dx, "da0": carried[0], **sums}
