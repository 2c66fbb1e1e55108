"""Parentheses of functions: what a function, or a square, is taken of ends too early or too late.

A person closes the parenthesis of tanh before the bias, or squares the whole difference instead of its last term.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import SUM, chain
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement
from catalog.programs.edit import Span

FUNCTIONS = ("np.tanh", "sigmoid", "softmax", "np.square", "np.sum")
"""Functions of one array."""


def argument(code: Code) -> Iterator[Change]:
    """Let a function's argument end before its last terms, or go on after it."""
    for statement, node in code.nodes(ast.Call):
        if ast.unparse(node.func) in FUNCTIONS and len(node.args) == 1 and not node.keywords:
            yield from _shorter(code, statement, node)
            yield from _longer(code, statement, node)


def _shorter(code: Code, statement: LocatedStatement, node: ast.Call) -> Iterator[Change]:
    terms = chain(node.args[0], ast.Add)
    start, stop = code.span(node)
    for at in range(1, len(terms)):
        end = code.span(terms[at - 1])[1]
        rest = code.source[end : stop - 1]
        what = f"`{rest.strip('+ ')}` stands outside of `{ast.unparse(node.func)}`"
        yield Change(statement, (code.put(node, f"{code.source[start:end]}){rest}", SUM),), what)


def _longer(code: Code, statement: LocatedStatement, node: ast.Call) -> Iterator[Change]:
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


OPERATORS = (
    Operator(
        "moved_argument",
        argument,
        "A function is not taken of what the formula takes it of.",
        ("np.tanh(np.dot(Wax, xt) + ba)", "np.tanh(np.dot(Wax, xt)) + ba"),
    ),
    Operator(
        "moved_power",
        Rules(
            Rule("a - x**2 -> (a - x)**2", "(1 - ft**2) * dft", "(1 - ft)**2 * dft"),
            Rule("a - np.square(x) -> np.square(a - x)", "1 - np.square(ft)", "np.square(1 - ft)"),
            Rule("f(x)**2 -> f(x**2)", "1 - np.tanh(ft)**2", "1 - np.tanh(ft**2)"),
            Rule("np.square(f(x)) -> f(np.square(x))", "np.square(np.tanh(ft))", "np.tanh(np.square(ft))"),
        ),
        "What is squared there is not what the formula squares.",
    ),
)
