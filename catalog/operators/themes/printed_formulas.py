"""Printed formulas: lines that follow what the course once printed, which was wrong.

A person types the formula as it stands in the text: in one line, in all of them, or in some that were not right before.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from catalog.operators.change import PLACE, Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.places import listed
from catalog.operators.precedence import SUM
from catalog.operators.statement import LocatedStatement


def as_printed(code: Code) -> Iterator[Change]:
    """Put the printed formulas for all lines of a set, for each alone, and for some; then each with a sign wrong."""
    for lines in code.printed:
        found = [(statement, lines[statement.name]) for statement in code.statements if statement.name in lines]
        for size in (len(found), *range(1, len(found))):
            yield from (_put(code, chosen) for chosen in combinations(found, size) if chosen[0][0] in code.lines)
    for statement in code.lines:
        for text in _misread(code.printed, statement.name):
            yield _put(code, ((statement, text),))


def _misread(printed: tuple[Mapping[str, str], ...], target: str) -> Iterator[str]:
    """Yield a line's formulas with one sign wrong."""
    for text in dict.fromkeys(lines[target] for lines in printed if target in lines):
        for sign, other in ((" + ", " - "), ("1 - ", "1 + ")):
            parts = text.split(sign)
            for at in range(1, len(parts)):
                yield sign.join(parts[:at]) + other + sign.join(parts[at:])


def _put(code: Code, chosen: tuple[tuple[LocatedStatement, str], ...]) -> Change:
    (first, text), *others = chosen
    spans = tuple(code.put(line.value, formula, SUM) for line, formula in chosen if line.value is not None)
    what = f"`{short(text, 60)}` stands there"
    if others:
        what = f"the lines of {listed((line.target for line, _ in chosen), 'more')} are as they were once printed"
    return Change(
        first, spans, what, f"{what} {text}", run=f"{what} {text}", says=what if others else f"{what}, {PLACE}"
    )


_BEFORE = """
def f(dc_next, da_next, it, ft):
    dit = (dc_next + da_next) * it
    dft = (dc_next + da_next) * ft
    return dit, dft
"""

OPERATORS = (
    Operator(
        "printed_formula",
        as_printed,
        "The formula there is not the right one, though it may have been printed somewhere.",
        (_BEFORE, _BEFORE.replace("(dc_next + da_next)", "dc_next + da_next")),
        printed={"dit": "dc_next + da_next * it", "dft": "dc_next + da_next * ft"},
        prolific=True,
        budget=120,
    ),
)
