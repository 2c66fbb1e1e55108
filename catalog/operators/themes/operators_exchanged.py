"""Operators: one for another, a sign flipped, a value for its complement.

A person writes + for *, - for +, or a gate where the formula has 1 minus the gate.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.guards import is_allocated, is_array, is_set, no
from catalog.operators.operator import Operator
from catalog.operators.precedence import SUM, chain, heads, level
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement


def _operators(sign: str, *others: str) -> tuple[Rule, ...]:
    """Return the rules that put other operators between two arrays, everything else as it is read then."""
    return tuple(
        Rule(
            f"a{sign}b ~> a{other}b",
            f"1 - ft{sign}it",
            f"1 - ft{other}it",
            where=(is_array,),
            what=f"`{other.strip()}` stands where the reference has `{sign.strip()}`, before `{{b:24}}`",
        )
        for other in others
    )


def complement(code: Code) -> Iterator[Change]:
    """Put x for 1 - x, x - 1 for 1 - x, and 1 - x for a gate or for another gate."""
    for statement, node in code.nodes(ast.BinOp):
        if isinstance(node.op, ast.Sub) and isinstance(node.left, ast.Constant) and code.shape(node):
            yield code.swap(statement, node, code.text(node.right), level(node.right))
            yield code.swap(statement, node, f"{code.fit(node.right, SUM)} - {code.text(node.left)}", SUM)
        elif heads(node, code.parents[node], ast.Mult):
            names = [part for part in chain(node, ast.Mult) if isinstance(part, ast.Name)]
            yield from _complemented(code, statement, names)


def _complemented(code: Code, statement: LocatedStatement, factors: list[ast.Name]) -> Iterator[Change]:
    """Put 1 - x for each of a product's factors that is a gate; x is a factor too, or a gate."""
    gates = [name for name in code.differentiated if name in statement.bound]
    for factor in factors:
        if factor.id in code.differentiated:
            for name in dict.fromkeys([*(part.id for part in factors), *gates]):
                if code.kind(name) == code.kind(factor.id):
                    yield code.swap(statement, factor, f"1 - {name}", SUM)


OPERATORS = (
    Operator(
        "other_operator",
        Rules(
            *_operators(" + ", " - ", " * ", " / "),
            *_operators(" - ", " + ", " * ", " / "),
            *_operators(" * ", " + ", " - ", " / "),
            *_operators(" / ", " + ", " - ", " * "),
            *_operators("**", " * "),
        ),
        "An operator is not that of the formula.",
    ),
    Operator(
        "flipped_sign",
        Rules(
            Rule(
                "x -> -x",
                "dtanh = (1 - a_next**2) * da_next",
                "dtanh = -((1 - a_next**2) * da_next)",
                kinds=(ast.BinOp, ast.Call),
                where=(is_set, no(is_allocated), is_array),
                what="the sign is flipped",
                says="{line} has the wrong sign",
            )
        ),
        "A sign is not that of the formula.",
    ),
    Operator(
        "complement",
        complement,
        "What is taken off 1 there is not what the formula takes off.",
        ("dc_next * cct * it * (1 - it)", "dc_next * cct * it * it"),
    ),
)
