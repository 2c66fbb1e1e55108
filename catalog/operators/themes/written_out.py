"""Written out: a value's formula in place of its name, with a mistake in that copy only.

A person writes the derivative of tanh out once more in one line, and there without the square, while the other lines
have the value that was right.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import PLACE, Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Makes, Operator
from catalog.operators.precedence import SUM
from catalog.operators.statement import LocatedStatement
from catalog.operators.themes import (
    derivatives,
    factors,
    functions,
    names,
    operators_exchanged,
    parentheses,
    parentheses_of_functions,
    terms,
    transposes,
)
from catalog.operators.type_environment import is_allocation
from catalog.programs.edit import Span, apply

_FIRST = (*parentheses.OPERATORS, *factors.OPERATORS, *parentheses_of_functions.OPERATORS, terms.OPERATORS[0])
_THEN = (*functions.OPERATORS, *derivatives.OPERATORS, *operators_exchanged.OPERATORS, *transposes.OPERATORS)
PLAIN: tuple[Makes, ...] = tuple(operator.makes for operator in (*_FIRST, *_THEN, names.OPERATORS[0]))
"""What goes wrong in a formula most often, the plainest first."""


def in_one_use(code: Code) -> Iterator[Change]:
    """Put the formula of a value for a use of its name, with each plain mistake in it."""
    for statement, node in code.loads():
        setting = _set_once(code, node.id, statement)
        if setting and code.displayed(node) == []:
            for text, wrong in _mistaken(code, setting):
                what = f"`{short(text, 60)}` stands where the reference has `{node.id}`"
                alike, says = f"{wrong} in {node.id}", f"{what}, {PLACE}"
                yield Change(statement, (code.put(node, text, SUM),), what, alike, says=says)


def _set_once(code: Code, name: str, use: LocatedStatement) -> LocatedStatement | None:
    """Return the line that computes a value before its use, None where there is more than one or none."""
    lines = code.setting.get(name, [])
    return lines[0] if len(lines) == 1 and lines[0].start < use.start and _computes(code, lines[0]) else None


def _computes(code: Code, statement: LocatedStatement) -> bool:
    """True for a line that computes an array out of others."""
    value = statement.value
    if not isinstance(value, ast.BinOp | ast.Call) or is_allocation(value) or code.is_exercise(value):
        return False
    return bool(statement.name) and code.kind(statement.name) is not None


def _mistaken(code: Code, statement: LocatedStatement) -> list[tuple[str, str]]:
    """Return a line's right-hand side with each plain mistake, and the mistake in words."""
    key = in_one_use, statement
    if key not in code.noted:
        code.noted[key] = list(_made(code.upon(statement.start, statement.stop), statement))
    found: list[tuple[str, str]] = code.noted[key]
    return found


def _made(code: Code, statement: LocatedStatement) -> Iterator[tuple[str, str]]:
    assert statement.value is not None
    right, (start, stop) = code.text(statement.value), code.span(statement.value)
    for change in (change for makes in PLAIN for change in makes(code)):
        if all(start <= span.start and span.stop <= stop for span in change.spans):
            text = apply([Span(span.start - start, span.stop - start, span.text) for span in change.spans], right)
            if text != right:
                yield " ".join(text.split()), change.what


_BEFORE = """
def f(da_next, a_next, xt):
    dtanh = (1 - a_next**2) * da_next
    dWax = np.dot(dtanh, xt.T)
    return dtanh, dWax
"""

OPERATORS = (
    Operator(
        "written_out",
        in_one_use,
        "A value is made there in another way than the formula makes it.",
        (_BEFORE, _BEFORE.replace("np.dot(dtanh,", "np.dot(a_next**2 * da_next,")),
        prolific=True,
        budget=700,
    ),
)
