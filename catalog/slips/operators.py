"""Operators: one for another, a sign flipped, a value for its complement."""

import ast
from collections.abc import Iterator

from catalog.slips.code import Change, Code, short
from catalog.slips.generator import Generator
from catalog.slips.levels import OPERATORS, SIGN, SUM, chain, heads, level


def swapped(code: Code) -> Iterator[Change]:
    """Put another operator between two arrays, everything else as it is read then."""
    for statement, node in code.nodes(ast.BinOp):
        if code.shape(node) is None:
            continue
        left, right = code.outer(node.left)[1], code.outer(node.right)[0]
        for kind in _others(type(node.op)):
            text = OPERATORS[kind][0]
            signs = f"`{text.strip()}` stands where the reference has `{OPERATORS[type(node.op)][0].strip()}`"
            what = f"{signs}, before `{short(code.text(node.right), 24)}`"
            yield code.change(statement, left, right, text, what)


def _others(kind: type[ast.operator]) -> tuple[type[ast.operator], ...]:
    if kind is ast.Pow:
        return (ast.Mult,)
    return tuple(other for other in (ast.Add, ast.Sub, ast.Mult, ast.Div) if other is not kind)


def negated(code: Code) -> Iterator[Change]:
    """Flip the sign of a right-hand side or of its first term."""
    for statement in code.statements:
        value = statement.value
        computed = isinstance(value, ast.BinOp | ast.Call) and not code.is_allocation(value)
        if value is not None and computed and isinstance(statement.node, ast.Assign) and code.shape(value) is not None:
            text = f"-{code.fit(value, SIGN)}"
            yield Change(statement, (code.put(value, text, SIGN),), "the sign is flipped")


def complement(code: Code) -> Iterator[Change]:
    """Put x for 1 - x, x - 1 for 1 - x, and 1 - x for a gate or for another gate."""
    for statement, node in code.nodes(ast.BinOp):
        if isinstance(node.op, ast.Sub) and isinstance(node.left, ast.Constant) and code.shape(node):
            text = code.text(node.right)
            yield code.swap(statement, node, text, level(node.right))
            turned = f"{code.fit(node.right, SUM)} - {code.text(node.left)}"
            yield code.swap(statement, node, turned, SUM)
        elif heads(node, code.parents[node], ast.Mult):
            factors = chain(node, ast.Mult)
            names = dict.fromkeys(part.id for part in factors if isinstance(part, ast.Name))
            for factor in factors:
                if isinstance(factor, ast.Name) and factor.id in code.differentiated:
                    others = [name for name in code.differentiated if name in statement.bound]
                    for name in dict.fromkeys([*names, *others]):
                        if code.kind(name) == code.kind(factor.id):
                            yield code.swap(statement, factor, f"1 - {name}", SUM)


_SHAPES = {"a": (2, 3), "b": (2, 3), "c": (2, 3)}
_BEFORE = "def f(a, b):\n    c = (1 - a) * b\n    return c"

GENERATORS = (
    Generator(
        "other_operator",
        swapped,
        "An operator is not that of the formula.",
        (_BEFORE, "def f(a, b):\n    c = (1 - a) + b\n    return c"),
        _SHAPES,
    ),
    Generator(
        "flipped_sign",
        negated,
        "A sign is not that of the formula.",
        (_BEFORE, "def f(a, b):\n    c = -((1 - a) * b)\n    return c"),
        _SHAPES,
    ),
    Generator(
        "complement",
        complement,
        "What is taken off 1 there is not what the formula takes off.",
        (_BEFORE, "def f(a, b):\n    c = a * b\n    return c"),
        _SHAPES,
    ),
)
