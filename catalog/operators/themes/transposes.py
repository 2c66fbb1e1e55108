"""Transposes: lost, added, moved onto the other factor; the factors of a matrix product exchanged.

A person turns the factors until the shapes fit, which a square matrix always does.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import PLACE, Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import ATOM
from catalog.operators.statement import Statement
from catalog.programs.edit import Span


def is_transpose(node: ast.AST) -> bool:
    """True for x.T."""
    return isinstance(node, ast.Attribute) and node.attr == "T"


def is_dot(node: ast.AST) -> bool:
    """True for np.dot(a, b)."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("np.dot", "np.matmul") and len(node.args) == 2


def lost(code: Code) -> Iterator[Change]:
    """Take a transpose away."""
    for statement, node in code.nodes(ast.Attribute):
        if is_transpose(node):
            stop = code.span(node)[1]
            inner = code.text(node.value)
            yield code.change(statement, stop - 2, stop, "", f"`{inner}` is not transposed", "not transposed")


def added(code: Code) -> Iterator[Change]:
    """Transpose a factor of a matrix product, the product, or an array that stands alone."""
    for statement, node in code.nodes(ast.Call, ast.Name, ast.Subscript):
        parent = code.parents[node]
        factor = is_dot(parent) and node is not getattr(parent, "func", None)
        if (factor or is_dot(node)) and len(code.shape(node) or ()) == 2:
            stop = code.span(node)[1]
            what = f"`{code.text(node)}` is transposed"
            yield code.change(statement, stop, stop, ".T", what, "transposed" if factor else "product transposed")


def exchanged(code: Code) -> Iterator[Change]:
    """Exchange the factors, transpose the other one, or both: the transposed product."""
    for statement, node in code.nodes(ast.Call):
        if is_dot(node):
            texts, turned = [code.text(part) for part in node.args], [_transposed(code, part) for part in node.args]
            yield _factors(code, statement, node, texts[::-1], "the factors of the matrix product are exchanged")
            yield _factors(code, statement, node, turned, "the other factor is transposed")
            yield _factors(code, statement, node, turned[::-1], "the matrix product is transposed")


def _factors(code: Code, statement: Statement, node: ast.Call, factors: list[str], alike: str) -> Change:
    """Return the change that gives np.dot other factors; `alike` says how they come from the reference's."""
    start, stop = code.span(node.args[0])[0], code.span(node.args[1])[1]
    text = ", ".join(factors)
    says = f"`{ast.unparse(node.func)}({text})` stands where the reference has `{code.text(node)}`, {PLACE}"
    return Change(statement, (Span(start, stop, text),), f"{alike}, `{text}`", alike, says=says)


def _transposed(code: Code, node: ast.expr) -> str:
    return code.text(node)[:-2] if is_transpose(node) else f"{code.fit(node, ATOM)}.T"


_BEFORE = """
def f(dtanh, xt):
    dWax = np.dot(dtanh, xt.T)
    return dWax
"""
_SHAPES = {"dtanh": (5, 10), "xt": (3, 10), "dWax": (5, 3)}

OPERATORS = (
    Operator(
        "lost_transpose",
        lost,
        "A transpose is missing.",
        (_BEFORE, _BEFORE.replace("xt.T", "xt")),
        shapes=_SHAPES,
    ),
    Operator(
        "added_transpose",
        added,
        "There is a transpose too many.",
        (_BEFORE, _BEFORE.replace("dtanh, xt.", "dtanh.T, xt.")),
        shapes=_SHAPES,
    ),
    Operator(
        "exchanged_factors",
        exchanged,
        "The order of a matrix product, or what is transposed in it, is not that of the formula.",
        (_BEFORE, _BEFORE.replace("dtanh, xt.T", "xt, dtanh.T")),
        shapes=_SHAPES,
    ),
)
