"""Factors lost: one or several left out of a product, and squares that are none.

A person stops before the end of a long formula, drops the derivative of the gate, or forgets the square.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import PRODUCT, SIGN, chain, heads, level
from catalog.operators.statement import Statement


def lost(code: Code) -> Iterator[Change]:
    """Leave a factor, or several that follow one another, out of a product."""
    for statement, node in code.nodes(ast.BinOp):
        if heads(node, code.parents[node], ast.Mult):
            factors = chain(node, ast.Mult)
            for size in range(1, len(factors)):
                for first in range(len(factors) - size + 1):
                    yield _without(code, statement, node, factors, first, first + size - 1)


def _without(
    code: Code, statement: Statement, node: ast.expr, factors: list[ast.expr], first: int, last: int
) -> Change:
    text = code.source[code.outer(factors[first])[0] : code.outer(factors[last])[1]]
    what = f"the factor{'s' if last > first else ''} `{short(text)}` {'are' if last > first else 'is'} left out"
    rest = [*factors[:first], *factors[last + 1 :]]
    if len(rest) == 1:
        return Change(statement, (code.put(node, code.text(rest[0]), level(rest[0])),), what, f"without {text}")
    return Change(statement, (code.without(factors, first, last),), what, f"without {text}")


def lost_power(code: Code) -> Iterator[Change]:
    """Leave a square out, or write it as a product by 2."""
    for statement, node in code.nodes(ast.BinOp, ast.Call):
        base, is_call = squared(node)
        if base is not None:
            text = code.text(base)
            what = f"`{short(text)}` is not squared"
            yield Change(statement, (code.put(node, text, level(base)),), what, f"not squared: {text}")
            if not is_call:
                yield code.swap(statement, node, f"{code.fit(base, PRODUCT)} * 2", PRODUCT)
            else:
                yield code.swap(statement, node, f"2 * {code.fit(base, SIGN)}", PRODUCT)


def squared(node: ast.expr) -> tuple[ast.expr | None, bool]:
    """Return what x**2 or np.square(x) squares, and whether by a call."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        return node.left, False
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "np.square":
        return node.args[0], True
    return None, False


_FIRST = """
def f(dc_next, it, cct):
    dit = dc_next * cct * it * (1 - it)
    return dit
"""
_SECOND = """
def f(a_next, da_next):
    dtanh = (1 - a_next**2) * da_next
    return dtanh
"""

OPERATORS = (
    Operator(
        "lost_factor",
        lost,
        "A factor is missing.",
        (_FIRST, _FIRST.replace("it * (1 - it)", "it")),
        shapes={"dc_next": (5, 10), "it": (5, 10), "cct": (5, 10), "dit": (5, 10)},
    ),
    Operator(
        "lost_power",
        lost_power,
        "A square is not what the formula has.",
        (_SECOND, _SECOND.replace("a_next**2", "a_next")),
        shapes={"a_next": (5, 10), "da_next": (5, 10), "dtanh": (5, 10)},
    ),
)
