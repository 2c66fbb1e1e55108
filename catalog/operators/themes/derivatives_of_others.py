"""Derivatives of others: that of another gate, or of its tanh, and forms of a derivative that are half right.

A person takes the derivative at the wrong value, or remembers that there is an x, a 1 and a square in it.
"""

import ast
from collections.abc import Iterator
from itertools import pairwise

from catalog.operators.change import PLACE, Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import chain, heads
from catalog.operators.statement import LocatedStatement
from catalog.operators.template import Template
from catalog.programs.edit import Span

_FORMS = (
    "x * (1 - x)",
    "(1 - x**2)",
    "(1 - x)",
    "(1 - np.tanh(x)**2)",
    "x**2",
    "x * (1 + x)",
    "x * (x - 1)",
    "(1 - x)**2",
    "x * (1 - x**2)",
    "x**2 * (1 - x)",
    "x * (1 - x)**2",
    "(1 - np.square(1 - x))",
    "sigmoid(x) * (1 - sigmoid(x))",
    "np.tanh(x)",
    "(1 - np.tanh(x)**2)**2",
    "(1 - x**2)**2",
    "x",
)
_TANH = (Template("1 - x**2"), Template("1 - np.square(x)"))


def of_others(code: Code) -> Iterator[Change]:
    """Put forms that resemble a derivative, at the same value, and the derivatives at the others that have one."""
    for statement, start, stop, at, right in _derivatives(code) if code.differentiated else ():
        names = [name for name in code.arrays(statement, code.kind(code.differentiated[0])) if name != at]
        others = [name for name in names if name in code.differentiated]
        texts = [
            *(form.replace("x", at) for form in _FORMS),
            *(form.replace("x", name) for name in others for form in _FORMS[:2]),
            *(form.replace("x", name) for name in names for form in _FORMS[1:4:2]),
        ]
        for text in (text for text in texts if text != right.replace("x", at)):
            what = f"`{text}` stands where the reference has `{code.source[start:stop]}`"
            yield Change(statement, (Span(start, stop, text),), what, says=f"{what}, {PLACE}")


def _derivatives(code: Code) -> Iterator[tuple[LocatedStatement, int, int, str, str]]:
    """Yield where the derivatives of the sigmoid and of tanh stand, at which value they are taken, and their form."""
    for statement, node in code.nodes(ast.BinOp):
        for template in _TANH:
            found = template.match(node)
            if found is not None and code.outer(node) != code.span(node):
                yield statement, *code.outer(node), code.text(found["x"]), _FORMS[1]
        factors = chain(node, ast.Mult) if heads(node, code.parents[node], ast.Mult) else []
        for one, two in pairwise(factors):
            if code.text(two) == f"1 - {code.text(one)}":
                yield statement, code.outer(one)[0], code.outer(two)[1], code.text(one), _FORMS[0]


OPERATORS = (
    Operator(
        "other_derivative",
        of_others,
        "A derivative there is not that of the function, or not at its value.",
        ("dit = da_next * it * (1 - it)", "dit = da_next * it * (1 + it)"),
        prolific=True,
        budget=300,
    ),
)
