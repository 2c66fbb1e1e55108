"""Functions: another one, one left out, one applied twice or to a value that the formula takes as it is.

A person writes tanh for a gate's sigmoid, forgets the softmax, or takes tanh of a_next, which came out of tanh.
"""

import ast
from itertools import permutations

from catalog.operators.guards import is_allocated, is_array, is_matrix_product, no
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules

ACTIVATIONS = ("np.tanh", "sigmoid", "softmax")
"""The functions that a layer ends with."""


def _other(one: str, other: str) -> Rule:
    what = f"`{other}` stands where the reference has `{one}`"
    form, before, after = f"{one}(x) ~> {other}(x)", f"{one}(xt)", f"{other}(xt)"
    return Rule(form, before, after, what=f"{what}, of `{{x:24}}`", alike=what)


def _applied(function: str) -> Rule:
    return Rule(
        f"x -> {function}(x)",
        "ft * (1 - ft)",
        f"{function}(ft) * (1 - ft)",
        kinds=(ast.Name,),
        where=(_is_operand, _is_activation),
        what=f"`{function}` is applied to `{{x}}`",
    )


def _applied_twice(function: str) -> Rule:
    return Rule(
        f"{function}(x) -> {function}({function}(x))",
        f"{function}(xt)",
        f"{function}({function}(xt))",
        what=f"`{function}` is applied to `{{before}}` once more",
    )


def _is_of_one(match: Occurrence) -> bool:
    """True for a function of an array, not of a tuple of them."""
    return not isinstance(match.found["x"], ast.Tuple) and ast.unparse(match.found["f"]) != "np.square"


def _is_activation(match: Occurrence) -> bool:
    """True for a name of a value, not a gradient, that is shaped like what an activation gives."""
    code, name = match.code, match.node.id
    return code.kind(name) in [code.kind(other) for other in code.differentiated] and not name.startswith("d")


def _is_operand(match: Occurrence) -> bool:
    parent = match.code.parents[match.node]
    inner = isinstance(parent, ast.Call) and ast.unparse(parent.func) in (*ACTIVATIONS, "np.square", "np.dot")
    return isinstance(parent, ast.BinOp | ast.Attribute) or inner


OPERATORS = (
    Operator(
        "other_function",
        Rules(*(_other(*pair) for pair in permutations(ACTIVATIONS, 2))),
        "A function is not that of the formula.",
    ),
    Operator(
        "lost_function",
        Rules(
            Rule(
                "f(x, ...) -> x",
                "np.sum(dtanh, axis=1)",
                "dtanh",
                where=(is_array, no(is_allocated), no(is_matrix_product), _is_of_one),
                what="`{f}` is left out",
            )
        ),
        "A function is missing.",
    ),
    Operator(
        "applied_function",
        Rules(*map(_applied_twice, ACTIVATIONS), *map(_applied, ACTIVATIONS[:2])),
        "A function is applied to a value that the formula takes as it is.",
    ),
)
