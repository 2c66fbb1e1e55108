"""Keys: a value taken from another key of the same dict.

A person copies a line that unpacks a dict and changes the name on its left only.
"""

import ast
from collections.abc import Iterator
from typing import Any

import numpy as np

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator


def other_key(code: Code) -> Iterator[Change]:
    """Put another key of the dict."""
    for statement, node in code.nodes(ast.Subscript):
        held = code.values.get(ast.unparse(node.value))
        if isinstance(held, dict) and isinstance(node.slice, ast.Constant):
            for key in held:
                if key != node.slice.value and _alike(code, held, key, str(node.slice.value)):
                    start, stop = code.span(node.slice)
                    what = f'`{code.text(node.value)}["{key}"]` stands where the reference has `{code.text(node)}`'
                    yield code.change(statement, start, stop, f'"{key}"', what)


def _alike(code: Code, held: dict[str, Any], key: str, other: str) -> bool:
    """True for keys of arrays of one shape, of one gate, or of one role."""
    rows = (code.parallels.columns, code.parallels.role)
    return any(row.get(key) == row.get(other, "") for row in rows) or np.shape(held.get(key, ())) == np.shape(
        held.get(other, ())
    )


_BEFORE = """
def f(gradients):
    dWi = gradients["dWi"]
    return dWi
"""

OPERATORS = (
    Operator(
        "other_key",
        other_key,
        "What is taken there is stored under another key.",
        (_BEFORE, _BEFORE.replace('dWi"', 'dWf"')),
        keys={"gradients": ("dWf", "dWi")},
    ),
)
