"""Axes: sums over another axis, over everything, without keepdims; means and maxima for sums.

A person sums a bias's gradient over the units instead of the examples, loses the second axis, or averages where the
formula sums.
"""

import ast
from collections.abc import Iterator
from itertools import permutations

from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules

REDUCTIONS = ("np.sum", "np.mean", "np.max")
"""The functions that make one number of an axis."""


def _other_axis(match: Occurrence) -> Iterator[str]:
    yield str(1 - int(match.code.text(match.found["n"])))


def _is_concatenated(match: Occurrence) -> bool:
    parent = match.code.parents[match.node]
    return isinstance(parent, ast.Call) and ast.unparse(parent.func).startswith("np.conc")


_KEPT = "np.sum(dft, axis=1, keepdims=True)"

OPERATORS = (
    Operator(
        "other_reduction",
        Rules(
            *(Rule(f"{one} -> {other}", f"{one}(dft)", f"{other}(dft)") for one, other in permutations(REDUCTIONS, 2))
        ),
        "What is made of all examples there is not what the formula makes of them.",
    ),
    Operator(
        "other_axis",
        Rules(
            Rule(
                "f(x, axis=n, keepdims=True) ~> f(x, axis=n)",
                _KEPT,
                "np.sum(dft, axis=1)",
                what="`keepdims=True` is left out",
            ),
            Rule(
                "f(x, axis=n, keepdims=True) ~> f(x, axis=k, keepdims=True)",
                _KEPT,
                "np.sum(dft, axis=0, keepdims=True)",
                choices=_other_axis,
                what="`axis={k}` stands where the reference has `axis={n}`",
            ),
            Rule(
                "f(x, axis=n, keepdims=True) ~> f(x, axis=k)",
                _KEPT,
                "np.sum(dft, axis=0)",
                choices=_other_axis,
                what="`axis={k}` stands where the reference has `axis={n}, keepdims=True`",
            ),
            Rule(
                "f(x, axis=n, keepdims=True) ~> f(x, keepdims=True)",
                _KEPT,
                "np.sum(dft, keepdims=True)",
                what="`axis={n}` is left out",
            ),
            Rule(
                "f(x, axis=n, keepdims=True) ~> f(x)",
                _KEPT,
                "np.sum(dft)",
                what="`axis={n}, keepdims=True` is left out",
            ),
            Rule(
                "f(x, axis=n) ~> f(x, axis=k)",
                "np.sum(dft, axis=1)",
                "np.sum(dft, axis=0)",
                choices=_other_axis,
                what="`axis={k}` stands where the reference has `axis={n}`",
            ),
            Rule("f(x, axis=n) ~> f(x)", "np.sum(dft, axis=1)", "np.sum(dft)", what="`axis={n}` is left out"),
        ),
        "The axis, or what becomes of it, is not that of the formula.",
    ),
    Operator(
        "lost_tuple",
        Rules(
            Rule(
                "(a, b) ~> a, b",
                "np.concatenate((a_prev, xt), axis=0)",
                "np.concatenate(a_prev, xt, axis=0)",
                where=(_is_concatenated,),
                what="`{after}` are handed over without a tuple around them",
            )
        ),
        "The arguments are not given in the form that the function takes.",
    ),
)
