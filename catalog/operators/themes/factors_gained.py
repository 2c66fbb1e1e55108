"""Factors gained: a product has one more.

A person multiplies by the derivative twice, once here and once in the next line, or by a gate that is in the formula
already.
"""

import ast
from collections.abc import Iterator
from dataclasses import replace

from catalog.operators.change import LINE, PLACE, Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import heads
from catalog.operators.statement import Statement
from catalog.operators.type_environment import Shape, is_allocation


def gained(code: Code) -> Iterator[Change]:
    """Multiply a product, or an array that stands alone, by a name of its shape or by a derivative."""
    for statement, node in code.nodes(ast.BinOp, ast.Name, ast.Call):
        if _takes_factors(code, statement, node):
            derived = _derivatives(code, statement, code.shape(node))
            names = code.arrays(statement, code.shape(node)) if isinstance(node, ast.BinOp) else []
            for factor in [*(name for name in names if not code.is_gradient(name)), *derived]:
                yield _times(code, statement, node, factor)


def _takes_factors(code: Code, statement: Statement, node: ast.expr) -> bool:
    """True for a whole product, an array that is handed to np.dot or np.sum, and a call that is the right-hand side."""
    parent = code.parents[node]
    if code.shape(node) is None or is_allocation(node):
        return False
    if isinstance(node, ast.Name):
        handed = isinstance(parent, ast.Call) and ast.unparse(parent.func) in ("np.dot", "np.sum")
        return handed and isinstance(statement.node, ast.Assign)
    if isinstance(node, ast.Call):
        return node is statement.value and isinstance(node.func, ast.Attribute)
    return heads(node, parent, ast.Mult)


def _times(code: Code, statement: Statement, node: ast.expr, factor: str) -> Change:
    """Return the change that multiplies; products have the same words, whatever they are products of."""
    stop = code.span(node)[1]
    what = "a product" if isinstance(node, ast.BinOp) else f"`{short(code.text(node))}`"
    whole = node is statement.value and isinstance(statement.node, ast.Assign)
    subject = LINE if whole else f"`{short(code.text(node))}`"
    says = f"{subject} is multiplied by `{factor}`{'' if whole else f', {PLACE}'}"
    return replace(code.change(statement, stop, stop, f" * {factor}", f"{what} is multiplied by `{factor}`"), says=says)


def _derivatives(code: Code, statement: Statement, shape: Shape | None) -> list[str]:
    """Return the derivatives of tanh and of the sigmoid at the arrays of a shape that the function differentiates."""
    found = []
    for name in code.arrays(statement, shape):
        if name in code.differentiated:
            square = f"np.square({name})" if "np.square" in code.source else f"{name}**2"
            found += [f"(1 - {square})", f"{name} * (1 - {name})"]
    return found


_BEFORE = """
def f(a_next, da_next):
    dtanh = (1 - a_next**2) * da_next
    return dtanh
"""
_GAINED_FACTOR = """
def f(a_next, da_next):
    dtanh = (1 - a_next**2) * da_next * (1 - a_next**2)
    return dtanh
"""

OPERATORS = (
    Operator(
        "gained_factor",
        gained,
        "There is a factor that the formula does not have.",
        (_BEFORE, _GAINED_FACTOR),
        shapes={"a_next": (5, 10), "da_next": (5, 10), "dtanh": (5, 10)},
    ),
)
