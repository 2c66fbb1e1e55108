"""Parentheses: lost, moved, set around other things; a function's argument that ends elsewhere."""

import ast
from collections.abc import Iterator

from catalog.programs.edit import Span
from catalog.slips.code import Change, Code, short
from catalog.slips.factors import squared
from catalog.slips.generator import Generator
from catalog.slips.levels import ATOM, OPERATORS, POWER, SUM, chain
from catalog.slips.statement import Statement

FUNCTIONS = ("np.tanh", "sigmoid", "softmax", "np.square", "np.sum")
"""Functions of one array."""


def lost(code: Code) -> Iterator[Change]:
    """Take the parentheses around a sum or a product away."""
    for statement, node in code.nodes(ast.BinOp):
        if code.outer(node) != code.span(node):
            what = f"the parentheses around `{short(code.text(node))}` are missing"
            yield Change(
                statement, (Span(*code.outer(node), code.text(node)),), what, f"no parentheses {code.text(node)}"
            )


def moved(code: Code) -> Iterator[Change]:
    """Set parentheses around the first part of a product's last sum, or around a sum that has none."""
    for statement, node in code.nodes(ast.BinOp):
        left, right = node.left, node.right
        for at, part in enumerate((left, right)):
            if code.shape(node) is not None and _binds_more(part, node) and code.outer(part) == code.span(part):
                yield _regrouped(code, statement, node, part, first=at == 0)


def _binds_more(part: ast.expr, node: ast.BinOp) -> bool:
    if not isinstance(part, ast.BinOp) or isinstance(part.op, ast.Pow):
        return False
    return OPERATORS[type(part.op)][1] > OPERATORS[type(node.op)][1]


def _regrouped(code: Code, statement: Statement, node: ast.BinOp, part: ast.expr, first: bool) -> Change:
    """Group a + b * c as (a + b) * c, or a * b + c as a * (b + c)."""
    assert isinstance(part, ast.BinOp)
    start, stop = code.span(node)
    if first:
        inner = code.outer(part.right)[0]
        text = f"({code.source[inner:stop]})"
        return code.change(statement, inner, stop, text, f"there are parentheses around `{short(text[1:-1])}`")
    inner = code.outer(part.left)[1]
    text = f"({code.source[start:inner]})"
    return code.change(statement, start, inner, text, f"there are parentheses around `{short(text[1:-1])}`")


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
        if base is None:
            continue
        if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Sub):
            inner = f"{code.text(parent.left)} - {code.fit(base, SUM + 1)}"
            text, binds = (f"np.square({inner})", ATOM) if is_call else (f"({inner})**2", POWER)
            what = f"`{text}` stands where the reference has `{short(code.text(parent))}`"
            yield Change(statement, (code.put(parent, text, binds),), what)
        if isinstance(base, ast.Call) and len(base.args) == 1:
            argument = code.text(base.args[0])
            square = f"np.square({argument})" if is_call else f"{code.fit(base.args[0], ATOM)}**2"
            yield code.swap(statement, node, f"{ast.unparse(base.func)}({square})")


_SHAPES = {"a": (2, 3), "b": (2, 3), "c": (2, 3)}
_HINT = "Parentheses there do not stand where the formula has them."

GENERATORS = (
    Generator(
        "lost_parentheses",
        lost,
        _HINT,
        ("def f(a, b):\n    c = (1 - a) * b\n    return c", "def f(a, b):\n    c = 1 - a * b\n    return c"),
        _SHAPES,
    ),
    Generator(
        "moved_parentheses",
        moved,
        _HINT,
        ("def f(a, b):\n    c = a * b + a\n    return c", "def f(a, b):\n    c = a * (b + a)\n    return c"),
        _SHAPES,
    ),
    Generator(
        "moved_argument",
        argument,
        "A function is not taken of what the formula takes it of.",
        ("def f(a, b):\n    c = np.tanh(a + b)\n    return c", "def f(a, b):\n    c = np.tanh(a) + b\n    return c"),
        _SHAPES,
    ),
    Generator(
        "moved_power",
        power,
        "What is squared there is not what the formula squares.",
        ("def f(a, b):\n    c = 1 - a**2\n    return c", "def f(a, b):\n    c = (1 - a)**2\n    return c"),
        _SHAPES,
    ),
)
