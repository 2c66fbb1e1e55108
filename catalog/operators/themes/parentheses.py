"""Parentheses: lost, or set around other things.

A person forgets that * binds more than -, or that a derivative multiplies the whole sum and not its last term.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import SYMBOLS
from catalog.operators.statement import LocatedStatement
from catalog.programs.edit import Span


def lost(code: Code) -> Iterator[Change]:
    """Take the parentheses around a sum or a product away."""
    for statement, node in code.nodes(ast.BinOp):
        if code.outer(node) != code.span(node):
            what = f"the parentheses around `{short(code.text(node))}` are missing"
            yield Change(
                statement, (Span(*code.outer(node), code.text(node)),), what, f"no parentheses {code.text(node)}"
            )


def moved(code: Code) -> Iterator[Change]:
    """Set parentheses around the first part of a product's last sum, or around a sum that has none."""
    for statement, node in code.nodes(ast.BinOp):
        left, right = node.left, node.right
        for at, part in enumerate((left, right)):
            if code.shape(node) is not None and _binds_more(part, node) and code.outer(part) == code.span(part):
                yield _regrouped(code, statement, node, part, first=at == 0)


def _binds_more(part: ast.expr, node: ast.BinOp) -> bool:
    if not isinstance(part, ast.BinOp) or isinstance(part.op, ast.Pow):
        return False
    return SYMBOLS[type(part.op)][1] > SYMBOLS[type(node.op)][1]


def _regrouped(code: Code, statement: LocatedStatement, node: ast.BinOp, part: ast.expr, first: bool) -> Change:
    """Group a + b * c as (a + b) * c, or a * b + c as a * (b + c)."""
    assert isinstance(part, ast.BinOp)
    start, stop = code.span(node)
    if first:
        inner = code.outer(part.right)[0]
        text = f"({code.source[inner:stop]})"
        return code.change(statement, inner, stop, text, f"there are parentheses around `{short(text[1:-1])}`")
    inner = code.outer(part.left)[1]
    text = f"({code.source[start:inner]})"
    return code.change(statement, start, inner, text, f"there are parentheses around `{short(text[1:-1])}`")


_HINT = "Parentheses there do not stand where the formula has them."

OPERATORS = (
    Operator(
        "lost_parentheses",
        lost,
        _HINT,
        ("(1 - a_next**2) * da_next", "1 - a_next**2 * da_next"),
    ),
    Operator(
        "moved_parentheses",
        moved,
        _HINT,
        ("dc_next * ft + da_next", "dc_next * (ft + da_next)"),
    ),
)
