"""Factors gained: a product has one more.

A person multiplies by the derivative twice, once here and once in the next line, or by a gate that is in the formula
already.
"""

import ast
from collections.abc import Iterator

from catalog.operators.guards import in_assignment, is_allocated, is_array, is_set, is_whole_product, no
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules


def _is_argument(match: Occurrence) -> bool:
    """True for what np.dot or np.sum is handed in a line that sets something anew."""
    parent = match.code.parents[match.node]
    return in_assignment(match) and isinstance(parent, ast.Call) and ast.unparse(parent.func) in ("np.dot", "np.sum")


def _is_numpys(match: Occurrence) -> bool:
    """True for the call of one of numpy's functions that makes something of arrays."""
    return isinstance(match.node.func, ast.Attribute) and not is_allocated(match)


def _factors(match: Occurrence) -> Iterator[str]:
    """Yield the names of a shape that are no gradients, then the derivatives."""
    arrays = match.code.arrays(match.statement, match.code.shape(match.node))
    yield from (name for name in arrays if not match.code.is_gradient(name))
    yield from _derivatives(match)


def _derivatives(match: Occurrence) -> Iterator[str]:
    """Yield the derivatives of tanh and of the sigmoid at the arrays of a shape that the function differentiates."""
    code = match.code
    for name in code.arrays(match.statement, code.shape(match.node)):
        if name in code.differentiated:
            yield f"(1 - np.square({name}))" if "np.square" in code.source else f"(1 - {name}**2)"
            yield f"{name} * (1 - {name})"


OPERATORS = (
    Operator(
        "gained_factor",
        Rules(
            Rule(
                "a * b ~> a * b * y",
                "dtanh = (1 - a_next**2) * da_next",
                "dtanh = (1 - a_next**2) * da_next * (1 - a_next**2)",
                where=(is_set, is_whole_product, is_array),
                choices=_factors,
                what="a product is multiplied by `{y}`",
                says="{line} is multiplied by `{y}`",
            ),
            Rule(
                "a * b ~> a * b * y",
                "c_next = ft * c_next + it * cct",
                "c_next = ft * c_next + it * cct * ft",
                where=(no(is_set), is_whole_product, is_array),
                choices=_factors,
                what="a product is multiplied by `{y}`",
                says="`{before}` is multiplied by `{y}`, {place}",
            ),
            Rule(
                "x ~> x * y",
                "dWaa = np.dot(ft, (1 - ft).T)",
                "dWaa = np.dot(ft * ft * (1 - ft), (1 - ft).T)",
                kinds=(ast.Name,),
                where=(_is_argument, is_array),
                choices=_derivatives,
                what="`{x}` is multiplied by `{y}`",
            ),
            Rule(
                "x ~> x * y",
                "da_next = np.dot(Waa, 1 - ft)",
                "da_next = np.dot(Waa, 1 - ft) * ft * (1 - ft)",
                kinds=(ast.Call,),
                where=(is_set, _is_numpys, is_array),
                choices=_derivatives,
                what="`{x}` is multiplied by `{y}`",
                says="{line} is multiplied by `{y}`",
            ),
        ),
        "There is a factor that the formula does not have.",
    ),
)
