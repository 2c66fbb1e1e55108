"""Start values: zeros for a start value, a start value for zeros, a slice or a whole array for a state.

A person starts from zeros instead of a0, from a slice of an array of zeros, which is a view of what the loop fills, or
from a0 for the cell state too.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.guards import is_allocated, is_array, is_handed_over, is_whole
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement
from catalog.operators.type_environment import is_allocation


def _is_state(match: Occurrence) -> bool:
    """True for what a line sets or passes as it is."""
    return is_whole(match) or is_handed_over(match)


def _values(match: Occurrence) -> Iterator[str]:
    """Yield zeros, ones, other arrays, slices of larger ones and the whole ones."""
    code, statement, shape = match.code, match.statement, match.code.shape(match.node) or ()
    dims = code.dims(statement, shape)
    if dims is not None:
        yield from (f"np.{kind}(({', '.join(dims)}))" for kind in ("zeros", "ones"))
    yield from (name for name in code.arrays(statement, shape) if name != statement.name)
    for name in statement.bound:
        if (code.kind(name) or ())[:-1] == shape:
            yield from (f"{name}[:, :, {at}]" for at in _steps(statement))
            yield from [name] if name != statement.name else []


def _steps(statement: LocatedStatement) -> tuple[str, ...]:
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


_BEFORE = """
def f(da, n_a, m, T_x):
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        da_prevt = g(da[:, :, t] + da_prevt)
    return da_prevt
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
        Rules(
            Rule(
                "x -> y",
                "a_next = a0",
                "a_next = a[:, :, 0]",
                kinds=(ast.Name,),
                where=(_is_state, is_array),
                choices=_values,
            ),
            Rule(
                "f(x, ...) -> y",
                "c_next = np.zeros((n_a, m))",
                "c_next = a0",
                where=(is_allocated, _is_state),
                choices=_values,
            ),
        ),
        "A state there does not have the value that the algorithm gives it.",
    ),
    Operator(
        "start_for_sum",
        start_for_sum,
        "What enters at each step there is not what the algorithm lets enter.",
        (_BEFORE, _START_FOR_SUM),
    ),
)
