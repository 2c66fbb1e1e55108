"""Inputs that no test cell uses: two programs behave alike where they give the same on all of these.

Every function is run on two sets of sizes that share no number, one of them with large values and fewer steps in da
than in x, and the backward passes a second time on the same caches. No two sizes of a set are equal or differ by one: a
loop over an array's length, or over one less, is a loop over time nowhere but by right.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.model.probe import Probe
from catalog.programs.program import Program

Array = NDArray[np.float64]
Outputs = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """A seed, the sizes, the number of steps that da has, the scale of all that is drawn, and of gradients besides."""

    name: str
    seed: int
    n_x: int
    n_a: int
    n_y: int
    m: int
    T_x: int
    steps_back: int
    scale: float
    upstream: float = 1.0

    def draw(self, *shape: int) -> Array:
        """Draw from the global stream, as students' programs do."""
        return np.random.randn(*shape) * self.scale

    def parameters(self, family: str) -> dict[str, Array]:
        """Seed the stream and draw the weights of a family."""
        np.random.seed(self.seed)
        if family == "rnn":
            shapes = {"Wax": (self.n_a, self.n_x), "Waa": (self.n_a, self.n_a), "ba": (self.n_a, 1)}
            shapes |= {"Wya": (self.n_y, self.n_a), "by": (self.n_y, 1)}
        else:
            shapes = {f"W{gate}": (self.n_a, self.n_a + self.n_x) for gate in "fioc"}
            shapes |= {f"b{gate}": (self.n_a, 1) for gate in "fioc"}
            shapes |= {"Wy": (self.n_y, self.n_a), "by": (self.n_y, 1)}
        return {name: self.draw(*shape) for name, shape in shapes.items()}

    def state(self) -> Array:
        """Draw a hidden state."""
        return self.draw(self.n_a, self.m)

    def gradient(self, *steps: int) -> Array:
        """Draw the gradient of one hidden state, or of those of so many steps."""
        return self.draw(self.n_a, self.m, *steps) * self.upstream


SETTINGS = (
    Setting("other sizes", seed=7, n_x=5, n_a=9, n_y=2, m=12, T_x=7, steps_back=7, scale=0.5),
    Setting("odd sizes and large values", seed=11, n_x=8, n_a=6, n_y=18, m=16, T_x=11, steps_back=4, scale=1.5),
)


def rnn_cell_forward(setting: Setting, program: Program) -> Outputs:
    """Return everything that one step gives."""
    parameters = setting.parameters("rnn")
    values = program.rnn_cell_forward(setting.draw(setting.n_x, setting.m), setting.state(), parameters)
    return dict(zip(("a_next", "yt_pred", "cache"), values, strict=True))


def rnn_forward(setting: Setting, program: Program) -> Outputs:
    """Return everything that the forward pass gives."""
    parameters = setting.parameters("rnn")
    values = program.rnn_forward(setting.draw(setting.n_x, setting.m, setting.T_x), setting.state(), parameters)
    return dict(zip(("a", "y_pred", "caches"), values, strict=True))


def rnn_cell_backward(setting: Setting, program: Program) -> Outputs:
    """Return the gradients of one step, twice from one cache."""
    parameters = setting.parameters("rnn")
    cache = program.rnn_cell_forward(setting.draw(setting.n_x, setting.m), setting.state(), parameters)[-1]
    da_next = setting.gradient()
    return twice(lambda: program.rnn_cell_backward(da_next, cache))


def rnn_backward(setting: Setting, program: Program) -> Outputs:
    """Return the gradients of all steps, twice from the same caches."""
    parameters = setting.parameters("rnn")
    caches = program.rnn_forward(setting.draw(setting.n_x, setting.m, setting.T_x), setting.state(), parameters)[-1]
    da = setting.gradient(setting.steps_back)
    return twice(lambda: program.rnn_backward(da, caches))


def lstm_cell_forward(setting: Setting, program: Program) -> Outputs:
    """Return everything that one step gives."""
    parameters = setting.parameters("lstm")
    xt = setting.draw(setting.n_x, setting.m)
    values = program.lstm_cell_forward(xt, setting.state(), setting.state(), parameters)
    return dict(zip(("a_next", "c_next", "yt_pred", "cache"), values, strict=True))


def lstm_forward(setting: Setting, program: Program) -> Outputs:
    """Return everything that the forward pass gives."""
    parameters = setting.parameters("lstm")
    values = program.lstm_forward(setting.draw(setting.n_x, setting.m, setting.T_x), setting.state(), parameters)
    return dict(zip(("a", "y", "c", "caches"), values, strict=True))


def lstm_cell_backward(setting: Setting, program: Program) -> Outputs:
    """Return the gradients of one step, twice from one cache."""
    parameters = setting.parameters("lstm")
    xt = setting.draw(setting.n_x, setting.m)
    cache = program.lstm_cell_forward(xt, setting.state(), setting.state(), parameters)[-1]
    da_next, dc_next = setting.gradient(), setting.gradient()
    return twice(lambda: program.lstm_cell_backward(da_next, dc_next, cache))


def lstm_backward(setting: Setting, program: Program) -> Outputs:
    """Return the gradients of all steps, twice from the same caches."""
    parameters = setting.parameters("lstm")
    caches = program.lstm_forward(setting.draw(setting.n_x, setting.m, setting.T_x), setting.state(), parameters)[-1]
    da = setting.gradient(setting.steps_back)
    return twice(lambda: program.lstm_backward(da, caches))


def twice(call: Callable[[], dict[str, Array]]) -> Outputs:
    """Return what two calls give, the first as copies: the second may write into the first one's arrays."""
    first = {name: np.array(value) for name, value in call().items()}
    return first | {f"{name} again": value for name, value in call().items()}


def probe_of(function: Callable[[Setting, Program], Outputs], setting: Setting) -> Probe:
    """Return the probe that runs a function of an exercise's name in a setting."""
    exercise = function.__name__
    family = f"c5w1a1.{exercise.split('_')[0]}"
    name = f"c5w1a1.{exercise}.{setting.name}"
    return Probe(name, exercise, family, lambda program: function(setting, program), ())


EXERCISES = (
    rnn_cell_forward,
    rnn_forward,
    rnn_cell_backward,
    rnn_backward,
    lstm_cell_forward,
    lstm_forward,
    lstm_cell_backward,
    lstm_backward,
)

PROBES = tuple(probe_of(function, setting) for function in EXERCISES for setting in SETTINGS)
