"""Functions: another one, one left out, one applied twice or to a value that the formula takes as it is.

A person writes tanh for a gate's sigmoid, forgets the softmax, or takes tanh of a_next, which came out of tanh.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import level
from catalog.operators.statement import Statement
from catalog.operators.themes.transposes import is_dot
from catalog.operators.type_environment import is_allocation

ACTIVATIONS = ("np.tanh", "sigmoid", "softmax")
"""The functions that a layer ends with."""


def other(code: Code) -> Iterator[Change]:
    """Put another activation in an activation's place."""
    for statement, node in code.nodes(ast.Call):
        name = ast.unparse(node.func)
        if name in ACTIVATIONS:
            for function in ACTIVATIONS:
                if function != name:
                    what = f"`{function}` stands where the reference has `{name}`"
                    argument = short(code.text(node.args[0]), 24)
                    start, stop = code.span(node.func)
                    yield code.change(statement, start, stop, function, f"{what}, of `{argument}`", what)


def left_out(code: Code) -> Iterator[Change]:
    """Leave a function out: its argument stands alone."""
    for statement, node in code.nodes(ast.Call):
        name = ast.unparse(node.func)
        of_one = code.shape(node) is not None and not is_allocation(node) and not isinstance(node.args[0], ast.Tuple)
        if of_one and name != "np.square" and not is_dot(node):
            argument = code.put(node, code.text(node.args[0]), level(node.args[0]))
            yield Change(statement, (argument,), f"`{name}` is left out")


def twice(code: Code) -> Iterator[Change]:
    """Apply an activation to what it gave already, or to a value that the formula takes as it is."""
    for statement, node in code.nodes(ast.Call, ast.Name):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ACTIVATIONS:
            yield _applied(code, statement, node, ast.unparse(node.func))
        elif isinstance(node, ast.Name) and _is_factor(code, node) and _is_activation(code, node.id):
            for function in ACTIVATIONS[:2]:
                yield _applied(code, statement, node, function)


def _is_activation(code: Code, name: str) -> bool:
    """True for a name of a value, not a gradient, that is shaped like what an activation gives."""
    shapes = [code.kind(other) for other in code.differentiated]
    return code.kind(name) in shapes and not name.startswith("d")


def _is_factor(code: Code, node: ast.expr) -> bool:
    parent = code.parents[node]
    inner = isinstance(parent, ast.Call) and ast.unparse(parent.func) in (*ACTIVATIONS, "np.square", "np.dot")
    return isinstance(parent, ast.BinOp | ast.Attribute) or inner


def _applied(code: Code, statement: Statement, node: ast.expr, function: str) -> Change:
    what = f"`{function}` is applied to `{short(code.text(node))}`"
    what += " once more" if code.text(node).startswith(function) else ""
    return Change(statement, (code.put(node, f"{function}({code.text(node)})"),), what)


_BEFORE = """
def f(Wax, xt):
    a_next = np.tanh(np.dot(Wax, xt))
    return a_next
"""
_SHAPES = {"Wax": (5, 3), "xt": (3, 10), "a_next": (5, 10)}

OPERATORS = (
    Operator(
        "other_function",
        other,
        "A function is not that of the formula.",
        (_BEFORE, _BEFORE.replace("np.tanh", "sigmoid")),
        shapes=_SHAPES,
    ),
    Operator(
        "lost_function",
        left_out,
        "A function is missing.",
        (_BEFORE, _BEFORE.replace("np.tanh(np.dot(Wax, xt)", "np.dot(Wax, xt")),
        shapes=_SHAPES,
    ),
    Operator(
        "applied_function",
        twice,
        "A function is applied to a value that the formula takes as it is.",
        (_BEFORE, _BEFORE.replace("np.dot(Wax, xt", "np.tanh(np.dot(Wax, xt)")),
        shapes=_SHAPES,
    ),
)
