"""Order of values: what two lines set is exchanged.

A person copies the line above and leaves its right-hand side, in both lines; or stacks xt above a_prev.
"""

import ast
from collections.abc import Iterator
from itertools import combinations, pairwise

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.statement import LocatedStatement
from catalog.operators.type_environment import is_allocation
from catalog.programs.edit import Span


def values(code: Code) -> Iterator[Change]:
    """Exchange the right-hand sides of two lines of one form."""
    for first, second in combinations(code.statements, 2):
        one, two = first.value, second.value
        if one and two and first.loop is second.loop and _same_form(code, first, second):
            spans = code.put(one, code.text(two)), code.put(two, code.text(one))
            what = f"the right-hand sides of `{first.target}` and `{second.target}` are exchanged"
            yield Change(first, spans, what, says=what)


def _same_form(code: Code, first: LocatedStatement, second: LocatedStatement) -> bool:
    one, two = first.value, second.value
    if one is None or two is None or type(first.node) is not type(second.node) or first.target == second.target:
        return False
    shape = code.shape(one)
    return shape is not None and shape == code.shape(two) and not is_allocation(one) and type(one) is type(two)


def parts(code: Code) -> Iterator[Change]:
    """Fill an array in the other order: the two parts exchanged, and where they meet."""
    for first, second in pairwise(code.statements):
        cuts = [cut for cut in (_cut(first), _cut(second)) if cut]
        if len(cuts) == 2 and first.target == second.target:
            for size in dict.fromkeys([code.text(cuts[0]), *code.sizes(first)]):
                yield _stacked(code, first, second, cuts, size)


def _stacked(code: Code, first: LocatedStatement, second: LocatedStatement, cuts: list[ast.expr], size: str) -> Change:
    """Return the change that exchanges two parts and divides the array at a size."""
    assert first.value is not None
    assert second.value is not None
    below, above = code.text(first.value), code.text(second.value)
    spans = [code.put(first.value, above), code.put(second.value, below)]
    what = f"`{above}` stands above `{below}`"
    if size != code.text(cuts[0]):
        spans += [Span(*code.span(cut), size) for cut in cuts]
        what += f", divided at `{size}`"
    return Change(first, tuple(sorted(spans)), what)


def _cut(statement: LocatedStatement) -> ast.expr | None:
    target = statement.node.targets[0] if isinstance(statement.node, ast.Assign) else None
    index = target.slice if isinstance(target, ast.Subscript) else None
    first = index.elts[0] if isinstance(index, ast.Tuple) else None
    return first.upper or first.lower if isinstance(first, ast.Slice) else None


_FIRST = """
def f(dtanh, a_next, a_prev):
    dWax = np.dot(dtanh, a_next.T)
    dWaa = np.dot(dtanh, a_prev.T)
    return dWax, dWaa
"""
_SECOND = """
def f(a_prev, xt, concat, n_a):
    concat[:n_a, :] = a_prev
    concat[n_a:, :] = xt
    return concat
"""
_EXCHANGED_VALUES = """
def f(dtanh, a_next, a_prev):
    dWax = np.dot(dtanh, a_prev.T)
    dWaa = np.dot(dtanh, a_next.T)
    return dWax, dWaa
"""
_EXCHANGED_PARTS = """
def f(a_prev, xt, concat, n_a):
    concat[:n_a, :] = xt
    concat[n_a:, :] = a_prev
    return concat
"""
_HINT = "Two values there have changed places."

OPERATORS = (
    Operator(
        "exchanged_values",
        values,
        _HINT,
        (_FIRST, _EXCHANGED_VALUES),
    ),
    Operator(
        "exchanged_parts",
        parts,
        _HINT,
        (_SECOND, _EXCHANGED_PARTS),
    ),
)
