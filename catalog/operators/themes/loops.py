"""Loops: a line that stands outside of the loop instead of in it, in it instead of outside, or elsewhere in it.

A person gets the indentation of a line wrong, or sets aside what a step gives before the step is taken.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.statement import LocatedStatement
from catalog.operators.themes.lines import line, simple
from catalog.programs.edit import Span


def out_of_loop(code: Code) -> Iterator[Change]:
    """Set a line of the loop behind the loop, or before it."""
    for statement in simple(code):
        if statement.loop is not None:
            text, indent = code.text(statement.node), " " * statement.loop.col_offset
            start, stop = code.span(statement.loop)
            yield _moved(code, statement, code.insert(stop, f"\n{indent}{text}"), "behind the loop")
            yield _moved(code, statement, code.insert(start, f"{text}\n{indent}"), "before the loop")


def _moved(code: Code, statement: LocatedStatement, ahead: Span, where: str) -> Change:
    """Return the change that moves a line to where a span inserts it."""
    what = f"the line `{line(code, statement)}` stands {where}"
    spans = tuple(sorted((ahead, code.remove(statement))))
    return Change(statement, spans, what, run=where, says=what)


def into_loop(code: Code) -> Iterator[Change]:
    """Set a line that stands before the loop at its beginning, and one behind it at its end."""
    for head in code.statements:
        if isinstance(head.node, ast.For):
            indent = "\n" + " " * head.node.body[0].col_offset
            for statement in simple(code):
                if statement.loop is None and not statement.is_unpacking:
                    at = head.stop if statement.start < head.start else code.span(head.node)[1]
                    yield _moved(code, statement, code.insert(at, indent + code.text(statement.node)), "in the loop")


def within_loop(code: Code) -> Iterator[Change]:
    """Set a line of the loop at the loop's beginning, or at its end."""
    for statement in simple(code):
        if statement.loop is not None:
            text, indent = code.text(statement.node), " " * statement.node.col_offset
            first, end = code.span(statement.loop.body[0])[0], code.span(statement.loop)[1]
            if statement.start > first:
                ahead = code.insert(first, f"{text}\n{indent}")
                yield _moved(code, statement, ahead, "at the beginning of the loop")
            if statement.stop < end:
                yield _moved(code, statement, code.insert(end, f"\n{indent}{text}"), "at the end of the loop")


_BEFORE = """
def f(da, dx, T_x):
    da_prevt = 0
    for t in reversed(range(T_x)):
        gradients = g(da[t] + da_prevt)
        da_prevt = gradients["da_prev"]
        dx[t] = gradients["dxt"]
    return dx, da_prevt
"""
_LINE_OUT_OF_LOOP = """
def f(da, dx, T_x):
    da_prevt = 0
    for t in reversed(range(T_x)):
        gradients = g(da[t] + da_prevt)
        dx[t] = gradients["dxt"]
    da_prevt = gradients["da_prev"]
    return dx, da_prevt
"""
_LINE_INTO_LOOP = """
def f(da, dx, T_x):
    for t in reversed(range(T_x)):
        da_prevt = 0
        gradients = g(da[t] + da_prevt)
        da_prevt = gradients["da_prev"]
        dx[t] = gradients["dxt"]
    return dx, da_prevt
"""
_LINE_WITHIN_LOOP = """
def f(da, dx, T_x):
    da_prevt = 0
    for t in reversed(range(T_x)):
        da_prevt = gradients["da_prev"]
        gradients = g(da[t] + da_prevt)
        dx[t] = gradients["dxt"]
    return dx, da_prevt
"""
_HINT = "The order of the lines, or what stands in the loop, is not that of the algorithm."

OPERATORS = (
    Operator(
        "line_out_of_loop",
        out_of_loop,
        _HINT,
        (_BEFORE, _LINE_OUT_OF_LOOP),
    ),
    Operator(
        "line_into_loop",
        into_loop,
        _HINT,
        (_BEFORE, _LINE_INTO_LOOP),
    ),
    Operator(
        "line_within_loop",
        within_loop,
        _HINT,
        (_BEFORE, _LINE_WITHIN_LOOP),
    ),
)
