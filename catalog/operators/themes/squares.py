"""Squares: a product of two values where the formula squares one, and a square where it multiplies two.

A person takes a_next * a_prev for the square of a_next, or the other way round.
"""

import ast
from collections.abc import Iterator

from catalog.operators.guards import is_array
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules


def _others(match: Occurrence) -> Iterator[str]:
    """Yield the other arrays of the shape that is squared."""
    code, squared = match.code, match.found["x"]
    yield from (name for name in code.arrays(match.statement, code.shape(squared)) if name != code.text(squared))


def _is_no_square(match: Occurrence) -> bool:
    """True for a product of two values of one shape."""
    shapes = [match.code.shape(match.found[letter]) for letter in "ab"]
    return shapes[0] == shapes[1] is not None and not isinstance(match.found["a"], ast.BinOp)


_HINT = "What is squared there, or multiplied, is not what the formula has."

OPERATORS = (
    Operator(
        "product_for_square",
        Rules(
            Rule("x**2 -> x * y", "1 - ft**2", "1 - ft * it", where=(is_array,), choices=_others),
            Rule("np.square(x) -> x * y", "1 - np.square(ft)", "1 - ft * it", where=(is_array,), choices=_others),
            Rule("x**2 -> x**3", "1 - ft**2", "1 - ft**3"),
            Rule("np.square(x) -> x**3", "1 - np.square(ft)", "1 - ft**3"),
            Rule("x**2 -> np.sqrt(x)", "1 - ft**2", "1 - np.sqrt(ft)"),
            Rule("x**2 -> np.dot(x, x.T)", "1 - ft**2", "1 - np.dot(ft, ft.T)"),
            Rule("np.square(x) -> np.dot(x, x.T)", "1 - np.square(ft)", "1 - np.dot(ft, ft.T)"),
        ),
        _HINT,
        prolific=True,
        budget=150,
    ),
    Operator(
        "square_for_product",
        Rules(
            Rule("a * b -> a**2", "dft = ft * it", "dft = ft**2", where=(is_array, _is_no_square)),
            Rule("a * b -> b**2", "dft = ft * it", "dft = it**2", where=(is_array, _is_no_square)),
            Rule("(a - x**2) * y -> a - (x * y)**2", "dft = (1 - ft**2) * it", "dft = 1 - (ft * it)**2"),
            Rule(
                "(a - np.square(x)) * y -> a - np.square(x * y)",
                "dft = (1 - np.square(ft)) * it",
                "dft = 1 - np.square(ft * it)",
            ),
            Rule("a * b -> (a * b)**2", "dft = ft * it", "dft = (ft * it)**2", where=(is_array, _is_no_square)),
        ),
        _HINT,
        prolific=True,
        budget=60,
    ),
)
