"""Joining: two arrays joined by a call that takes them otherwise, where the reference fills an array by parts.

A person calls np.concatenate with two arrays in the place of one tuple, or joins them side by side. Python raises where
it comes to such a line, so they are asked for where something raised.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.statement import LocatedStatement
from catalog.operators.type_environment import is_allocation
from catalog.programs.edit import Span

_CALLS = ("np.concatenate({}, {})", "np.concatenate({}, {}, axis=0)", "np.concatenate(({}, {}), axis=1)")


def joined_otherwise(code: Code) -> Iterator[Change]:
    """Put a call in the place of an allocation that is filled with two arrays by the next two lines."""
    for at, statement in enumerate(code.statements):
        name, value, parts = statement.name, statement.value, code.statements[at + 1 : at + 3]
        allocated = name and value is not None and is_allocation(value)
        if allocated and [_filled(part) for part in parts] == [name, name]:
            yield from _calls(code, statement, parts)


def _filled(statement: LocatedStatement) -> str:
    """Return the name of the array that a line sets a part of, "" for another line."""
    match statement.node:
        case ast.Assign([ast.Subscript(ast.Name(name))]):
            return name
    return ""


def _calls(code: Code, statement: LocatedStatement, parts: tuple[LocatedStatement, ...]) -> Iterator[Change]:
    values = [code.text(part.value) for part in parts if part.value is not None]
    out = tuple(code.remove(part) for part in parts)
    for form in _CALLS:
        text = form.format(*values)
        line = Span(statement.start, statement.stop, f"{statement.name} = {text}")
        yield Change(statement, (line, *out), f"`{statement.name}` is made by `{text}`")


_BEFORE = """
def f(a_prev, xt, n_a, n_x, m):
    concat = np.zeros((n_a + n_x, m))
    concat[:n_a, :] = a_prev
    concat[n_a:, :] = xt
    return concat
"""
_AFTER = """
def f(a_prev, xt, n_a, n_x, m):
    concat = np.concatenate(a_prev, xt)
    return concat
"""

OPERATORS = (
    Operator(
        "joined_otherwise",
        joined_otherwise,
        "Two arrays are not joined as that function joins them.",
        (_BEFORE, _AFTER),
        raises=True,
    ),
)
