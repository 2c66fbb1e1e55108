"""The same mistakes in functions that are written in other ways: what is said of their lines is never false."""

from collections.abc import Sequence

import pytest

from catalog.evaluation.lines import Function, LineCase, found_lines
from catalog.evaluation.truth import Truth
from tests.localising.rewritten import (
    Rewriting,
    function_object,
    in_an_object,
    rewritten,
    written_into,
    written_into_by_position,
)

BACKWARD = ("rnn_cell_backward", "rnn_backward")

WAYS = [(in_an_object, 40), (function_object, 60), (written_into, 40), (written_into_by_position, 60)]


@pytest.mark.parametrize(("rewriting", "every"), WAYS, ids=[way.__name__ for way, _ in WAYS])
def test_mistakes_are_found_and_no_right_line_is_named(rewriting: Rewriting, every: int) -> None:
    alone = wholly = 0
    for each in rewritten(rewriting, BACKWARD, every):
        solved = LineCase("", "", each.function.exercise, Truth(), looked_at=each.function).solved()
        assert not solved.sure, (each.function.text, solved.said)
        if len(each.function.wrong[0]) == 1:
            alone, wholly = alone + 1, wholly + solved.first
    assert alone
    assert wholly >= alone / 3


@pytest.mark.parametrize("rewriting", [way for way, _ in WAYS])
def test_written_in_another_way_they_are_right(rewriting: Rewriting) -> None:
    assert all(_nothing_wrong(rewriting, name) for name in BACKWARD)


def _nothing_wrong(rewriting: Rewriting, name: str) -> bool:
    first = next(rewritten(rewriting, [name], 1))
    lines, wrong = found_lines(Function(first.function.family, name, first.before, ()))
    return not (lines or wrong)


STATE = """
class Gradients:
    def __init__(self, n_x, n_a, m, T_x):
        self.dx = np.zeros((n_x, m, T_x))
        self.dWax, self.dWaa = np.zeros((n_a, n_x)), np.zeros((n_a, n_a))
        self.dba = np.zeros((n_a, 1))
        self.da_prevt = np.zeros((n_a, m))

    def step(self, da, cache, t):
        gradients = rnn_cell_backward(da[:, :, t] + self.da_prevt, cache)
        self.da_prevt = gradients["da_prev"]
        self.dx[:, :, t] = gradients["dxt"]
        self.dWax += gradients["dWax"]
        self.dWaa = self.dWaa + gradients["dWaa"]
        self.dba += gradients["dba"]


def rnn_backward(da, caches):
    steps, x = caches
    n_a, m, T_x = da.shape
    state = Gradients(len(x), n_a, m, T_x)
    for t in reversed(range(T_x)):
        state.step(da, steps[t], t)
    return {"dx": state.dx, "da0": state.da_prevt, "dWax": state.dWax, "dWaa": state.dWaa, "dba": state.dba}
"""

EDITS = [
    ("self.dWax += g", "self.dWax -= g"),
    ("self.dWaa = self.dWaa + g", "self.dWaa = g"),
    ("self.dba += g", "self.dba = g"),
    ("+ self.da_prevt", "- self.da_prevt"),
    ("self.da_prevt = g", "self.da_prevt = -g"),
    ("self.dx[:, :, t] = g", "self.dx[:, :, t] = 2 * g"),
    ("self.dx[:, :, t] = g", "self.dx[:, :, -t] = g"),
    ('"da0": state.da_prevt', '"da0": state.dba'),
]


@pytest.mark.parametrize("edit", EDITS)
def test_an_object_that_another_function_holds(edit: Sequence[str]) -> None:
    before, after = edit
    text = STATE.replace(before, after)
    differing = {
        at for at, (one, two) in enumerate(zip(STATE.split("\n"), text.split("\n"), strict=True), 1) if one != two
    }
    lines, wrong = found_lines(Function("c5w1a1.rnn", "rnn_backward", text, ()))
    assert wrong
    assert set(lines) == differing


@pytest.mark.parametrize("zeros", ["(n_a, 1)", "(n_a, m)"])
def test_what_an_object_begins_with_is_not_put_down_to_who_adds_to_it(zeros: str) -> None:
    text = STATE.replace(f"= np.zeros({zeros})", f"= np.ones({zeros})")
    lines, wrong = found_lines(Function("c5w1a1.rnn", "rnn_backward", text, ()))
    begins = next(at for at, line in enumerate(text.split("\n"), 1) if f"np.ones({zeros})" in line)
    assert wrong
    assert set(lines) <= {begins}
