"""Accumulation: = for +=, += for =, -= for either.

A person overwrites in the loop what is to be summed over time, or adds to what each step sets anew.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator


def assigned(code: Code) -> Iterator[Change]:
    """Overwrite, or take off, what the reference adds up."""
    for statement in code.statements:
        if isinstance(statement.node, ast.AugAssign):
            start, stop = code.span(statement.node.target)[1], code.span(statement.node.value)[0]
            yield code.change(statement, start, stop, " = ", "`=` stands where the reference has `+=`")
            yield code.change(statement, start, stop, " -= ", "`-=` stands where the reference has `+=`")


def added(code: Code) -> Iterator[Change]:
    """Add to what the reference sets, or take off."""
    for statement in code.statements:
        node = statement.node
        if isinstance(node, ast.Assign) and not isinstance(node.targets[0], ast.Tuple) and statement.value:
            known = statement.name in statement.bound or not statement.name
            start, stop = code.span(node.targets[0])[1], code.span(statement.value)[0]
            if known and "=" in code.source[start:stop] and "(" not in code.source[start:stop]:
                for sign in ("+=", "-="):
                    what = f"`{sign}` stands where the reference has `=`"
                    yield code.change(statement, start, stop, f" {sign} ", what)


_FIRST = """
def f(dWax, gradients, T_x):
    for t in range(T_x):
        dWax += gradients["dWax"]
    return dWax
"""
_SECOND = """
def f(a, a_next, T_x):
    for t in range(T_x):
        a[:, :, t] = a_next
    return a
"""

OPERATORS = (
    Operator(
        "overwritten",
        assigned,
        "Something is not added up as the formula adds it up.",
        (_FIRST, _FIRST.replace("+", "")),
    ),
    Operator(
        "accumulated",
        added,
        "Something is added up that the formula sets anew.",
        (_SECOND, _SECOND.replace("=", "+=")),
    ),
)
