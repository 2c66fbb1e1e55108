"""Keys: a value taken from another key of the same dict.

A person copies a line that unpacks a dict and changes the name on its left only.
"""

import ast
from collections.abc import Iterator
from typing import Any

import numpy as np

from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules


def _other_keys(match: Occurrence) -> Iterator[str]:
    """Yield the dict's other keys that a person takes for the reference's."""
    held, key = match.code.values.get(match.code.text(match.found["x"])), match.found["k"]
    if isinstance(held, dict) and isinstance(key, ast.Constant):
        yield from (f'"{other}"' for other in held if _alike(match, held, other, str(key.value)))


def _alike(match: Occurrence, held: dict[str, Any], key: str, other: str) -> bool:
    """True for keys of arrays of one shape, of one gate, or of one role."""
    rows = (match.code.parallels.columns, match.code.parallels.role)
    return any(row.get(key) == row.get(other, "") for row in rows) or np.shape(held.get(key, ())) == np.shape(
        held.get(other, ())
    )


OPERATORS = (
    Operator(
        "other_key",
        Rules(Rule("x[k] ~> x[n]", 'dWi = gradients["dWi"]', 'dWi = gradients["dWf"]', choices=_other_keys)),
        "What is taken there is stored under another key.",
        keys={"gradients": ("dWf", "dWi")},
    ),
)
