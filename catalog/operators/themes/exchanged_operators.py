"""Operators: one for another, a sign flipped, a value for its complement.

A person writes + for *, - for +, or a gate where the formula has 1 minus the gate.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import LINE, Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import SIGN, SUM, SYMBOLS, chain, heads, level
from catalog.operators.statement import Statement
from catalog.operators.type_environment import is_allocation


def replaced(code: Code) -> Iterator[Change]:
    """Put another operator between two arrays, everything else as it is read then."""
    for statement, node in code.nodes(ast.BinOp):
        if code.shape(node) is None:
            continue
        left, right = code.outer(node.left)[1], code.outer(node.right)[0]
        for kind in _others(type(node.op)):
            text = SYMBOLS[kind][0]
            signs = f"`{text.strip()}` stands where the reference has `{SYMBOLS[type(node.op)][0].strip()}`"
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
        computed = isinstance(value, ast.BinOp | ast.Call) and not is_allocation(value)
        if value is not None and computed and isinstance(statement.node, ast.Assign) and code.shape(value) is not None:
            text = f"-{code.fit(value, SIGN)}"
            says = f"{LINE} has the wrong sign"
            yield Change(statement, (code.put(value, text, SIGN),), "the sign is flipped", says=says)


def complement(code: Code) -> Iterator[Change]:
    """Put x for 1 - x, x - 1 for 1 - x, and 1 - x for a gate or for another gate."""
    for statement, node in code.nodes(ast.BinOp):
        if isinstance(node.op, ast.Sub) and isinstance(node.left, ast.Constant) and code.shape(node):
            yield code.swap(statement, node, code.text(node.right), level(node.right))
            yield code.swap(statement, node, f"{code.fit(node.right, SUM)} - {code.text(node.left)}", SUM)
        elif heads(node, code.parents[node], ast.Mult):
            names = [part for part in chain(node, ast.Mult) if isinstance(part, ast.Name)]
            yield from _complemented(code, statement, names)


def _complemented(code: Code, statement: Statement, factors: list[ast.Name]) -> Iterator[Change]:
    """Put 1 - x for each of a product's factors that is a gate; x is a factor too, or a gate."""
    gates = [name for name in code.differentiated if name in statement.bound]
    for factor in factors:
        if factor.id in code.differentiated:
            for name in dict.fromkeys([*(part.id for part in factors), *gates]):
                if code.kind(name) == code.kind(factor.id):
                    yield code.swap(statement, factor, f"1 - {name}", SUM)


_FIRST = """
def f(a_next, da_next):
    dtanh = (1 - a_next**2) * da_next
    return dtanh
"""
_SECOND = """
def f(dc_next, it, cct):
    dit = dc_next * cct * it * (1 - it)
    return dit
"""
_SHAPES = {"a_next": (5, 10), "da_next": (5, 10), "dtanh": (5, 10)}

OPERATORS = (
    Operator(
        "other_operator",
        replaced,
        "An operator is not that of the formula.",
        (_FIRST, _FIRST.replace("* ", "+ ")),
        shapes=_SHAPES,
    ),
    Operator(
        "flipped_sign",
        negated,
        "A sign is not that of the formula.",
        (_FIRST, _FIRST.replace("(1 - a_next**2) * da_next", "-((1 - a_next**2) * da_next)")),
        shapes=_SHAPES,
    ),
    Operator(
        "complement",
        complement,
        "What is taken off 1 there is not what the formula takes off.",
        (_SECOND, _SECOND.replace("(1 - it)", "it")),
        shapes={"dc_next": (5, 10), "it": (5, 10), "cct": (5, 10), "dit": (5, 10)},
    ),
)
