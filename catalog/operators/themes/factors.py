"""Factors lost: one or several left out of a product, and squares that are none.

A person stops before the end of a long formula, drops the derivative of the gate, or forgets the square.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import chain, heads, level
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement


def lost(code: Code) -> Iterator[Change]:
    """Leave a factor, or several that follow one another, out of a product."""
    for statement, node in code.nodes(ast.BinOp):
        if heads(node, code.parents[node], ast.Mult):
            factors = chain(node, ast.Mult)
            for size in range(1, len(factors)):
                for first in range(len(factors) - size + 1):
                    yield _without(code, statement, node, factors, first, first + size - 1)


def _without(
    code: Code, statement: LocatedStatement, node: ast.expr, factors: list[ast.expr], first: int, last: int
) -> Change:
    text = code.source[code.outer(factors[first])[0] : code.outer(factors[last])[1]]
    what = f"the factor{'s' if last > first else ''} `{short(text)}` {'are' if last > first else 'is'} left out"
    rest = [*factors[:first], *factors[last + 1 :]]
    if len(rest) == 1:
        return Change(statement, (code.put(node, code.text(rest[0]), level(rest[0])),), what, f"without {text}")
    return Change(statement, (code.without(factors, first, last),), what, f"without {text}")


_NOT_SQUARED = "`{x}` is not squared"

OPERATORS = (
    Operator(
        "lost_factor",
        lost,
        "A factor is missing.",
        ("dc_next * cct * it * (1 - it)", "dc_next * cct * it"),
    ),
    Operator(
        "lost_power",
        Rules(
            Rule("x**2 -> x", "1 - ft**2", "1 - ft", what=_NOT_SQUARED, alike="not squared: {x!s}"),
            Rule("x**2 -> x * 2", "1 - ft**2", "1 - ft * 2"),
            Rule("np.square(x) -> x", "1 - np.square(ft)", "1 - ft", what=_NOT_SQUARED, alike="not squared: {x!s}"),
            Rule("np.square(x) -> 2 * x", "1 - np.square(ft)", "1 - 2 * ft"),
        ),
        "A square is not what the formula has.",
    ),
)
