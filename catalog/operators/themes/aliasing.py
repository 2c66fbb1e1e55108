"""Aliasing: two names for one array, and an array that is changed in place while somebody else holds it.

A person writes `c = a` and means a copy, or adds the gradient from the next step into the caller's own array.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.guards import in_loop, is_allocated, is_set, no
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules


def in_place(code: Code) -> Iterator[Change]:
    """Write a sum of a call's argument into one of its terms, on a line before."""
    for statement, node in code.nodes(ast.BinOp):
        parent = code.parents[node]
        if statement.loop is not None and code.is_exercise(parent) and isinstance(node.op, ast.Add):
            indent = "\n" + " " * statement.node.col_offset
            for kept, added in ((node.left, node.right), (node.right, node.left)):
                line = f"{code.text(kept)} += {code.text(added)}"
                what = f"`{line}` changes `{code.text(kept)}` in place"
                spans = code.insert(statement.start, line + indent), code.put(node, code.text(kept))
                yield Change(statement, spans, what, says=f"{what}, before {statement.where.removeprefix('in ')}")


def _others_of_its_shape(match: Occurrence) -> Iterator[str]:
    arrays = match.code.arrays(match.statement, match.code.shape(match.node))
    yield from (name for name in arrays if name != match.statement.name)


_BEFORE = """
def f(da, da_prevt, T_x):
    for t in reversed(range(T_x)):
        da_prevt = g(da[:, :, t] + da_prevt)
    return da_prevt
"""
_CHANGED_IN_PLACE = """
def f(da, da_prevt, T_x):
    for t in reversed(range(T_x)):
        da[:, :, t] += da_prevt
        da_prevt = g(da[:, :, t])
    return da_prevt
"""
_ITSELF = "`{target}` is `{y}` itself, where the reference makes a new array"

OPERATORS = (
    Operator(
        "changed_in_place",
        in_place,
        "An array there is changed that is still needed.",
        (_BEFORE, _CHANGED_IN_PLACE),
    ),
    Operator(
        "one_array",
        Rules(
            Rule(
                "f(x, ...) -> y",
                "c = np.zeros((n_a, m, T_x))",
                "c = a",
                where=(is_allocated, is_set, no(in_loop)),
                choices=_others_of_its_shape,
                what=_ITSELF,
                says=_ITSELF,
            )
        ),
        "Two names there stand for one array.",
    ),
)
