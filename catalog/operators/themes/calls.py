"""Calls: an argument too few or too many or in another order, a tuple's parentheses left out, a product as a call.

A person forgets the inner parentheses of np.zeros((n_a, m)), leaves an argument out, or leaves out the sign between two
pairs of parentheses. Python raises where it comes to such a line, so they are asked for where something raised.
"""

import ast

from catalog.operators.guards import is_array, is_set, no
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules

_CALL = "`{before!s}` is called as `{after!s}`"


def _rule(form: str, before: str, after: str) -> Rule:
    return Rule(form, before, after, what=_CALL)


def _is_in_parentheses(match: Occurrence) -> bool:
    """True for a product whose first factor ends with a parenthesis: there the sign can be left out."""
    return isinstance(match.found["a"], ast.BinOp | ast.Call)


OPERATORS = (
    Operator(
        "call_without_tuple",
        Rules(
            _rule("f((a, b)) -> f(a, b)", "np.zeros((n_a, m))", "np.zeros(n_a, m)"),
            _rule("f((a, b, c)) -> f(a, b, c)", "np.zeros((n_a, m, T_x))", "np.zeros(n_a, m, T_x)"),
            _rule(
                "f((a, b), axis=c) -> f(a, b, axis=c)",
                "np.concatenate((a_prev, xt), axis=0)",
                "np.concatenate(a_prev, xt, axis=0)",
            ),
            _rule(
                "f((a, b), axis=c) -> f(a, b)",
                "np.concatenate((a_prev, xt), axis=0)",
                "np.concatenate(a_prev, xt)",
            ),
        ),
        "A call needs one thing there, and gets several.",
        raises=True,
    ),
    Operator(
        "wrong_arguments",
        Rules(
            _rule("f(a, b) -> f(a)", "np.dot(Wax, xt)", "np.dot(Wax)"),
            _rule("f(a, b) -> f(b, a)", "np.dot(Wax, xt)", "np.dot(xt, Wax)"),
            _rule("f(a, b) -> f((a, b))", "np.dot(Wax, xt)", "np.dot((Wax, xt))"),
            _rule("f(a, b, c) -> f(a, b)", "g(xt, a_prev, ba)", "g(xt, a_prev)"),
            _rule("f(a, b, c) -> f(b, c)", "g(xt, a_prev, ba)", "g(a_prev, ba)"),
            _rule("f(a, b, c) -> f(b, a, c)", "g(xt, a_prev, ba)", "g(a_prev, xt, ba)"),
            _rule("f(a, b, c) -> f(a, c, b)", "g(xt, a_prev, ba)", "g(xt, ba, a_prev)"),
            _rule("f(a, b, c, d) -> f(a, b, d)", "g(xt, a_prev, c_prev, ba)", "g(xt, a_prev, ba)"),
            _rule("f(a, b, c, d) -> f(b, a, c, d)", "g(xt, a_prev, c_prev, ba)", "g(a_prev, xt, c_prev, ba)"),
            _rule("f(a) -> f(a, a)", "softmax(xt)", "softmax(xt, xt)"),
            _rule("f(a, b) -> f(a, b, b)", "g(xt, a_prev)", "g(xt, a_prev, a_prev)"),
            _rule("f(a, b, c) -> f(a, b, c, c)", "g(xt, a_prev, ba)", "g(xt, a_prev, ba, ba)"),
        ),
        "A function is not called with what it takes.",
        raises=True,
    ),
    Operator(
        "product_as_call",
        Rules(
            Rule(
                "a * b -> (a)(b)",
                "(1 - ft) * it",
                "(1 - ft)(it)",
                where=(is_array, _is_in_parentheses),
                what="the sign of the product of `{a:24}` and `{b:24}` is left out",
                alike="the sign of a product is left out",
            ),
        ),
        "An array is called as if it were a function.",
        raises=True,
    ),
    Operator(
        "tuple_for_array",
        Rules(
            Rule(
                "x -> (x,)",
                "dtanh = 1 - ft",
                "dtanh = (1 - ft,)",
                where=(is_array, is_set, no(lambda match: isinstance(match.node, ast.Tuple))),
                what="a comma stands behind `{x:32}`, which makes a tuple of it",
                alike="a comma stands behind it, which makes a tuple of it",
            ),
        ),
        "What stands there is no array, though one is computed.",
        raises=True,
    ),
)
