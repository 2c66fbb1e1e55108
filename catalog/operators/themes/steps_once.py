"""Steps once: a line of the loop that stands outside of it, with one step in the place of the loop's variable.

A person computes the last step's gradient before the loop, as the start of it, and forgets that every step needs one.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import SUM
from catalog.operators.statement import LocatedStatement
from catalog.programs.edit import apply


def once(code: Code) -> Iterator[Change]:
    """Set a line that has the loop's variable before the loop or behind it, with a step that stays the same."""
    for statement in code.lines:
        if statement.loop is not None:
            uses = [node for node in statement.nodes if isinstance(node, ast.Name) and node.id in code.counters]
            for step in ("0", "-1", _last(statement.loop)) if uses else ():
                yield from _moved(code, statement, _with_step(code, statement, uses, step))


def _last(loop: ast.For) -> str:
    """Return the last step that a range has."""
    node: ast.expr = loop.iter
    while isinstance(node, ast.Call) and node.args:
        node = node.args[-1]
    return f"{ast.unparse(node)} - 1"


def _with_step(code: Code, statement: LocatedStatement, uses: list[ast.Name], step: str) -> str:
    text = apply([code.put(node, step, SUM) for node in uses], code.source)
    grown = len(text) - len(code.source)
    return " ".join(text[statement.start : statement.stop + grown].split())


def _moved(code: Code, statement: LocatedStatement, line: str) -> Iterator[Change]:
    assert statement.loop is not None
    (start, stop), indent = code.span(statement.loop), " " * statement.loop.col_offset
    ahead, behind = code.insert(start, f"{line}\n{indent}"), code.insert(stop, f"\n{indent}{line}")
    for span, where in ((ahead, "before the loop"), (behind, "behind the loop")):
        what = f"`{short(line, 70)}` stands {where}, and nothing like it in the loop"
        yield Change(statement, tuple(sorted((span, code.remove(statement)))), what, run=what, says=what)


_BEFORE = """
def f(da, da_prevt, caches, T_x):
    for t in reversed(range(T_x)):
        gradients = g(da[:, :, t] + da_prevt, caches[t])
        da_prevt = gradients[0]
    return da_prevt
"""
_AFTER = """
def f(da, da_prevt, caches, T_x):
    gradients = g(da[:, :, T_x - 1] + da_prevt, caches[T_x - 1])
    for t in reversed(range(T_x)):
        da_prevt = gradients[0]
    return da_prevt
"""

OPERATORS = (
    Operator(
        "taken_once",
        once,
        "What stands in the loop, or outside of it, is not what the algorithm has there.",
        (_BEFORE, _AFTER),
        prolific=True,
        budget=40,
    ),
)
