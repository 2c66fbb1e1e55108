"""Sums over time: the sum added to itself, or what is to be added twice; and one more term behind the loop.

A person writes the sum on both sides of +=, or leaves the line behind the loop as well when it moves into it.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import LINE, Change
from catalog.operators.code import Code
from catalog.operators.guards import in_loop
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules


def _is_known(match: Occurrence) -> bool:
    """True in a line of the loop that sets a name anew which has a value before."""
    return match.statement.name in match.statement.bound and in_loop(match)


_FORMS = ("x += x + y", "x += y + y", "x = y + y", "x = x + x + y")
"""What stands for `x += y` in the loop, and for `x = y` where x has a value before."""


def _example(form: str, name: str, value: str) -> str:
    return form.replace("x", name).replace("y", value)


def once_more(code: Code) -> Iterator[Change]:
    """Add what the last step gave once more, behind the loop."""
    for statement in code.lines:
        if statement.loop is not None and isinstance(statement.node, ast.AugAssign):
            stop, indent = code.span(statement.loop)[1], "\n" + " " * statement.loop.col_offset
            what = "is added to once more behind the loop"
            spans = (code.insert(stop, indent + code.text(statement.node)),)
            yield Change(statement, spans, what, what, run=what, says=f"{LINE} {what}")


def into_loop(code: Code) -> Iterator[Change]:
    """Add up in the loop what is set once behind it."""
    for statement in code.lines:
        for head in (found for found in code.statements if isinstance(found.node, ast.For)):
            stop = code.span(head.node)[1]
            if statement.loop is None and statement.name and statement.value and statement.start > stop:
                indent = "\n" + " " * head.node.body[0].col_offset if isinstance(head.node, ast.For) else ""
                line = f"{indent}{statement.name} += {code.text(statement.value)}"
                what = "is added up in the loop"
                spans = code.insert(stop, line), code.remove(statement)
                yield Change(statement, spans, what, says=f"{LINE} {what}")


_BEFORE = """
def f(gradients, dWf, T_x):
    for t in reversed(range(T_x)):
        gradients = g(t)
        dWf += gradients["dWf"]
    return dWf
"""
_SET_ONCE = """
def f(da, da0, T_x):
    for t in range(T_x):
        da_prevt = g(da[:, :, t])
    da0 = da_prevt
    return da0
"""
_ADDED_UP = """
def f(da, da0, T_x):
    for t in range(T_x):
        da_prevt = g(da[:, :, t])
        da0 += da_prevt
    return da0
"""
_HINT = "Something is not added up as the formula adds it up."

OPERATORS = (
    Operator(
        "doubled_sum",
        Rules(
            *(Rule(f"x += y -> {form}", "dba += ba", _example(form, "dba", "ba"), alike=form) for form in _FORMS[:3]),
        ),
        _HINT,
        prolific=True,
        budget=100,
    ),
    Operator(
        "doubled_state",
        Rules(
            *(
                Rule(
                    f"x = y -> {form}",
                    "for t in range(T_x): a_next = ft",
                    f"for t in range(T_x): {_example(form, 'a_next', 'ft')}",
                    where=(_is_known,),
                    alike=form,
                )
                for form in _FORMS[2:]
            )
        ),
        "A state there does not have the value that the algorithm gives it.",
        prolific=True,
        budget=60,
    ),
    Operator(
        "added_once_more",
        once_more,
        _HINT,
        (_BEFORE, _BEFORE.replace("    return", '    dWf += gradients["dWf"]\n    return')),
        keys={"gradients": ("dWf",)},
        prolific=True,
        budget=60,
    ),
    Operator(
        "added_up_in_the_loop",
        into_loop,
        _HINT,
        (_SET_ONCE, _ADDED_UP),
        prolific=True,
        budget=20,
    ),
)
