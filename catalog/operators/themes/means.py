"""Means: what is summed over the batch or over time divided by a size, or multiplied by one.

A person remembers from another course that a gradient is divided by m, or averages over the steps.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import LINE, Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import PRODUCT
from catalog.operators.statement import LocatedStatement
from catalog.operators.type_environment import is_allocation


def scaled(code: Code) -> Iterator[Change]:
    """Divide a right-hand side by a size, or multiply it."""
    for statement in code.lines:
        if statement.value is not None and _is_computed(code, statement, statement.value):
            for size in _sizes(code, statement) or _batch(code, statement):
                for sign, what in (("/", "divided"), ("*", "multiplied")):
                    yield _scaled(code, statement, statement.value, f"{sign} {size}", f"is {what} by `{size}`")


def _is_computed(code: Code, statement: LocatedStatement, value: ast.expr) -> bool:
    """True for what is added up, and for what is set to more than a name; not for what another exercise returns."""
    if isinstance(statement.node, ast.Assign):
        computed = isinstance(value, ast.BinOp | ast.Call) and not is_allocation(value)
        return computed and statement.target not in code.calls
    return isinstance(statement.node, ast.AugAssign)


def _scaled(code: Code, statement: LocatedStatement, value: ast.expr, scale: str, what: str) -> Change:
    span = code.put(value, f"{code.fit(value, PRODUCT)} {scale}", PRODUCT)
    added = isinstance(statement.node, ast.AugAssign)
    return Change(statement, (span,), what, scale, says=f"{'what is added to ' if added else ''}{LINE} {what}")


def _sizes(code: Code, statement: LocatedStatement) -> list[str]:
    """Return the sizes that count examples or steps: of an argument's axes that are not the first."""
    counted = {size for name in code.parsed.arguments for size in (code.kind(name) or ())[1:]}
    return [name for name in code.sizes(statement) if code.size(name) in counted]


def _batch(code: Code, statement: LocatedStatement) -> list[str]:
    arrays = [name for name in statement.bound if len(code.kind(name) or ()) == 2]
    return [f"{arrays[0]}.shape[1]"] if arrays else []


OPERATORS = (
    Operator(
        "scaled_by_a_size",
        scaled,
        "There is a factor that the formula does not have.",
        ("dWax = np.dot(dtanh, xt.T)", "dWax = np.dot(dtanh, xt.T) / m"),
    ),
)
