"""Derivatives: that of the sigmoid for that of tanh, and the other way round.

A person takes the gate's derivative for the candidate, or the candidate's for a gate.
"""

import ast
from collections.abc import Iterator
from itertools import pairwise

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import PRODUCT, SUM, chain, heads
from catalog.operators.themes.factors import squared
from catalog.programs.edit import Span


def of_tanh(code: Code) -> Iterator[Change]:
    """Put x * (1 - x) for 1 - x**2."""
    for statement, node in code.nodes(ast.BinOp):
        base = squared(node.right)[0] if isinstance(node.op, ast.Sub) else None
        if base is not None:
            value = code.fit(base, PRODUCT)
            yield code.swap(statement, node, f"{value} * (1 - {code.fit(base, SUM + 1)})", PRODUCT)


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


_FIRST = """
def f(a_next, da_next):
    return (1 - a_next**2) * da_next
"""
_SECOND = """
def f(ft, dc_next):
    return dc_next * ft * (1 - ft)
"""
_HINT = "A derivative there is that of another function."

OPERATORS = (
    Operator(
        "sigmoid_derivative",
        of_tanh,
        _HINT,
        (_FIRST, _FIRST.replace("1 - a_next**2", "a_next * (1 - a_next)")),
        shapes={"a_next": (5, 10), "da_next": (5, 10)},
    ),
    Operator(
        "tanh_derivative",
        of_sigmoid,
        _HINT,
        (_SECOND, _SECOND.replace("ft * (1 - ft", "(1 - ft**2")),
        shapes={"ft": (5, 10), "dc_next": (5, 10)},
    ),
)
