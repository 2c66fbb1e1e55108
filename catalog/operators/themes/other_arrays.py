"""Other arrays: one of another shape that gives numbers all the same, and any that a matrix product takes there.

A person takes what is at hand until no exception comes: a_prev for concat, a transposed gradient for a weight.
"""

import ast
from collections.abc import Iterator
from typing import Any

import numpy as np

from catalog.operators.code import Code
from catalog.operators.guards import is_array, is_factor, no
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement


def _that_run(match: Occurrence) -> Iterator[str]:
    """Yield the arrays of another shape with which the line still gives numbers, those of as many axes first."""
    own = match.code.kind(match.node.id) or ()
    names = [name for name in match.statement.bound if match.code.kind(name) not in (None, own)]
    for name in sorted(names, key=lambda name: len(match.code.kind(name) or ()) != len(own)):
        if _runs(match.code, match.statement, match.node, name):
            yield name


def _factors(match: Occurrence) -> Iterator[str]:
    """Yield the arrays of two axes, turned or not, that a matrix product takes in the place of a factor."""
    code, written = match.code, match.code.text(match.node)
    names = [name for name in match.statement.bound if len(code.kind(name) or ()) == 2]
    for text in (text for name in names for text in (name, f"{name}.T") if text != written):
        if _runs(code, match.statement, match.node, text):
            yield text


def _runs(code: Code, statement: LocatedStatement, node: ast.expr, text: str) -> bool:
    """True where a line's right-hand side gives an array with a text in a node's place."""
    if statement.value is None or any(code.is_exercise(part) for part in statement.nodes):
        return False
    start, span = code.span(statement.value)[0], code.put(node, text)
    whole = code.text(statement.value)
    try:
        value: Any = eval(f"({whole[: span.start - start]}{text}{whole[span.stop - start :]})", dict(code.values))
    except Exception:
        return False
    return isinstance(value, np.ndarray) and value.size > 1


def _is_shown(match: Occurrence) -> bool:
    return isinstance(match.code.parents[match.node], ast.Tuple | ast.Dict | ast.Attribute)


def _is_kept(match: Occurrence) -> bool:
    """True for a name that stands alone on the right, or that is unpacked."""
    return match.node is match.statement.value or isinstance(match.code.parents[match.node], ast.Subscript)


OPERATORS = (
    Operator(
        "other_factor",
        Rules(
            Rule(
                "x -> y",
                "np.dot(dft, concat.T)",
                "np.dot(dft, a_prev.T)",
                kinds=(ast.Name, ast.Attribute, ast.Subscript),
                where=(is_array, is_factor),
                choices=_factors,
            ),
        ),
        "What is multiplied there is not what the formula multiplies.",
        prolific=True,
        budget=300,
    ),
    Operator(
        "array_of_another_shape",
        Rules(
            Rule(
                "x -> y",
                "ot = ft * it",
                "ot = ft * dba",
                kinds=(ast.Name,),
                where=(is_array, no(is_factor), no(_is_shown), no(_is_kept)),
                choices=_that_run,
            ),
        ),
        "One value there is another than the formula has, and has another shape.",
        prolific=True,
        budget=200,
    ),
)
