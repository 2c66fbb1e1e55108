"""Helpers of a student's that are right and are given something else, and helpers that are wrong."""

import pytest

from catalog.evaluation.lines import Function, found_lines

CELL = """
def slope(h):
    {body}


def rnn_cell_backward(da_next, cache):
    a_next, a_prev, xt, parameters = cache
    {call}
    return {{
        "dxt": parameters["Wax"].T @ dtanh,
        "da_prev": parameters["Waa"].T @ dtanh,
        "dWax": dtanh @ xt.T,
        "dWaa": dtanh @ a_prev.T,
        "dba": dtanh.sum(1, keepdims=True),
    }}
"""

RIGHT = [
    "return 1 - h**2",
    "return 1 - np.square(h)",
    "squared = h * h; return 1 - squared",
    "return (1 - h) * (1 + h)",
]
WRONG = ["return 1 - h", "return 1 - np.abs(h)", "return 1 + h**2", "squared = h * h; return 1 - 2 * squared"]

CALLS = [
    "dtanh = slope({}) * da_next",
    "dtanh = np.multiply(da_next, slope({}))",
    "back = slope({}); dtanh = back * da_next",
    "other = slope(a_next); dtanh = slope({}) * da_next",
]

HELPER, CALL = 3, 8


def lines_of(body: str, call: str) -> tuple[set[int], bool]:
    """Return the lines that are named, and whether anything is wrong."""
    lines, wrong = found_lines(Function("c5w1a1.rnn", "rnn_cell_backward", CELL.format(body=body, call=call), ()))
    return set(lines), wrong


@pytest.mark.parametrize("given", ["a_prev", "da_next", "a_next - a_prev"])
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("body", RIGHT)
def test_what_is_given_is_wrong(body: str, call: str, given: str) -> None:
    lines, wrong = lines_of(body, call.format(given))
    assert wrong
    assert lines <= {CALL}
    assert lines or given == "a_next - a_prev"


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("body", WRONG)
def test_the_helper_is_wrong(body: str, call: str) -> None:
    lines, wrong = lines_of(body, call.format("a_next"))
    assert wrong
    assert lines <= {HELPER}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("body", RIGHT)
def test_both_are_right(body: str, call: str) -> None:
    assert lines_of(body, call.format("a_next")) == (set(), False)


GATES = """
def slope(gate):
    return gate * (1 - gate)


def lstm_cell_backward(da_next, dc_next, cache):
    a_next, c_next, a_prev, c_prev, ft, it, cct, ot, xt, parameters = cache
    n_a = a_next.shape[0]
    dot = da_next * np.tanh(c_next) * slope(ot)
    dc = dc_next + da_next * ot * (1 - np.tanh(c_next) ** 2)
    dcct = dc * it * (1 - cct**2)
    dit = dc * cct * slope(it)
    dft = dc * c_prev * slope(ft)
    concat = np.concatenate((a_prev, xt))
    found = {"dc_prev": dc * ft}
    for name, gate in (("f", dft), ("i", dit), ("c", dcct), ("o", dot)):
        found["dW" + name] = gate @ concat.T
        found["db" + name] = gate.sum(1, keepdims=True)
    gates = (("Wf", dft), ("Wi", dit), ("Wc", dcct), ("Wo", dot))
    back = sum(parameters[name].T @ gate for name, gate in gates)
    return {**found, "da_prev": back[:n_a], "dxt": back[n_a:]}
"""


@pytest.mark.parametrize("gate", ["ot", "it", "ft"])
@pytest.mark.parametrize("other", ["ot", "it", "ft", "cct", "c_prev"])
def test_one_call_of_several_is_given_another_gate(gate: str, other: str) -> None:
    text = GATES.replace(f"slope({gate})", f"slope({other})")
    lines, wrong = found_lines(Function("c5w1a1.lstm", "lstm_cell_backward", text, ()))
    there = {at for at, line in enumerate(text.split("\n"), 1) if f"* slope({other})" in line and f"d{gate} =" in line}
    assert wrong == (gate != other)
    assert set(lines) == (there if wrong else set())
