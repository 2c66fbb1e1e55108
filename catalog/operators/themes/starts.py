"""Start values: zeros for a start value, a start value for zeros, a slice or a whole array for a state.

A person starts from zeros instead of a0, from a slice of an array of zeros, which is a view of what the loop fills, or
from a0 for the cell state too.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.statement import Statement
from catalog.operators.type_environment import is_allocation


def other_start(code: Code) -> Iterator[Change]:
    """Put zeros, ones, another array, a slice of one or the whole one for a state or for zeros."""
    for statement, node in code.nodes(ast.Name, ast.Call):
        if _is_state(code, statement, node):
            for text in _values(code, statement, node):
                if text not in (code.text(node), statement.name):
                    yield code.swap(statement, node, text)


def _is_state(code: Code, statement: Statement, node: ast.expr) -> bool:
    """True for what a line sets or passes as it is, an array: allocated or a name."""
    parent = code.parents[node]
    alone = node is statement.value or code.is_exercise(parent)
    return alone and code.shape(node) is not None and (isinstance(node, ast.Name) or is_allocation(node))


def _values(code: Code, statement: Statement, node: ast.expr) -> Iterator[str]:
    shape = code.shape(node) or ()
    dims = code.dims(statement, shape)
    if dims is not None:
        yield from (f"np.{kind}(({', '.join(dims)}))" for kind in ("zeros", "ones"))
    yield from code.arrays(statement, shape)
    for name in statement.bound:
        if (code.kind(name) or ())[:-1] == shape:
            yield from (f"{name}[:, :, {at}]" for at in _steps(statement))
            yield name


def _steps(statement: Statement) -> tuple[str, ...]:
    if statement.loop is not None:
        t = ast.unparse(statement.loop.target)
        return t, f"{t} - 1", f"{t} + 1", "0", "-1"
    return "0", "-1"


def start_for_sum(code: Code) -> Iterator[Change]:
    """Start from the last slice and leave the slice of each step out, or from the first."""
    starts = {found.name: found.value for found in code.statements if found.value and is_allocation(found.value)}
    for statement, node in code.nodes(ast.BinOp):
        left, right = node.left, node.right
        if isinstance(left, ast.Subscript) and isinstance(right, ast.Name) and right.id in starts and statement.loop:
            array = code.text(left.value)
            for at in ("-1", "0"):
                value = f"{array}[:, :, {at}]"
                spans = code.put(starts[right.id], value), code.put(node, right.id)
                what = f"`{right.id}` starts from `{value}`, and stands alone where the reference adds `{array}`"
                yield Change(statement, spans, what, says=what)


_FIRST = """
def f(a, a0, x, T_x):
    a_next = a0
    for t in range(T_x):
        a_next = g(x[:, :, t], a_next)
    return a_next
"""
_SECOND = """
def f(da, n_a, m, T_x):
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        da_prevt = g(da[:, :, t] + da_prevt)
    return da_prevt
"""
_OTHER_START = """
def f(a, a0, x, T_x):
    a_next = a[:, :, 0]
    for t in range(T_x):
        a_next = g(x[:, :, t], a_next)
    return a_next
"""
_START_FOR_SUM = """
def f(da, n_a, m, T_x):
    da_prevt = da[:, :, -1]
    for t in reversed(range(T_x)):
        da_prevt = g(da_prevt)
    return da_prevt
"""

OPERATORS = (
    Operator(
        "other_start",
        other_start,
        "A state there does not have the value that the algorithm gives it.",
        (_FIRST, _OTHER_START),
        shapes={"a": (5, 10, 4), "a0": (5, 10), "a_next": (5, 10)},
    ),
    Operator(
        "start_for_sum",
        start_for_sum,
        "What enters at each step there is not what the algorithm lets enter.",
        (_SECOND, _START_FOR_SUM),
    ),
)
