"""Lines: left out, and exchanged with the next one.

A person forgets to hand a state on, or uses a value one line before it is set.
"""

import ast
from collections.abc import Iterator
from itertools import pairwise

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.statement import LocatedStatement
from catalog.programs.edit import Span


def left_out(code: Code) -> Iterator[Change]:
    """Leave a line out."""
    for statement in simple(code):
        what = f"the line `{line(code, statement)}` is left out"
        yield Change(statement, (code.remove(statement),), what, says=what)


def simple(code: Code) -> list[LocatedStatement]:
    """Return the lines that are neither a loop's head nor a return."""
    return [found for found in code.statements if not isinstance(found.node, ast.For | ast.Return)]


def line(code: Code, statement: LocatedStatement) -> str:
    """Return a line as it is shown."""
    return short(code.text(statement.node), 40)


def exchanged(code: Code) -> Iterator[Change]:
    """Exchange two lines that follow one another, where one uses what the other sets."""
    for first, second in pairwise(simple(code)):
        if first.loop is second.loop and (_uses(first, second) or _uses(second, first)):
            spans = (
                Span(first.start, first.stop, code.text(second.node)),
                Span(second.start, second.stop, code.text(first.node)),
            )
            what = f"the line `{line(code, second)}` stands before `{line(code, first)}`"
            yield Change(first, spans, what, says=what)


def _uses(first: LocatedStatement, second: LocatedStatement) -> bool:
    """True where a line uses what another one sets."""
    return bool(_reads(first) & _sets(second))


def _sets(statement: LocatedStatement) -> set[str]:
    return {node.id for node in ast.walk(statement.node) if isinstance(node, ast.Name) and _changes(node, statement)}


def _changes(node: ast.Name, statement: LocatedStatement) -> bool:
    return isinstance(node.ctx, ast.Store) or node.id == statement.target


def _reads(statement: LocatedStatement) -> set[str]:
    return {node.id for node in ast.walk(statement.node) if isinstance(node, ast.Name)}


_BEFORE = """
def f(da, dx, T_x):
    da_prevt = 0
    for t in reversed(range(T_x)):
        gradients = g(da[t] + da_prevt)
        da_prevt = gradients["da_prev"]
        dx[t] = gradients["dxt"]
    return dx, da_prevt
"""
_EXCHANGED_LINES = """
def f(da, dx, T_x):
    da_prevt = 0
    for t in reversed(range(T_x)):
        da_prevt = gradients["da_prev"]
        gradients = g(da[t] + da_prevt)
        dx[t] = gradients["dxt"]
    return dx, da_prevt
"""

OPERATORS = (
    Operator(
        "lost_line",
        left_out,
        "Something that the algorithm does is not done.",
        (_BEFORE, _BEFORE.replace('da_prevt = gradients["da_prev"]', "")),
    ),
    Operator(
        "exchanged_lines",
        exchanged,
        "The order of the lines, or what stands in the loop, is not that of the algorithm.",
        (_BEFORE, _EXCHANGED_LINES),
    ),
)
