"""Terms of a sum: lost and gained.

A person forgets the gradient that comes from the next step, a gate's share or a bias, or adds a gradient once more.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.guards import is_allocated, is_array, is_computed, is_handed_over, is_set, is_whole_sum, no
from catalog.operators.operator import Operator
from catalog.operators.precedence import chain, heads, level
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement
from catalog.operators.type_environment import Shape
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


def _without(code: Code, statement: LocatedStatement, node: ast.expr, terms: list[ast.expr], at: int) -> Change:
    what, alike = f"the term `{short(code.text(terms[at]))}` is left out", f"without {code.text(terms[at])}"
    if len(terms) > 2:
        return Change(statement, (code.without(terms, at, at),), what, alike, run=f"without term {at}")
    return Change(statement, _only(code, node, terms[1 - at]), what, alike)


def _only(code: Code, node: ast.expr, term: ast.expr) -> tuple[Span]:
    return (code.put(node, code.text(term), level(term)),)


def _takes_terms(match: Occurrence) -> bool:
    """True for a whole sum, a right-hand side that is computed, and what another exercise is handed."""
    if is_allocated(match):
        return False
    return is_handed_over(match) or (is_set(match) and is_computed(match)) or is_whole_sum(match)


def _terms(match: Occurrence) -> Iterator[str]:
    """Yield the arrays of its shape, and the slices that have its shape and do not stand there yet."""
    shape = match.code.shape(match.node)
    yield from (name for name in match.code.arrays(match.statement, shape) if name != match.statement.name)
    written = [match.code.text(term) for term in chain(match.node, ast.Add)]
    yield from (text for text in _slices(match.code, match.statement, shape) if text not in written)


def _slices(code: Code, statement: LocatedStatement, shape: Shape | None) -> list[str]:
    """Return the loop's slices, x[:, :, t], of the function's arrays that have a shape."""
    if statement.loop is None or not isinstance(statement.loop.target, ast.Name):
        return []
    arrays = [name for name in statement.bound if len(code.kind(name) or ()) == 3]
    return [f"{name}[:, :, {statement.loop.target.id}]" for name in arrays if (code.kind(name) or ())[:2] == shape]


OPERATORS = (
    Operator(
        "lost_term",
        lost,
        "A term of a sum is missing.",
        ("da[:, :, 0] + da_next", "da[:, :, 0]"),
    ),
    Operator(
        "gained_term",
        Rules(
            Rule(
                "x ~> x + y",
                "da_prev = np.dot(Waa.T, dtanh)",
                "da_prev = np.dot(Waa.T, dtanh) + da_next",
                where=(_takes_terms, is_array, is_set),
                choices=_terms,
                what="`{y}` is added",
                says="`{y}` is added to {line}",
            ),
            Rule(
                "x ~> x + y",
                "da_prev = np.tanh(dtanh + ft)",
                "da_prev = np.tanh(dtanh + ft + da_next)",
                where=(_takes_terms, is_array, no(is_set)),
                choices=_terms,
                what="`{y}` is added",
                says="`{y}` is added to `{x}`, {place}",
            ),
        ),
        "A term is added that the formula does not have.",
    ),
)
