"""Lines lost: several of a loop's lines left out together.

A person stops writing before the loop is done, or leaves out all that is carried, all that is added up, or all that is
stored.
"""

import ast
from collections.abc import Iterator, Sequence
from itertools import combinations

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.places import listed
from catalog.operators.statement import LocatedStatement


def left_out(code: Code) -> Iterator[Change]:
    """Leave out the lines of one kind, then those that follow one another, then any two."""
    loops = {found.loop: None for found in code.statements if found.loop is not None}
    for loop in loops:
        lines = [found for found in code.statements if found.loop is loop and not _calls(code, found)]
        chosen = [*_kinds(lines), *_runs(lines), *combinations(lines, 2)]
        yield from (_without(code, group) for group in chosen if len(group) > 1 and group[0] in code.lines)


def _calls(code: Code, statement: LocatedStatement) -> bool:
    return statement.value is not None and code.is_exercise(statement.value)


def _kinds(lines: list[LocatedStatement]) -> Iterator[Sequence[LocatedStatement]]:
    """Yield the lines that add up, those that store a step, and those that set a name; and all of two kinds."""
    kinds = [
        [line for line in lines if isinstance(line.node, ast.AugAssign)],
        [line for line in lines if isinstance(line.node, ast.Assign) and not line.name],
        [line for line in lines if line.name],
    ]
    yield lines
    yield from kinds
    yield from ([line for line in lines if line not in kind] for kind in kinds)


def _runs(lines: list[LocatedStatement]) -> Iterator[Sequence[LocatedStatement]]:
    """Yield lines that follow one another, the longest first: those up to the end before the others."""
    count = len(lines)
    yield from (lines[first:] for first in range(count))
    for size in range(2, count):
        yield from (lines[first : first + size] for first in range(count - size))


def _without(code: Code, lines: Sequence[LocatedStatement]) -> Change:
    shown = listed((f"`{' '.join(code.text(line.node).split())}`" for line in lines), "more")
    what = f"the lines {shown} are left out"
    spans = tuple(code.remove(line) for line in lines)
    return Change(lines[0], spans, what, what, run=what, says=what)


_BEFORE = """
def f(da, T_x):
    for t in range(T_x):
        gradients = g(da[:, :, t])
        da_prevt = gradients[0]
        dc_prevt = gradients[1]
        dba += gradients[2]
    return dba
"""
_AFTER = """
def f(da, T_x):
    for t in range(T_x):
        gradients = g(da[:, :, t])
        dba += gradients[2]
    return dba
"""

OPERATORS = (
    Operator(
        "lost_lines",
        left_out,
        "Something that the algorithm does is not done.",
        (_BEFORE, _AFTER),
        prolific=True,
        budget=150,
    ),
)
