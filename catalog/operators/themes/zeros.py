"""Zeros: an array that is left as it was allocated, in place of what a line computes; and ones for zeros.

A person allocates every gradient first, as the loop's functions do, and returns one before it is computed.
"""

import ast
from collections.abc import Iterator

from catalog.operators.guards import is_array, is_computed, is_set
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules


def _shape(match: Occurrence) -> Iterator[str]:
    """Yield the shape of what a line computes, in the names of sizes or that of an array."""
    code, shape = match.code, match.code.shape(match.node) or ()
    dims = code.dims(match.statement, shape)
    if dims is not None:
        yield f"({', '.join(dims)})"
    else:
        yield from (f"{name}.shape" for name in code.arrays(match.statement, shape)[:1])


def _counts(match: Occurrence) -> bool:
    """True where what an array begins with is added to, or is a state; not where it is filled or set anew."""
    lines = match.code.setting[match.statement.target]
    rest = [line for line in lines if line is not match.statement]
    return all(isinstance(line.node, ast.AugAssign) or (line.name and line.loop is not None) for line in rest)


_LEFT, _ONES = "{line} is left at zeros", "{line} is allocated as ones"

OPERATORS = (
    Operator(
        "left_at_zeros",
        Rules(
            Rule(
                "x -> np.zeros(y)",
                "dft = ft * it",
                "dft = np.zeros((n_a, m))",
                where=(is_set, is_computed, is_array),
                choices=_shape,
                what="is left at zeros",
                says=_LEFT,
            )
        ),
        "Something that the algorithm computes is not computed.",
        prolific=True,
        budget=60,
    ),
    Operator(
        "ones",
        Rules(
            Rule(
                "np.zeros(x) -> np.ones(x)",
                "dba = np.zeros((n_a, 1))",
                "dba = np.ones((n_a, 1))",
                where=(_counts,),
                what="is allocated as ones",
                says=_ONES,
            )
        ),
        "An array there does not begin with the numbers that it should begin with.",
        prolific=True,
        budget=60,
    ),
)
