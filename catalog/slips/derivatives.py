"""Derivatives: that of the sigmoid for that of tanh, and the other way round."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from catalog.programs.edit import Span
from catalog.slips.code import Change, Code
from catalog.slips.factors import squared
from catalog.slips.generator import Generator
from catalog.slips.levels import PRODUCT, SUM, chain, heads


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


_SHAPES = {"a": (2, 2), "b": (2, 2)}
_HINT = "A derivative there is that of another function."

GENERATORS = (
    Generator(
        "sigmoid_derivative",
        of_tanh,
        _HINT,
        ("def f(a, b):\n    return (1 - a**2) * b", "def f(a, b):\n    return (a * (1 - a)) * b"),
        _SHAPES,
    ),
    Generator(
        "tanh_derivative",
        of_sigmoid,
        _HINT,
        ("def f(a, b):\n    return b * a * (1 - a)", "def f(a, b):\n    return b * (1 - a**2)"),
        _SHAPES,
    ),
)
