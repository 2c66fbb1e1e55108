"""Order: two items of a tuple, a dict or a call exchanged, or two names of a formula.

A person unpacks a shape or a cache in another order than it was packed in, or hands two states over the wrong way.
"""

import ast
from collections.abc import Iterator
from itertools import combinations

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.statement import LocatedStatement


def items(code: Code) -> Iterator[Change]:
    """Exchange two items of one kind, or that follow one another."""
    for statement in code.lines:
        if not isinstance(statement.node, ast.For):
            for node in ast.walk(statement.node):
                yield from _pairs(code, statement, node)


def _pairs(code: Code, statement: LocatedStatement, node: ast.AST) -> Iterator[Change]:
    parts = _items(code, node)
    for (at, first), (to, second) in combinations(enumerate(parts), 2):
        alike = code.shape(first) == code.shape(second) is not None
        if (alike or to == at + 1) and code.text(first) != code.text(second):
            yield exchange(code, statement, first, second)


def _items(code: Code, node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Dict):
        return node.values
    if isinstance(node, ast.Call):
        return node.args if code.is_exercise(node) else []
    sliced = isinstance(node, ast.Tuple) and isinstance(code.parents[node], ast.Subscript)
    return node.elts if isinstance(node, ast.Tuple) and not sliced else []


def exchange(code: Code, statement: LocatedStatement, first: ast.expr, second: ast.expr) -> Change:
    """Return the change that exchanges two expressions."""
    spans = code.put(first, code.text(second)), code.put(second, code.text(first))
    return Change(statement, spans, f"`{short(code.text(first))}` and `{short(code.text(second))}` are exchanged")


def names(code: Code) -> Iterator[Change]:
    """Exchange two arrays within a formula."""
    for statement in code.lines:
        used = [node for node in statement.nodes if isinstance(node, ast.Name) and code.kind(node.id) is not None]
        found = list(dict.fromkeys(node.id for node in used if not code.displayed(node)))
        for one, two in combinations(found, 2):
            if len(code.kind(one) or ()) == len(code.kind(two) or ()):
                turned = {one: two, two: one}
                spans = tuple(code.put(node, turned[node.id]) for node in used if node.id in turned)
                yield Change(statement, spans, f"`{one}` and `{two}` are exchanged")


_HINT = "Two values there have changed places."

OPERATORS = (
    Operator(
        "exchanged_items",
        items,
        _HINT,
        ("return ft, it", "return it, ft"),
    ),
    Operator(
        "exchanged_names",
        names,
        _HINT,
        ("np.dot(dtanh, a_prev.T)", "np.dot(a_prev, dtanh.T)"),
    ),
)
