"""Means: what is summed over the batch or over time divided by a size, or multiplied by one."""

import ast
from collections.abc import Iterator

from catalog.slips.code import Change, Code
from catalog.slips.generator import Generator
from catalog.slips.levels import PRODUCT
from catalog.slips.statement import Statement


def scaled(code: Code) -> Iterator[Change]:
    """Divide a right-hand side by a size, or multiply it."""
    for statement in code.statements:
        value = statement.value
        if value is None or not isinstance(statement.node, ast.Assign | ast.AugAssign) or code.is_allocation(value):
            continue
        computed = isinstance(value, ast.BinOp | ast.Call) or isinstance(statement.node, ast.AugAssign)
        if computed and statement.target not in code.calls:
            for size in _sizes(code, statement) or _batch(code, statement):
                for sign, what in (("/", "divided"), ("*", "multiplied")):
                    text = f"{code.fit(value, PRODUCT)} {sign} {size}"
                    words = f"what is set is {what} by `{size}`"
                    yield Change(statement, (code.put(value, text, PRODUCT),), words, f"{sign} {size}")


def _sizes(code: Code, statement: Statement) -> list[str]:
    """Return the sizes that count examples or steps: of an argument's axes that are not the first."""
    counted = {size for name in code.arguments for size in (code.kind(name) or ())[1:]}
    return [name for name in code.sizes(statement) if code.size(name) in counted]


def _batch(code: Code, statement: Statement) -> list[str]:
    arrays = [name for name in statement.bound if len(code.kind(name) or ()) == 2]
    return [f"{arrays[0]}.shape[1]"] if arrays else []


GENERATORS = (
    Generator(
        "scaled_by_a_size",
        scaled,
        "There is a factor that the formula does not have.",
        (
            "def f(a, m):\n    c = np.dot(a, a)\n    return c",
            "def f(a, m):\n    c = np.dot(a, a) / m\n    return c",
        ),
        {"a": (3, 3)},
        {"m": 3},
    ),
)
