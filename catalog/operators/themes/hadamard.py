"""Hadamard products: element by element where the formula multiplies matrices, and the other way round.

A person writes `*` for np.dot, or np.dot for `*` and then transposes until the shapes fit.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import ATOM, PRODUCT
from catalog.operators.statement import Statement
from catalog.operators.themes.transposes import is_dot


def matrix(code: Code) -> Iterator[Change]:
    """Put a matrix product for a product, with a transpose or without, and a product for a matrix product."""
    for statement, node in code.nodes(ast.Call, ast.BinOp):
        if is_dot(node):
            text = f"{code.fit(node.args[0], PRODUCT)} * {code.fit(node.args[1], PRODUCT + 1)}"
            yield Change(statement, (code.put(node, text, PRODUCT),), f"`{short(text)}` multiplies element by element")
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) and code.shape(node):
            yield from _products(code, statement, node)


def _products(code: Code, statement: Statement, node: ast.BinOp) -> Iterator[Change]:
    left, right = code.text(node.left), code.text(node.right)
    turned = (f"{left}, {code.fit(node.right, ATOM)}.T", f"{code.fit(node.left, ATOM)}.T, {right}")
    for arguments in (f"{left}, {right}", *turned):
        what = f"`np.dot({short(arguments)})` stands where the reference multiplies element by element"
        alike = f"dot {'.T' in arguments} {arguments.endswith('.T')}"
        yield Change(statement, (code.put(node, f"np.dot({arguments})"),), what, alike)


_BEFORE = """
def f(Wax, dtanh):
    dxt = np.dot(Wax.T, dtanh)
    return dxt
"""

OPERATORS = (
    Operator(
        "other_product",
        matrix,
        "A product there is not of the kind that the formula has: element by element, or of matrices.",
        (_BEFORE, _BEFORE.replace("np.dot(Wax.T, dtanh)", "Wax.T * dtanh")),
        shapes={"Wax": (5, 3), "dtanh": (5, 10), "dxt": (3, 10)},
    ),
)
