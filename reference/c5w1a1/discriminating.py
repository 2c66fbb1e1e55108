"""Inputs that tell a student's functions apart from correct ones: what the cells and the battery do not vary.

A function that is right for ten examples over four steps can be wrong for one example, for one step or for two, where
all sizes are equal and a transpose costs no exception, or where gradients are so large that clipping shows. Elsewhere
no two sizes are equal or differ by one, so that a loop over the wrong one shows. `IMPULSES` send the upstream gradient
of one step at a time: the backward pass is linear in da, so what each step does to dx says what all do.
"""

import numpy as np

from catalog.programs.program import Program
from reference.c5w1a1.battery import EXERCISES, Array, Outputs, Setting, probe_of

STEPS = (
    Setting("one step", seed=21, n_x=3, n_a=5, n_y=7, m=9, T_x=1, steps_back=1, scale=0.7),
    Setting("two steps", seed=22, n_x=4, n_a=6, n_y=8, m=10, T_x=2, steps_back=2, scale=0.7),
)
SIZES = (
    Setting("odd sizes and large values", seed=27, n_x=8, n_a=6, n_y=18, m=16, T_x=11, steps_back=4, scale=1.5),
    Setting("one example", seed=23, n_x=5, n_a=7, n_y=9, m=1, T_x=3, steps_back=3, scale=0.7),
    Setting("all sizes equal", seed=24, n_x=4, n_a=4, n_y=4, m=4, T_x=4, steps_back=4, scale=0.7),
)
LARGE = (
    Setting("large gradients", seed=25, n_x=5, n_a=9, n_y=7, m=11, T_x=3, steps_back=3, scale=0.7, upstream=10_000.0),
)

IMPULSE = Setting("one upstream step at a time", seed=26, n_x=6, n_a=8, n_y=2, m=11, T_x=4, steps_back=4, scale=0.6)


def rnn_backward(setting: Setting, program: Program) -> Outputs:
    """Return dx for the upstream gradient of each step alone, and for all of them together under "all"."""
    parameters = setting.parameters("rnn")
    caches = program.rnn_forward(setting.draw(setting.n_x, setting.m, setting.T_x), setting.state(), parameters)[-1]
    da = setting.gradient(setting.T_x)
    return {name: np.array(program.rnn_backward(part, caches)["dx"]) for name, part in _impulses(da).items()}


def lstm_backward(setting: Setting, program: Program) -> Outputs:
    """Return dx for the upstream gradient of each step alone, and for all of them together under "all"."""
    parameters = setting.parameters("lstm")
    caches = program.lstm_forward(setting.draw(setting.n_x, setting.m, setting.T_x), setting.state(), parameters)[-1]
    da = setting.gradient(setting.T_x)
    return {name: np.array(program.lstm_backward(part, caches)["dx"]) for name, part in _impulses(da).items()}


def _impulses(da: Array) -> dict[str, Array]:
    """Return da with one step alone in it, by step, and the whole of it."""
    steps = np.arange(da.shape[-1])
    return {f"step {step}": da * (steps == step) for step in steps} | {"all": da}


IMPULSES = {function.__name__: probe_of(function, IMPULSE) for function in (rnn_backward, lstm_backward)}


def _settings(exercise: str) -> tuple[Setting, ...]:
    """Return what an exercise's function is tried on: a cell knows nothing of steps, a forward pass of gradients."""
    steps = () if "_cell_" in exercise else STEPS
    return (*SIZES, *steps, *(LARGE if exercise.endswith("backward") else ()))


PROBES = (
    *(probe_of(function, setting) for function in EXERCISES for setting in _settings(function.__name__)),
    *IMPULSES.values(),
)
