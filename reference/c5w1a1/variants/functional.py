"""Loops are accumulate and reduce over pure functions; no name is bound twice and no array is written to."""

from collections.abc import Callable
from functools import reduce
from itertools import accumulate
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1.given import sigmoid, softmax

Array = NDArray[np.float64]


def _steps(array: Array) -> list[Array]:
    return list(np.moveaxis(array, 2, 0))


def _over_time(arrays: Any) -> Array:
    return np.moveaxis(np.array(list(arrays)), 0, 2)


def _total(dicts: Any, name: str) -> Any:
    return reduce(add, (step[name] for step in dicts))


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Take one step forward."""
    products = (parameters["Wax"] @ xt, parameters["Waa"] @ a_prev, parameters["ba"])
    a_next = np.tanh(reduce(add, products))
    return a_next, softmax(parameters["Wya"] @ a_next + parameters["by"]), (a_next, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
    """Run the cell over all steps."""
    start: tuple[Array, Any, Any] = (a0, None, None)
    run = list(accumulate(_steps(x), lambda so_far, xt: rnn_cell_forward(xt, so_far[0], parameters), initial=start))[1:]
    return _over_time(step[0] for step in run), _over_time(step[1] for step in run), ([step[2] for step in run], x)


def rnn_cell_backward(da_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    a_next, a_prev, xt, parameters = cache
    dz = np.multiply(da_next, np.subtract(1, np.square(a_next)))
    through = {name: parameters[weight].T @ dz for name, weight in (("dxt", "Wax"), ("da_prev", "Waa"))}
    into = {name: dz @ v.T for name, v in (("dWax", xt), ("dWaa", a_prev), ("dba", np.ones((1, dz.shape[1]))))}
    return {**through, **into}


def rnn_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    backwards = list(zip(_steps(da), caches[0], strict=False))[::-1]
    start = {"da_prev": np.zeros(da.shape[:2])}
    run = list(
        accumulate(backwards, lambda later, now: rnn_cell_backward(now[0] + later["da_prev"], now[1]), initial=start)
    )[1:]
    dx = _over_time(step["dxt"] for step in reversed(run))
    return {"dx": dx, "da0": run[-1]["da_prev"], **{name: _total(run, name) for name in ("dWax", "dWaa", "dba")}}


def lstm_cell_forward(xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
    """Take one step forward."""
    concat = np.concatenate((a_prev, xt))
    activations: dict[str, Callable[[Array], Array]] = {"f": sigmoid, "i": sigmoid, "c": np.tanh, "o": sigmoid}
    gates = [act(parameters[f"W{name}"] @ concat + parameters[f"b{name}"]) for name, act in activations.items()]
    c_next = gates[0] * c_prev + gates[1] * gates[2]
    a_next = gates[3] * np.tanh(c_next)
    yt_pred = softmax(parameters["Wy"] @ a_next + parameters["by"])
    return a_next, c_next, yt_pred, (a_next, c_next, a_prev, c_prev, *gates, xt, parameters)


def lstm_forward(x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
    """Run the cell over all steps."""
    start = (a0, np.zeros(a0.shape), None, None)
    run = list(
        accumulate(_steps(x), lambda so_far, xt: lstm_cell_forward(xt, so_far[0], so_far[1], parameters), initial=start)
    )[1:]
    a, c, y = (_over_time(step[part] for step in run) for part in range(3))
    return a, y, c, ([step[3] for step in run], x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
    """Take one step backward."""
    _, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters = cache
    dc = dc_next + da_next * ot * (1 - np.square(np.tanh(c_next)))
    factors = {
        "f": (dc, c_prev, ft, 1 - ft),
        "i": (dc, cct, it, 1 - it),
        "c": (dc, it, 1 + cct, 1 - cct),
        "o": (da_next, np.tanh(c_next), ot, 1 - ot),
    }
    dz = {gate: reduce(np.multiply, parts) for gate, parts in factors.items()}
    dconcat = reduce(add, (parameters[f"W{gate}"].T @ d for gate, d in dz.items()))
    concat = np.concatenate((a_prev, xt))
    inputs = {"da_prev": dconcat[: len(a_prev)], "dxt": dconcat[len(a_prev) :], "dc_prev": dc * ft}
    weights = {f"dW{gate}": d @ concat.T for gate, d in dz.items()}
    return {**inputs, **weights, **{f"db{gate}": d.sum(axis=1, keepdims=True) for gate, d in dz.items()}}


def lstm_backward(da: Array, caches: Any) -> dict[str, Array]:
    """Go back through time."""
    backwards = list(zip(_steps(da), caches[0], strict=False))[::-1]
    nothing = np.zeros(da.shape[:2])

    def back(later: dict[str, Array], now: Any) -> dict[str, Array]:
        return lstm_cell_backward(now[0] + later["da_prev"], later["dc_prev"], now[1])

    run = list(accumulate(backwards, back, initial={"da_prev": nothing, "dc_prev": nothing}))[1:]
    sums = {name: _total(run, name) for name in run[0] if name[:2] in ("dW", "db")}
    return {"dx": _over_time(step["dxt"] for step in reversed(run)), "da0": run[-1]["da_prev"], **sums}
