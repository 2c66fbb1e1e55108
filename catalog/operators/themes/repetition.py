"""Repetition: one mistake in some of the lines that are alike, in all whose formulas have the same part there.

A person forgets da_next in the gates' lines where it comes last, and not in the line where it stands first; or has the
same wrong idea in the two lines that use the weights.
"""

import ast
import re
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.statement import LocatedStatement
from catalog.operators.themes.written_out import PLAIN


def in_lines_alike(code: Code) -> Iterator[Change]:
    """Make each plain mistake; those in lines of one form belong together, and those in expressions of one form."""
    for change in (change for makes in PLAIN for change in makes(code)) if len(code.lines) > 1 else ():
        start = change.spans[0].start
        words = change.alike or change.what
        form = " ".join(type(part).__name__ for part in ast.walk(change.statement.node))
        yield Change(change.statement, change.spans, change.what, f"{form}: {words}", says=change.says)
        for node in _around(code, change.statement, start):
            first = code.span(node)[0]
            place = len(re.findall(r"\w+|[^\w\s]", code.source[first:start]))
            text = f"{code.text(node)} {place}: {words}"
            yield Change(change.statement, change.spans, change.what, text, says=change.says)


def _around(code: Code, statement: LocatedStatement, at: int) -> Iterator[ast.expr]:
    """Yield the products and the calls around a place, but for what is the whole line."""
    for node in statement.nodes:
        first, last = code.span(node)
        product = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)
        inside = isinstance(code.parents[node], ast.BinOp | ast.Call)
        if (product or isinstance(node, ast.Call)) and inside and first <= at < last:
            yield node


_BEFORE = """
def f(dc_next, da_next, it, ft, ot):
    dot = da_next * ot
    dit = dc_next + ot * it * da_next
    dft = dc_next + ot * ft * da_next
    return dot, dit, dft
"""

OPERATORS = (
    Operator(
        "repeated_mistake",
        in_lines_alike,
        "Something is not that of the formula in any of the lines that are alike.",
        (_BEFORE, _BEFORE.replace("t * da_next", "t")),
        roles={"gate": ("it", "ft"), "gradient of the gate": ("dit", "dft")},
        prolific=True,
        budget=300,
    ),
)
