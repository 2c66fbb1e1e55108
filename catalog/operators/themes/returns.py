"""Returns: in the loop, before it, or of something else than what was made.

A person leaves the return indented, so that the first step is also the last, or hands back what one step gave.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement
from catalog.programs.edit import Span


def early(code: Code) -> Iterator[Change]:
    """Return at the end of the loop's first step, with what stands between, and before the loop."""
    for last in code.lines:
        if isinstance(last.node, ast.Return):
            for head in (found for found in code.statements if isinstance(found.node, ast.For)):
                yield _in_loop(code, head, last)
                text = " ".join(code.text(last.node).split())
                what = "the function returns before the loop"
                yield Change(last, (code.insert(head.start, f"{text}\n{' ' * head.node.col_offset}"),), what, says=what)


def _in_loop(code: Code, head: LocatedStatement, last: LocatedStatement) -> Change:
    """Return the change that indents all that follows a loop."""
    assert isinstance(head.node, ast.For)
    stop, indent = code.span(head.node)[1], "\n" + " " * head.node.body[0].col_offset
    between = [found for found in code.statements if stop <= found.start < last.start]
    text = "".join(indent + " ".join(code.text(found.node).split()) for found in (*between, last))
    what = "the function returns in the loop, after its first step"
    return Change(last, (Span(stop, last.stop, text),), what, says=what)


def _others(match: Occurrence) -> Iterator[str]:
    """Yield the gradients, and what the value was made of, whatever their shapes are; none that is returned as well."""
    code, name = match.code, match.node.id
    same = [line.value.id for line in code.setting.get(name, ()) if isinstance(line.value, ast.Name)]
    shown = (name, *same, *code.displayed(match.node))
    for other in match.statement.bound if code.kind(name) is not None else ():
        made = code.is_gradient(other) or other in code.ingredients.get(name, ())
        if made and code.kind(other) is not None and other not in shown:
            yield other


def _is_returned(match: Occurrence) -> bool:
    return isinstance(match.statement.node, ast.Return) and bool(match.code.displayed(match.node))


_BEFORE = """
def f(da, T_x):
    for t in range(T_x):
        da_prevt = g(da[:, :, t])
    da0 = da_prevt
    return da0
"""
_EARLY = """
def f(da, T_x):
    for t in range(T_x):
        da_prevt = g(da[:, :, t])
        da0 = da_prevt
        return da0
"""

OPERATORS = (
    Operator(
        "early_return",
        early,
        "The function ends before all is done.",
        (_BEFORE, _EARLY),
        prolific=True,
        budget=10,
    ),
    Operator(
        "other_value_returned",
        Rules(
            Rule(
                "x -> y",
                "dba = np.sum(dft); return (it, dba)",
                "dba = np.sum(dft); return (it, dft)",
                kinds=(ast.Name,),
                where=(_is_returned,),
                choices=_others,
                what="`{y}` is returned for `{x}`",
                says="`{y}` is returned for `{x}`",
            )
        ),
        "One of the values that are returned is another than it should be.",
        prolific=True,
        budget=80,
    ),
)
