"""Unpacking: a name too few or too many where several are taken apart, or a value too few in what is returned.

A person forgets one of the values that a function returns, or takes a cache apart as another function filled it. Python
raises where it comes to such a line, so they are asked for where something raised.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.statement import LocatedStatement
from catalog.programs.edit import Span


def other_count(code: Code) -> Iterator[Change]:
    """Leave one of the names out, or put another one behind them."""
    for statement in code.statements:
        target = statement.node.targets[0] if isinstance(statement.node, ast.Assign) else None
        if isinstance(target, ast.Tuple):
            yield from _without_one(code, statement, target, "`{}` is missing where names are unpacked")
            more = [*(code.text(each) for each in target.elts), "_"]
            yield _with(code, statement, target, more, "one more name is unpacked than there are values")


def returned_less(code: Code) -> Iterator[Change]:
    """Leave one of the values out that are returned."""
    for statement in code.statements:
        if statement.returns and isinstance(statement.value, ast.Tuple):
            yield from _without_one(code, statement, statement.value, "`{}` is not returned")


def packed_less(code: Code) -> Iterator[Change]:
    """Leave one of the values out that are put together in a tuple."""
    for statement in code.statements:
        if statement.name and isinstance(statement.value, ast.Tuple):
            yield from _without_one(code, statement, statement.value, "`{}` is not in it")


def _without_one(code: Code, statement: LocatedStatement, parts: ast.Tuple, what: str) -> Iterator[Change]:
    names = [code.text(each) for each in parts.elts]
    for at, name in enumerate(names):
        yield _with(code, statement, parts, [*names[:at], *names[at + 1 :]], what.format(name))


def _with(code: Code, statement: LocatedStatement, parts: ast.Tuple, names: list[str], what: str) -> Change:
    text = ", ".join(names) if len(names) > 1 else names[0]
    return Change(statement, (Span(*code.span(parts), f"({text})"),), what)


_TAKEN = """
def f(caches):
    xt, a_prev, ba = caches
    return xt
"""
_TAKEN_LESS = """
def f(caches):
    (xt, ba) = caches
    return xt
"""
_PACKED = """
def f(xt, a_prev):
    cache = (xt, a_prev)
    return cache
"""
_PACKED_LESS = """
def f(xt, a_prev):
    cache = (xt)
    return cache
"""
_GIVEN = """
def f(xt, a_prev):
    return xt, a_prev
"""
_GIVEN_LESS = """
def f(xt, a_prev):
    return xt
"""

OPERATORS = (
    Operator(
        "other_count",
        other_count,
        "There are not as many names as values.",
        (_TAKEN, _TAKEN_LESS),
        raises=True,
    ),
    Operator(
        "packed_less",
        packed_less,
        "There is less in it than who takes it apart expects.",
        (_PACKED, _PACKED_LESS),
        raises=True,
    ),
    Operator(
        "returned_less",
        returned_less,
        "What is returned has not as many parts as who takes it apart.",
        (_GIVEN, _GIVEN_LESS),
        raises=True,
    ),
)
