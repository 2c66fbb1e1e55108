"""Names: another value of the same shape, a gradient for its value, what a value was made of for the value.

A person reads a_next for a_prev, dft for ft, or hands an array to a function in which the formula has its product.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.statement import Statement


def other_name(code: Code) -> Iterator[Change]:
    """Put another name of the same shape in the place of a name, or of a function of one."""
    for statement, node in code.nodes(ast.Name, ast.Call):
        if isinstance(node, ast.Name) or _is_of_a_name(node):
            shown = code.displayed(node)
            for name in code.arrays(statement, code.shape(node)):
                if name != code.text(node) and (not shown or name in shown):
                    yield code.swap(statement, node, name)


def _is_of_a_name(node: ast.Call) -> bool:
    return len(node.args) == 1 and isinstance(node.args[0], ast.Name) and not node.keywords


def related_name(code: Code) -> Iterator[Change]:
    """Put a name of another shape for one that is computed from it, or the other way round; or its gradient for it."""
    made_of = _ingredients(code)
    for statement, node in code.loads():
        if isinstance(code.parents[node], ast.Tuple | ast.Dict):
            continue
        for name in statement.bound:
            near = name in made_of.get(node.id, ()) or node.id in made_of.get(name, ())
            near = near or f"d{node.id}" == name or f"d{name}" == node.id
            if near and code.kind(name) not in (None, code.kind(node.id)):
                yield code.swap(statement, node, name)


def _ingredients(code: Code) -> dict[str, set[str]]:
    """Return the names that stand on the right of each name's line."""
    found: dict[str, set[str]] = {}
    for statement in code.statements:
        names = {node.id for node in statement.nodes if isinstance(node, ast.Name)}
        found.setdefault(statement.target, set()).update(names)
    return found


def later_gradient(code: Code) -> Iterator[Change]:
    """Put the gradient of a value for the value, though its line comes later: the line moves before."""
    lines = {statement.name: statement for statement in code.statements if statement.name and not statement.loop}
    for statement, node in code.loads():
        later = lines.get(f"d{node.id}")
        if later is not None and later.start > statement.start and _ready(code, later, statement):
            change = code.swap(statement, node, later.name)
            indent = "\n" + " " * later.node.col_offset
            out = code.remove(later)
            ahead = code.insert(statement.start, code.text(later.node) + indent)
            yield Change(statement, (ahead, *change.spans, out), change.what)


def _ready(code: Code, later: Statement, before: Statement) -> bool:
    names = {node.id for node in later.nodes if isinstance(node, ast.Name)}
    return all(name in before.bound or name not in later.bound for name in names) and code.kind(later.name) is not None


_FIRST = """
def f(dtanh, a_prev, a_next):
    dWaa = np.dot(dtanh, a_prev.T)
    return dWaa
"""
_SECOND = """
def f(dtanh, xt):
    dWax = np.dot(dtanh, xt.T)
    dba = np.sum(dtanh, axis=1)
    return dWax, dba
"""
_THIRD = """
def f(W, dft, concat):
    da_prev = np.dot(W.T, dft)
    dW = np.dot(dft, concat.T)
    return da_prev, dW
"""
_LATER_GRADIENT = """
def f(W, dft, concat):
    dW = np.dot(dft, concat.T)
    da_prev = np.dot(dW.T, dft)
    return da_prev, dW
"""

OPERATORS = (
    Operator(
        "other_name",
        other_name,
        "One value there is another than the formula has.",
        (_FIRST, _FIRST.replace("a_prev.T", "a_next.T")),
        shapes={"dtanh": (5, 10), "a_prev": (5, 10), "a_next": (5, 10), "dWaa": (5, 5)},
    ),
    Operator(
        "related_name",
        related_name,
        "One value there is another than the formula has; the two are computed from each other.",
        (_SECOND, _SECOND.replace("dtanh, a", "dWax, a")),
        shapes={"dtanh": (5, 10), "xt": (3, 10), "dWax": (5, 3), "dba": (5,)},
    ),
    Operator(
        "later_gradient",
        later_gradient,
        "A gradient stands there where the value itself belongs.",
        (_THIRD, _LATER_GRADIENT),
        shapes={"W": (5, 8), "dft": (5, 10), "concat": (8, 10), "da_prev": (8, 10), "dW": (5, 8)},
    ),
)
