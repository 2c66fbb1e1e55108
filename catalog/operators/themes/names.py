"""Names: another value of the same shape, a gradient for its value, what a value was made of for the value.

A person reads a_next for a_prev, dft for ft, or hands an array to a function in which the formula has its product.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.guards import is_array, no
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement


def _is_of_a_name(match: Occurrence) -> bool:
    return isinstance(match.found["x"], ast.Name)


def _of_its_shape(match: Occurrence) -> Iterator[str]:
    """Yield the names of its shape; in a tuple or a dict, those that stand there too."""
    shown = match.code.displayed(match.node)
    names = match.code.arrays(match.statement, match.code.shape(match.node))
    yield from (name for name in names if not shown or name in shown)


def _is_in_display(match: Occurrence) -> bool:
    return isinstance(match.code.parents[match.node], ast.Tuple | ast.Dict)


def _related(match: Occurrence) -> Iterator[str]:
    """Yield the names of another shape that it is computed from, or that are computed from it; and its gradient."""
    code, one = match.code, match.node.id
    for other in match.statement.bound:
        made = other in code.ingredients.get(one, ()) or one in code.ingredients.get(other, ())
        if (made or other == f"d{one}" or one == f"d{other}") and code.kind(other) not in (None, code.kind(one)):
            yield other


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


def _ready(code: Code, later: LocatedStatement, before: LocatedStatement) -> bool:
    names = {node.id for node in later.nodes if isinstance(node, ast.Name)}
    return all(name in before.bound or name not in later.bound for name in names) and code.kind(later.name) is not None


_BEFORE = """
def f(Wf, dft, concat):
    da_prev = np.dot(Wf.T, dft)
    dWf = np.dot(dft, concat.T)
    return da_prev, dWf
"""
_LATER_GRADIENT = """
def f(Wf, dft, concat):
    dWf = np.dot(dft, concat.T)
    da_prev = np.dot(dWf.T, dft)
    return da_prev, dWf
"""

OPERATORS = (
    Operator(
        "other_name",
        Rules(
            Rule("x -> y", "ft * dft", "it * dft", kinds=(ast.Name,), choices=_of_its_shape),
            Rule("f(x) -> y", "np.tanh(c_next) * dot", "ft * dot", where=(_is_of_a_name,), choices=_of_its_shape),
        ),
        "One value there is another than the formula has.",
    ),
    Operator(
        "related_name",
        Rules(
            Rule(
                "x -> y",
                "dWax = np.dot(dtanh, xt.T)",
                "dWax = np.dot(dWax, xt.T)",
                kinds=(ast.Name,),
                where=(is_array, no(_is_in_display)),
                choices=_related,
            )
        ),
        "One value there is another than the formula has; the two are computed from each other.",
    ),
    Operator(
        "later_gradient",
        later_gradient,
        "A gradient stands there where the value itself belongs.",
        (_BEFORE, _LATER_GRADIENT),
    ),
)
