"""Terms of a sum: lost and gained.

A person forgets the gradient that comes from the next step, a gate's share or a bias, or adds a gradient once more.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import LINE, PLACE, Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import chain, heads, level
from catalog.operators.statement import Statement
from catalog.operators.type_environment import Shape, is_allocation
from catalog.programs.edit import Span


def lost(code: Code) -> Iterator[Change]:
    """Leave one term out of a sum, or all but one."""
    for statement, node in code.nodes(ast.BinOp):
        if heads(node, code.parents[node], ast.Add) and code.shape(node) is not None:
            terms = chain(node, ast.Add)
            for at, term in enumerate(terms):
                yield _without(code, statement, node, terms, at)
                if len(terms) > 2:
                    what = f"only the term `{short(code.text(term))}` is left"
                    yield Change(statement, _only(code, node, term), what, f"only {code.text(term)}")


def _without(code: Code, statement: Statement, node: ast.expr, terms: list[ast.expr], at: int) -> Change:
    what, alike = f"the term `{short(code.text(terms[at]))}` is left out", f"without {code.text(terms[at])}"
    if len(terms) > 2:
        return Change(statement, (code.without(terms, at, at),), what, alike, run=f"without term {at}")
    return Change(statement, _only(code, node, terms[1 - at]), what, alike)


def _only(code: Code, node: ast.expr, term: ast.expr) -> tuple[Span]:
    return (code.put(node, code.text(term), level(term)),)


def gained(code: Code) -> Iterator[Change]:
    """Add an array of the same shape to a sum, to a right-hand side or to an argument of another exercise's call."""
    for statement, node in code.nodes(ast.expr):
        if _takes_terms(code, statement, node):
            written = [code.text(term) for term in chain(node, ast.Add)]
            others = [name for name in code.arrays(statement, code.shape(node)) if name != statement.name]
            for name in [*others, *_slices(code, statement, code.shape(node), written)]:
                yield _plus(code, statement, node, name)


def _takes_terms(code: Code, statement: Statement, node: ast.expr) -> bool:
    """True for a whole sum, a right-hand side that is computed, and what another exercise is handed."""
    if code.shape(node) is None or is_allocation(node):
        return False
    parent = code.parents[node]
    computed = isinstance(statement.node, ast.Assign) and isinstance(node, ast.BinOp | ast.Call)
    return code.is_exercise(parent) or (node is statement.value and computed) or heads(node, parent, ast.Add)


def _plus(code: Code, statement: Statement, node: ast.expr, name: str) -> Change:
    stop, what = code.span(node)[1], f"`{name}` is added"
    whole = node is statement.value and isinstance(statement.node, ast.Assign)
    says = f"{what} to {LINE}" if whole else f"{what} to `{short(code.text(node))}`, {PLACE}"
    return Change(statement, (Span(stop, stop, f" + {name}"),), what, says=says)


def _slices(code: Code, statement: Statement, shape: Shape | None, written: list[str]) -> list[str]:
    """Return the loop's slices, x[:, :, t], of the function's arrays that have a shape."""
    if statement.loop is None or not isinstance(statement.loop.target, ast.Name):
        return []
    arrays = [name for name in statement.bound if len(code.kind(name) or ()) == 3]
    found = [f"{name}[:, :, {statement.loop.target.id}]" for name in arrays if (code.kind(name) or ())[:2] == shape]
    return [text for text in found if text not in written]


_FIRST = """
def f(da, da_prevt, t):
    da_next = da[:, :, t] + da_prevt
    return da_next
"""
_SECOND = """
def f(Waa, dtanh, da_next):
    da_prev = np.dot(Waa.T, dtanh)
    return da_prev
"""
_GAINED_TERM = """
def f(Waa, dtanh, da_next):
    da_prev = np.dot(Waa.T, dtanh) + da_next
    return da_prev
"""

OPERATORS = (
    Operator(
        "lost_term",
        lost,
        "A term of a sum is missing.",
        (_FIRST, _FIRST.replace("t] + da_prevt", "t]")),
        shapes={"da": (5, 10, 4), "da_prevt": (5, 10), "da_next": (5, 10)},
        sizes={"t": 3},
    ),
    Operator(
        "gained_term",
        gained,
        "A term is added that the formula does not have.",
        (_SECOND, _GAINED_TERM),
        shapes={"Waa": (5, 5), "dtanh": (5, 10), "da_next": (5, 10), "da_prev": (5, 10)},
    ),
)
