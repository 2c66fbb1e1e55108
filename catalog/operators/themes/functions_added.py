"""Functions added: any that is common beside those of the course, in another's place or of any part of a formula.

A person takes the square root, the exponential or one more tanh of something on the way.
"""

import ast
from collections.abc import Iterator

from catalog.operators.guards import is_allocated, is_array, is_computed, is_whole
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules

OWN = ("np.tanh", "sigmoid", "np.square", "softmax")
COMMON = (*OWN, "np.exp", "np.abs", "np.sqrt", "np.log")
"""The functions of one array that people have at hand, those of the course first."""


def _others(match: Occurrence) -> Iterator[str]:
    name = ast.unparse(match.found["f"])
    yield from (other for other in COMMON if name in COMMON and other != name)


def _more(match: Occurrence) -> Iterator[str]:
    """Yield the functions that an expression is not the argument of yet."""
    parent = match.code.parents[match.node]
    around = ast.unparse(parent.func) if isinstance(parent, ast.Call) else ""
    yield from (name for name in OWN if name != around)


def _is_value(match: Occurrence) -> bool:
    """True for an array in a formula, not for one that is unpacked, returned or stored as it is."""
    if is_whole(match):
        return is_computed(match)
    return isinstance(match.code.parents[match.node], ast.BinOp | ast.Call | ast.UnaryOp) and not is_allocated(match)


def _squares() -> Iterator[Rule]:
    """Yield the rules that put a function and a square in each order, where the reference has the square alone."""
    for square, shown in (("{}**2", "ft**2"), ("np.square({})", "np.square(ft)")):
        taken, of_it = square.format("y(x)"), "y(" + square.format("x") + ")"
        whole = square.format("(a - y(x))" if "*" in square else "a - y(x)")
        for form in (f"a - {taken}", whole, f"a - {of_it}", "a - y(x)", f"y(a - {square.format('x')})", "y(a - x)"):
            after = form.replace("y(", "np.tanh(").replace("x)", "ft)").replace("x*", "ft*").replace("a - ", "1 - ")
            yield Rule(f"a - {square.format('x')} -> {form}", f"1 - {shown}", after, choices=_of_layers)


def _of_layers(match: Occurrence) -> Iterator[str]:
    """Yield the functions that a layer ends with, where they are not taken of it already."""
    inner = ast.unparse(match.found["x"]).partition("(")[0]
    yield from (name for name in OWN[:2] if name != inner)


OPERATORS = (
    Operator(
        "function_and_square",
        Rules(*_squares()),
        "What is squared there, or what a function is taken of, is not that of the formula.",
        prolific=True,
        budget=150,
    ),
    Operator(
        "common_function",
        Rules(
            Rule("f(x) -> y(x)", "np.tanh(c_next)", "np.exp(c_next)", where=(is_array,), choices=_others),
        ),
        "A function is not that of the formula.",
        prolific=True,
        budget=200,
    ),
    Operator(
        "added_function",
        Rules(
            Rule(
                "x -> y(x)",
                "ot = ft * it",
                "ot = np.tanh(ft * it)",
                kinds=(ast.BinOp, ast.Call, ast.Name, ast.Subscript),
                where=(_is_value, is_array),
                choices=_more,
                what="`{y}` is taken of `{x}`",
            ),
        ),
        "A function is applied to a value that the formula takes as it is.",
        prolific=True,
        budget=250,
    ),
)
