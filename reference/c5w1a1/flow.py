"""The networks of the backward passes: what the gradient goes through, and inputs on which each part can be told.

There are more inputs and hidden units than examples in all steps together, so that what arrived in each step can be
read off dx, and off the gradients of the weights, each for itself.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import numpy as np

from catalog.model.network import Array, ForwardNetwork, Link, Network, Values
from catalog.programs.program import Program
from reference.c5w1a1 import lstm, rnn
from reference.c5w1a1.battery import Setting
from reference.c5w1a1.forward_flow import forward_cell, forward_unrolled

STEPS = 3
RNN = Setting("the flow of gradients", seed=31, n_x=9, n_a=7, n_y=5, m=2, T_x=STEPS, steps_back=STEPS, scale=0.6)
LSTM = Setting("the flow of gradients", seed=32, n_x=10, n_a=4, n_y=6, m=2, T_x=STEPS, steps_back=STEPS, scale=0.6)
GATES = {"dft": "f", "dit": "i", "dcct": "c", "dot": "o"}


def rnn_caches() -> Any:
    """Return the caches of a correct forward pass of the basic network."""
    parameters = RNN.parameters("rnn")
    return rnn.rnn_forward(RNN.draw(RNN.n_x, RNN.m, STEPS), RNN.state(), parameters)[-1]


def lstm_caches() -> Any:
    """Return the caches of a correct forward pass of the LSTM."""
    parameters = LSTM.parameters("lstm")
    return lstm.lstm_forward(LSTM.draw(LSTM.n_x, LSTM.m, STEPS), LSTM.state(), parameters)[-1]


def _by_step(outputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the outputs with one for each step of dx, where dx has steps."""
    found = dict(outputs)
    dx = found.pop("dx", None)
    steps = {f"dx<{t}>": dx[..., t] for t in range(STEPS)} if np.ndim(dx) == 3 and len(dx[0, 0]) == STEPS else {}
    return found | steps


def _unrolled(family: str, setting: Setting, caches: Any, cell: Any, states: tuple[str, ...]) -> Network:
    """Return the network over all steps. states: what goes from step to step, "da" and perhaps "dc".

    The node of a step holds the gradients that its cell is called with.
    """
    shape = len(states), setting.n_a, setting.m
    nodes = {f"cell<{t}>": shape for t in range(STEPS)}

    def at(t: int, value: Array) -> dict[str, Array]:
        return dict(cell(*value, caches[0][t]))

    def run(program: Program, upstream: Values) -> dict[str, Any]:
        da = np.stack([upstream[f"da<{t}>"] for t in range(STEPS)], axis=-1)
        return _by_step(getattr(program, f"{family}_backward")(da, deepcopy(caches)))

    def contribution(output: str, node: str, value: Array) -> Array:
        name = "dxt" if output.startswith("dx<") else "da_prev" if output == "da0" else output
        return at(int(node[-2]), value)[name]

    def enters(t: int) -> Link:
        return Link(f"da<{t}>", f"da<{t}>", f"cell<{t}>", lambda value: _stacked(value, 0, shape))

    def goes_back(t: int, part: int, state: str) -> Link:
        through = lambda value: _stacked(at(t, value)[f"{state}_prev"], part, shape)  # noqa: E731
        return Link(f"{state}_prev<{t}>", f"cell<{t}>", f"cell<{t - 1}>", through, part)

    links = []
    for t in reversed(range(STEPS)):
        links += [enters(t), *(goes_back(t, part, state) for part, state in enumerate(states) if t)]
    weights = {name: np.shape(each) for name, each in at(0, np.zeros(shape)).items() if name[:2] in ("dW", "db")}
    steps = {f"dx<{t}>": (setting.n_x, setting.m) for t in range(STEPS)}
    outputs: dict[str, tuple[str, ...]] = {f"dx<{t}>": (f"cell<{t}>",) for t in range(STEPS)}
    outputs |= {"da0": ("cell<0>",)} | {name: tuple(nodes) for name in weights}
    together = (("da0",), ("dWax",), ("dWaa",)) if family == "rnn" else (("dWi", "dWo"), ("dWc", "dWo"))
    upstream = {f"da<{t}>": setting.gradient() for t in range(STEPS)}
    return Network(
        f"{family}_backward", f"c5w1a1.{family}", STEPS, upstream, run, steps | {"da0": shape[1:]} | weights, nodes,
        tuple(links), outputs, contribution, (*((name,) for name in steps), *together),
    )  # fmt: skip


def _stacked(value: Array, part: int, shape: tuple[int, ...]) -> Array:
    """Return what a step's cell is called with where it is one gradient alone."""
    found = np.zeros(shape)
    found[part] = value
    return found


def _rnn_cell(caches: Any) -> Network:
    """Return the network of one step; what arrives in dtanh is told as the da_next that gives it."""
    cache, shape = caches[0][1], (RNN.n_a, RNN.m)

    def run(program: Program, upstream: Values) -> Mapping[str, Any]:
        found: Mapping[str, Any] = program.rnn_cell_backward(upstream["da_next"], deepcopy(cache))
        return found

    right = rnn.rnn_cell_backward(np.zeros(shape), cache)
    link = Link("da_next", "da_next", "dtanh", lambda value: value)
    return Network(
        "rnn_cell_backward", "c5w1a1.rnn", 0, {"da_next": RNN.gradient()}, run,
        {name: np.shape(each) for name, each in right.items()}, {"dtanh": shape}, (link,),
        dict.fromkeys(right, ("dtanh",)),
        lambda output, _, value: rnn.rnn_cell_backward(value, cache)[output],
        (("dxt",), ("da_prev",), ("dWax",), ("dWaa",)),
    )  # fmt: skip


def _lstm_cell(caches: Any) -> Network:
    """Return the network of one step: both gradients to the gates and to dc_prev, the gates to all else."""
    cache, shape, n_a = caches[0][1], (LSTM.n_a, LSTM.m), LSTM.n_a
    concat = np.concatenate((cache[2], cache[8]), axis=0)
    nodes = dict.fromkeys((*GATES, "dc_prev"), shape)

    def run(program: Program, upstream: Values) -> Mapping[str, Any]:
        found: Mapping[str, Any] = program.lstm_cell_backward(*upstream.values(), deepcopy(cache))
        return found

    def link(source: str, node: str) -> Link:
        def through(value: Array) -> Array:
            da_next, dc_next = (value * (each == source) for each in ("da_next", "dc_next"))
            right = lstm.lstm_cell_backward(da_next, dc_next, cache)
            if node == "dc_prev":
                return right["dc_prev"]
            return np.asarray(right[f"dW{GATES[node]}"] @ np.linalg.pinv(concat.T))

        return Link(f"{source} in {node}", source, node, through)

    def contribution(output: str, node: str, value: Array) -> Array:
        if node == "dc_prev":
            return value
        weights: Array = cache[-1][f"W{GATES[node]}"]
        if output in ("dxt", "da_prev"):
            return np.asarray((weights[:, n_a:] if output == "dxt" else weights[:, :n_a]).T @ value)
        return np.asarray(value @ concat.T if output[1] == "W" else np.sum(value, axis=1, keepdims=True))

    right = lstm.lstm_cell_backward(np.zeros(shape), np.zeros(shape), cache)
    outputs = {name: tuple(node for node, gate in GATES.items() if name[-1] == gate) for name in right}
    outputs |= {"dxt": tuple(GATES), "da_prev": tuple(GATES), "dc_prev": ("dc_prev",)}
    pairs = [
        (source, node) for node in nodes for source in ("da_next", "dc_next") if (source, node) != ("dc_next", "dot")
    ]
    return Network(
        "lstm_cell_backward", "c5w1a1.lstm", 0, {"da_next": LSTM.gradient(), "dc_next": LSTM.gradient()}, run,
        {name: np.shape(each) for name, each in right.items()}, nodes, tuple(link(*pair) for pair in pairs),
        outputs, contribution, (("dWf",), ("dWi",), ("dWc",), ("dWo",), ("dc_prev",)),
    )  # fmt: skip


def networks() -> tuple[Network | ForwardNetwork, ...]:
    """Return the network of each exercise; draws from the global stream."""
    of_rnn, of_lstm = rnn_caches(), lstm_caches()
    return (
        _rnn_cell(of_rnn),
        _unrolled("rnn", RNN, of_rnn, rnn.rnn_cell_backward, ("da",)),
        _lstm_cell(of_lstm),
        _unrolled("lstm", LSTM, of_lstm, lstm.lstm_cell_backward, ("da", "dc")),
        *(forward_cell(*each) for each in (("rnn", RNN), ("lstm", LSTM))),
        *(forward_unrolled(*each) for each in (("rnn", RNN), ("lstm", LSTM))),
    )
