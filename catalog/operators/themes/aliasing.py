"""Aliasing: two names for one array, and an array that is changed in place while somebody else holds it.

A person writes `c = a` and means a copy, or adds the gradient from the next step into the caller's own array.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.type_environment import is_allocation


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


def copies(code: Code) -> Iterator[Change]:
    """Give an array's second name before the loop, so that two results are one array."""
    for statement in code.statements:
        value, node = statement.value, statement.node
        if value is not None and isinstance(node, ast.Assign) and is_allocation(value) and not statement.loop:
            for name in code.arrays(statement, code.shape(value)):
                if name != statement.name:
                    what = f"`{statement.name}` is `{name}` itself, where the reference makes a new array"
                    yield Change(statement, (code.put(value, name),), what, says=what)


_FIRST = """
def f(da, da_prevt, T_x):
    for t in reversed(range(T_x)):
        da_prevt = g(da[:, :, t] + da_prevt)
    return da_prevt
"""
_SECOND = """
def f(n_a, m, T_x):
    a = np.zeros((n_a, m, T_x))
    c = np.zeros((n_a, m, T_x))
    return a, c
"""
_CHANGED_IN_PLACE = """
def f(da, da_prevt, T_x):
    for t in reversed(range(T_x)):
        da[:, :, t] += da_prevt
        da_prevt = g(da[:, :, t])
    return da_prevt
"""
_ONE_ARRAY = """
def f(n_a, m, T_x):
    a = np.zeros((n_a, m, T_x))
    c = a
    return a, c
"""

OPERATORS = (
    Operator(
        "changed_in_place",
        in_place,
        "An array there is changed that is still needed.",
        (_FIRST, _CHANGED_IN_PLACE),
    ),
    Operator(
        "one_array",
        copies,
        "Two names there stand for one array.",
        (_SECOND, _ONE_ARRAY),
        shapes={"a": (5, 10, 4), "c": (5, 10, 4)},
        sizes={"n_a": 5, "m": 10, "T_x": 4},
    ),
)
