"""The networks of the forward passes: what reaches what, step by step."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from catalog.model.network import ForwardNetwork, Values
from catalog.programs.program import Program
from reference.c5w1a1.battery import Setting


def forward_cell(family: str, setting: Setting) -> ForwardNetwork:
    """Return the network of one step; draws from the global stream."""
    parameters = setting.parameters(family)
    states = ("a_prev",) if family == "rnn" else ("a_prev", "c_prev")
    inputs = {"xt": setting.draw(setting.n_x, setting.m)} | {name: setting.state() for name in states}
    names = ("a_next", "yt_pred") if family == "rnn" else ("a_next", "c_next", "yt_pred")

    def run(program: Program, given: Values) -> Mapping[str, Any]:
        function = getattr(program, f"{family}_cell_forward")
        values = function(*(given[name].copy() for name in inputs), dict(parameters))
        return dict(zip(names, values[:-1], strict=True))

    outputs = {name: (setting.n_y if name == "yt_pred" else setting.n_a, setting.m) for name in names}
    cells = {"cell": ({name: (name,) for name in inputs}, names)}
    directions = {name: np.random.randn(*value.shape) for name, value in inputs.items()}
    return ForwardNetwork(f"{family}_cell_forward", f"c5w1a1.{family}", 0, inputs, directions, run, outputs, cells)


def forward_unrolled(family: str, setting: Setting) -> ForwardNetwork:
    """Return the network over all steps; draws from the global stream."""
    parameters, steps = setting.parameters(family), range(setting.T_x)
    inputs = {f"x<{t}>": setting.draw(setting.n_x, setting.m) for t in steps} | {"a0": setting.state()}
    names = ("a", "y_pred") if family == "rnn" else ("a", "y", "c")

    def run(program: Program, given: Values) -> Mapping[str, Any]:
        x = np.stack([given[f"x<{t}>"] for t in steps], axis=-1)
        values = getattr(program, f"{family}_forward")(x, given["a0"].copy(), dict(parameters))
        return {each: part for name, value in zip(names, values, strict=False) for each, part in _split(name, value)}

    def _split(name: str, value: Any) -> list[tuple[str, Any]]:
        array = np.asarray(value)
        if array.ndim != 3 or array.shape[-1] != setting.T_x:
            return []
        return [(f"{name}<{t}>", array[..., t]) for t in steps]

    sizes = {"a": setting.n_a, "c": setting.n_a}
    outputs = {f"{name}<{t}>": (sizes.get(name, setting.n_y), setting.m) for name in names for t in steps}
    directions = {name: np.random.randn(*value.shape) for name, value in inputs.items()}
    return ForwardNetwork(
        f"{family}_forward",
        f"c5w1a1.{family}",
        setting.T_x,
        inputs,
        directions,
        run,
        outputs,
        _cells(names, setting.T_x),
    )


def _cells(names: tuple[str, ...], steps: int) -> dict[str, tuple[dict[str, tuple[str, ...]], tuple[str, ...]]]:
    """Return what goes into each step: its own input, and all earlier ones through the state before it."""
    found = {}
    for t in range(steps):
        inlets = {f"x<{t}>": (f"x<{t}>",), f"state<{t}>": ("a0", *(f"x<{s}>" for s in range(t)))}
        found[f"cell<{t}>"] = inlets, tuple(f"{name}<{t}>" for name in names)
    return found
