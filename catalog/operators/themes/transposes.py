"""Transposes: lost, added, moved onto the other factor; the factors of a matrix product exchanged.

A person turns the factors until the shapes fit, which a square matrix always does.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import PLACE, Change
from catalog.operators.code import Code
from catalog.operators.guards import is_dot, is_factor, is_matrix, is_matrix_product
from catalog.operators.operator import Operator
from catalog.operators.precedence import ATOM
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement
from catalog.programs.edit import Span


def exchanged(code: Code) -> Iterator[Change]:
    """Exchange the factors, transpose the other one, or both: the transposed product."""
    for statement, node in code.nodes(ast.Call):
        if is_dot(node):
            texts, turned = [code.text(part) for part in node.args], [_transposed(code, part) for part in node.args]
            yield _factors(code, statement, node, texts[::-1], "the factors of the matrix product are exchanged")
            yield _factors(code, statement, node, turned, "the other factor is transposed")
            yield _factors(code, statement, node, turned[::-1], "the matrix product is transposed")


def _factors(code: Code, statement: LocatedStatement, node: ast.Call, factors: list[str], alike: str) -> Change:
    """Return the change that gives np.dot other factors; `alike` says how they come from the reference's."""
    start, stop = code.span(node.args[0])[0], code.span(node.args[1])[1]
    text = ", ".join(factors)
    says = f"`{ast.unparse(node.func)}({text})` stands where the reference has `{code.text(node)}`, {PLACE}"
    return Change(statement, (Span(start, stop, text),), f"{alike}, `{text}`", alike, says=says)


def _transposed(code: Code, node: ast.expr) -> str:
    is_transpose = isinstance(node, ast.Attribute) and node.attr == "T"
    return code.text(node)[:-2] if is_transpose else f"{code.fit(node, ATOM)}.T"


OPERATORS = (
    Operator(
        "lost_transpose",
        Rules(
            Rule(
                "x.T ~> x",
                "np.dot(dtanh, xt.T)",
                "np.dot(dtanh, xt)",
                what="`{x}` is not transposed",
                alike="not transposed",
            )
        ),
        "A transpose is missing.",
    ),
    Operator(
        "added_transpose",
        Rules(
            Rule(
                "x ~> x.T",
                "np.dot(dtanh, xt.T)",
                "np.dot(dtanh.T, xt.T)",
                kinds=(ast.Call, ast.Name, ast.Subscript),
                where=(is_factor, is_matrix),
                what="`{x}` is transposed",
                alike="transposed",
            ),
            Rule(
                "f(a, b) ~> f(a, b).T",
                "np.dot(dtanh, xt.T)",
                "np.dot(dtanh, xt.T).T",
                where=(is_matrix_product, is_matrix),
                what="`{before}` is transposed",
                alike="product transposed",
            ),
        ),
        "There is a transpose too many.",
    ),
    Operator(
        "exchanged_factors",
        exchanged,
        "The order of a matrix product, or what is transposed in it, is not that of the formula.",
        ("np.dot(dtanh, xt.T)", "np.dot(xt, dtanh.T)"),
    ),
)
