"""Parentheses of functions: what a function, or a square, is taken of ends too early or too late.

A person closes the parenthesis of tanh before the bias, or squares the whole difference instead of its last term.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import ATOM, POWER, SUM, chain
from catalog.operators.statement import Statement
from catalog.operators.themes.factors import squared
from catalog.programs.edit import Span

FUNCTIONS = ("np.tanh", "sigmoid", "softmax", "np.square", "np.sum")
"""Functions of one array."""


def argument(code: Code) -> Iterator[Change]:
    """Let a function's argument end before its last terms, or go on after it."""
    for statement, node in code.nodes(ast.Call):
        if ast.unparse(node.func) in FUNCTIONS and len(node.args) == 1 and not node.keywords:
            yield from _shorter(code, statement, node)
            yield from _longer(code, statement, node)


def _shorter(code: Code, statement: Statement, node: ast.Call) -> Iterator[Change]:
    terms = chain(node.args[0], ast.Add)
    start, stop = code.span(node)
    for at in range(1, len(terms)):
        end = code.span(terms[at - 1])[1]
        rest = code.source[end : stop - 1]
        what = f"`{rest.strip('+ ')}` stands outside of `{ast.unparse(node.func)}`"
        yield Change(statement, (code.put(node, f"{code.source[start:end]}){rest}", SUM),), what)


def _longer(code: Code, statement: Statement, node: ast.Call) -> Iterator[Change]:
    parent = code.parents[node]
    if not isinstance(parent, ast.BinOp):
        return
    name, inner = ast.unparse(node.func), code.text(node.args[0])
    start, stop = code.span(parent)
    begin, end = code.span(node)
    text = f"{name}({code.source[start:begin]}{inner}{code.source[end:stop]})"
    if code.outer(parent) == (start, stop) or node is parent.right:
        what = f"`{name}` is taken of `{short(text[len(name) + 1 : -1])}`"
        yield Change(statement, (Span(*code.outer(parent), text),), what, f"{name} of the whole")


def power(code: Code) -> Iterator[Change]:
    """Square a difference for the difference of a square; square inside of a function for outside."""
    for statement, node in code.nodes(ast.BinOp, ast.Call):
        base, is_call = squared(node)
        parent = code.parents[node]
        if base is not None and isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Sub):
            text, binds = _square(f"{code.text(parent.left)} - {code.fit(base, SUM + 1)}", is_call)
            yield code.swap(statement, parent, text, binds)
        if isinstance(base, ast.Call) and len(base.args) == 1:
            argument = code.text(base.args[0])
            square = f"np.square({argument})" if is_call else f"{code.fit(base.args[0], ATOM)}**2"
            yield code.swap(statement, node, f"{ast.unparse(base.func)}({square})")


def _square(difference: str, is_call: bool) -> tuple[str, int]:
    """Return the square of a difference, and how tightly it binds."""
    return (f"np.square({difference})", ATOM) if is_call else (f"({difference})**2", POWER)


_FIRST = """
def f(Wax, xt, ba):
    a_next = np.tanh(np.dot(Wax, xt) + ba)
    return a_next
"""
_SECOND = """
def f(a_next, da_next):
    dtanh = (1 - a_next**2) * da_next
    return dtanh
"""

OPERATORS = (
    Operator(
        "moved_argument",
        argument,
        "A function is not taken of what the formula takes it of.",
        (_FIRST, _FIRST.replace(" + ba)", ") + ba")),
        shapes={"Wax": (5, 3), "xt": (3, 10), "ba": (5, 1), "a_next": (5, 10)},
    ),
    Operator(
        "moved_power",
        power,
        "What is squared there is not what the formula squares.",
        (_SECOND, _SECOND.replace("a_next**2)", "a_next)**2")),
        shapes={"a_next": (5, 10), "da_next": (5, 10), "dtanh": (5, 10)},
    ),
)
