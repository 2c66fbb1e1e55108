"""Bracketing: a parenthesis opened or closed at another place of a formula, or a pair set around any part of it.

A person who writes a long formula on one line opens a parenthesis one factor too late, or closes it one too early.
"""

from collections.abc import Iterator

from catalog.operators.change import Change, short
from catalog.operators.code import Code
from catalog.operators.formula import Formula, Pair, formulas
from catalog.operators.operator import Operator
from catalog.operators.precedence import SUM
from catalog.operators.statement import LocatedStatement


def rebracketed(code: Code) -> Iterator[Change]:
    """Take parentheses away and set others, wherever the formula is then another one."""
    for statement in code.lines:
        for node in formulas(code, list(statement.nodes)):
            if code.shape(node) is not None:
                yield from _of(code, statement, Formula(code, node))


def _of(code: Code, statement: LocatedStatement, formula: Formula) -> Iterator[Change]:
    seen = {formula.value(formula.pairs)}
    for gone, new in formula.bracketings():
        pairs = [*(pair for pair in formula.pairs if pair not in gone), *new]
        value = formula.value(pairs)
        if value not in seen:
            seen.add(value)
            text = formula.text(pairs)
            what = f"the formula reads `{short(text, 70)}`"
            yield Change(statement, (code.put(formula.node, text, SUM),), what, _places(formula, gone, new))


def _places(formula: Formula, gone: list[Pair], new: list[Pair]) -> str:
    """Return where the parentheses are, in the same words for the same places of another formula."""
    last = len(formula.operands) - 1
    return f"{gone} {[(first, 'end' if stop == last else stop) for first, stop in new]}"


OPERATORS = (
    Operator(
        "other_parentheses",
        rebracketed,
        "Parentheses there do not stand where the formula has them.",
        ("dc_next * (ft + it) * ot", "(dc_next * ft + it) * ot"),
        prolific=True,
        budget=400,
    ),
)
