"""Formulas: that of another gate copied, as it is or with some of its names changed, and gates exchanged.

A person writes one gate's line, copies it for the others and forgets to change the weight, the bias or both.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import level
from catalog.operators.statement import LocatedStatement


def copied(code: Code) -> Iterator[Change]:
    """Put the right-hand side of a parallel line, as it is or with this line's own names in it."""
    for statement, other in _pairs(code):
        if statement.value is not None and other.value is not None:
            text = code.text(other.value)
            own = renamed(code, text, other.target, statement.target)
            for formula, how in ((text, "as it is"), (own, "with this line's names")):
                what = f"the formula of `{other.target}` is copied {how}"
                yield Change(statement, (code.put(statement.value, formula, level(other.value)),), what)


def renamed(code: Code, text: str, one: str, two: str) -> str:
    """Return text with the names that correspond to one target replaced by those of another."""
    columns = code.parallels.columns
    rows = code.parallels.roles.values()
    names = {row[columns[one]]: row[columns[two]] for row in rows if row[columns[one]].isidentifier()}
    return substituted(text, names)


def substituted(text: str, names: Mapping[str, str]) -> str:
    """Return text with names replaced by others, all at once."""
    return re.sub(r"(?<![\w.])\w+", lambda found: names.get(found[0], found[0]), text)


def _pairs(code: Code) -> Iterator[tuple[LocatedStatement, LocatedStatement]]:
    """Yield every two lines whose targets are in one row, both ways."""
    role = code.parallels.role
    lines = [found for found in code.statements if found.name in role and isinstance(found.value, ast.BinOp | ast.Call)]
    for one in lines:
        yield from ((one, two) for two in lines if one is not two and role[one.name] == role[two.name])


def other_gate(code: Code) -> Iterator[Change]:
    """Put all the names of another gate in a line."""
    for statement, other in _pairs(code):
        if statement.value is not None:
            text = code.text(statement.value)
            formula = renamed(code, text, statement.target, other.target)
            what = f"the names are those of `{other.target}`"
            yield Change(statement, (code.put(statement.value, formula, level(statement.value)),), what)


def exchanged(code: Code) -> Iterator[Change]:
    """Exchange the names of two gates in two lines, or what the two gates are multiplied with."""
    for one, two in combinations(dict.fromkeys(found for found, _ in _pairs(code)), 2):
        role, partners = code.parallels.role, code.parallels.partners
        if role[one.target] == role[two.target]:
            texts = (_names(code, one, two.target), _names(code, two, one.target))
            yield _both(
                code, one, two, texts, f"the names in the lines of `{one.target}` and `{two.target}` are exchanged"
            )
        pair = partners.get(one.target, ""), partners.get(two.target, "")
        if pair[0].isidentifier() and pair[1].isidentifier():
            turned = _text(code, one, {pair[0]: pair[1]}), _text(code, two, {pair[1]: pair[0]})
            what = f"`{pair[0]}` and `{pair[1]}` are exchanged in `{one.target}` and `{two.target}`"
            yield _both(code, one, two, turned, what)


def _names(code: Code, line: LocatedStatement, target: str) -> str:
    return renamed(code, _text(code, line, {}), line.target, target)


def _text(code: Code, line: LocatedStatement, names: Mapping[str, str]) -> str:
    return substituted(code.text(line.value), names) if line.value is not None else ""


def _both(code: Code, one: LocatedStatement, two: LocatedStatement, texts: tuple[str, str], what: str) -> Change:
    assert one.value is not None
    assert two.value is not None
    spans = code.put(one.value, texts[0], level(one.value)), code.put(two.value, texts[1], level(two.value))
    return Change(one, spans, what, says=what)


_BEFORE = """
def f(concat, Wf, bf, Wi, bi):
    ft = sigmoid(np.dot(Wf, concat) + bf)
    it = sigmoid(np.dot(Wi, concat) + bi)
    return ft, it
"""
_EXCHANGED_GATES = """
def f(concat, Wf, bf, Wi, bi):
    ft = sigmoid(np.dot(Wi, concat) + bi)
    it = sigmoid(np.dot(Wf, concat) + bf)
    return ft, it
"""
_HINT = "A line there is that of another gate."
_ROLES = {"gate": ("ft", "it"), "weight": ("Wf", "Wi"), "bias": ("bf", "bi")}

OPERATORS = (
    Operator(
        "copied_formula",
        copied,
        _HINT,
        (_BEFORE, _BEFORE.replace("Wi, concat) + bi", "Wf, concat) + bf")),
        roles=_ROLES,
    ),
    Operator(
        "names_of_another_gate",
        other_gate,
        _HINT,
        (_BEFORE, _BEFORE.replace("Wf, concat) + bf", "Wi, concat) + bi")),
        roles=_ROLES,
    ),
    Operator(
        "exchanged_gates",
        exchanged,
        _HINT,
        (_BEFORE, _EXCHANGED_GATES),
        roles=_ROLES,
    ),
)
