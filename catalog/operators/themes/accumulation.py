"""Accumulation: = for +=, += for =, -= for either.

A person overwrites in the loop what is to be summed over time, or adds to what each step sets anew.
"""

from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules


def _is_known(match: Occurrence) -> bool:
    """True where what a line sets has a value before."""
    name, is_unpacking = match.statement.name, match.statement.is_unpacking
    return not is_unpacking and (name in match.statement.bound or not name)


def _is_bare(match: Occurrence) -> bool:
    """True where there are no parentheses around the right-hand side."""
    start, stop = (match.code.span(match.found[letter]) for letter in "xy")
    return "(" not in match.code.source[start[1] : stop[0]]


OPERATORS = (
    Operator(
        "overwritten",
        Rules(
            Rule("x += y ~> x = y", "dba += dba", "dba = dba", what="`=` stands where the reference has `+=`"),
            Rule("x += y ~> x -= y", "dba += dba", "dba -= dba", what="`-=` stands where the reference has `+=`"),
        ),
        "Something is not added up as the formula adds it up.",
    ),
    Operator(
        "accumulated",
        Rules(
            Rule(
                "x = y ~> x += y",
                "a[:, :, 1] = a_next",
                "a[:, :, 1] += a_next",
                where=(_is_known, _is_bare),
                what="`+=` stands where the reference has `=`",
            ),
            Rule(
                "x = y ~> x -= y",
                "a[:, :, 1] = a_next",
                "a[:, :, 1] -= a_next",
                where=(_is_known, _is_bare),
                what="`-=` stands where the reference has `=`",
            ),
        ),
        "Something is added up that the formula sets anew.",
    ),
)
