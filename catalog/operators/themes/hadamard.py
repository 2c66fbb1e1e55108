"""Hadamard products: element by element where the formula multiplies matrices, and the other way round.

A person writes `*` for np.dot, or np.dot for `*` and then transposes until the shapes fit.
"""

from catalog.operators.guards import is_array, is_matrix_product
from catalog.operators.operator import Operator
from catalog.operators.rule import Rule, Rules

_WORDS = "`np.dot({inside})` stands where the reference multiplies element by element"

OPERATORS = (
    Operator(
        "other_product",
        Rules(
            Rule(
                "f(a, b) -> a * b",
                "np.dot(Wax.T, dtanh)",
                "Wax.T * dtanh",
                where=(is_matrix_product,),
                what="`{after}` multiplies element by element",
            ),
            Rule("a * b -> np.dot(a, b)", "ft * it", "np.dot(ft, it)", where=(is_array,), what=_WORDS, alike="dot"),
            Rule(
                "a * b -> np.dot(a, b.T)",
                "ft * it",
                "np.dot(ft, it.T)",
                where=(is_array,),
                what=_WORDS,
                alike="dot, .T",
            ),
            Rule(
                "a * b -> np.dot(a.T, b)",
                "ft * it",
                "np.dot(ft.T, it)",
                where=(is_array,),
                what=_WORDS,
                alike=".T, dot",
            ),
        ),
        "A product there is not of the kind that the formula has: element by element, or of matrices.",
    ),
)
