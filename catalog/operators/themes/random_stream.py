"""The random stream: scratch memory drawn from it, so that all later draws differ.

A person fills an array with random numbers because it is overwritten anyway; the test cell draws its data after that.
"""

import ast
from collections.abc import Iterator

from catalog.operators.guards import is_allocated
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules


def _sizes(match: Occurrence) -> Iterator[str]:
    shape = match.found["x"]
    if isinstance(shape, ast.Tuple):
        yield ", ".join(match.code.text(size) for size in shape.elts)


_DRAWN = "`{target}` is drawn at random where the reference has zeros"

OPERATORS = (
    Operator(
        "random_scratch",
        Rules(
            Rule(
                "f(x, ...) -> np.random.randn(n)",
                "c_next = np.zeros((n_a, m))",
                "c_next = np.random.randn(n_a, m)",
                where=(is_allocated,),
                choices=_sizes,
                what=_DRAWN,
                says=_DRAWN,
            )
        ),
        "Numbers are drawn there from the stream that the test cell draws from.",
    ),
)
