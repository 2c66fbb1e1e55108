"""Derivatives: that of the sigmoid for that of tanh, and the other way round.

A person takes the gate's derivative for the candidate, or the candidate's for a gate.
"""

import ast
from collections.abc import Iterator
from itertools import pairwise

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import chain, heads
from catalog.operators.rule import Rule, Rules
from catalog.programs.edit import Span


def of_sigmoid(code: Code) -> Iterator[Change]:
    """Put 1 - x**2 for x * (1 - x)."""
    for statement, node in code.nodes(ast.BinOp):
        if heads(node, code.parents[node], ast.Mult):
            for one, two in pairwise(chain(node, ast.Mult)):
                if isinstance(two, ast.BinOp) and code.text(two) == f"1 - {code.text(one)}":
                    start, stop = code.outer(one)[0], code.outer(two)[1]
                    text = _square(code, code.text(one))
                    what = f"`{text}` stands where the reference has `{code.source[start:stop]}`"
                    yield Change(statement, (Span(start, stop, f"({text})"),), what)


def _square(code: Code, text: str) -> str:
    return f"1 - np.square({text})" if "np.square" in code.source else f"1 - {text}**2"


_HINT = "A derivative there is that of another function."

OPERATORS = (
    Operator(
        "sigmoid_derivative",
        Rules(
            Rule("1 - x**2 -> x * (1 - x)", "(1 - ft**2) * dft", "ft * (1 - ft) * dft"),
            Rule("1 - np.square(x) -> x * (1 - x)", "dft * (1 - np.square(ft))", "dft * (ft * (1 - ft))"),
        ),
        _HINT,
    ),
    Operator(
        "tanh_derivative",
        of_sigmoid,
        _HINT,
        ("dc_next * ft * (1 - ft)", "dc_next * (1 - ft**2)"),
    ),
)
