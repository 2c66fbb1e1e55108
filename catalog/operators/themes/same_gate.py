"""The same gate: what else belongs to it, for its weight; the gate itself, for example.

A person knows which gate the line is about and takes the wrong thing of it: ft, or its gradient dft, for Wf.
"""

import ast
from collections.abc import Iterator

from catalog.operators.guards import is_array
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules


def _kin(match: Occurrence) -> Iterator[str]:
    """Yield the names of the same gate that have another role and another shape."""
    code, name = match.code, match.node.id
    columns, roles = code.parallels.columns, code.parallels.role
    for other in match.statement.bound if name in columns else ():
        kin = columns.get(other) == columns[name] and roles[other] != roles[name]
        if kin and code.kind(other) not in (None, code.kind(name)):
            yield other


OPERATORS = (
    Operator(
        "of_the_same_gate",
        Rules(
            Rule(
                "x -> y",
                "np.dot(Wf[:, :5].T, dft)",
                "np.dot(dft[:, :5].T, dft)",
                kinds=(ast.Name,),
                where=(is_array,),
                choices=_kin,
            )
        ),
        "One value there is of the right gate, and is not what the formula has of it.",
        roles={"weight": ("Wf",), "gate": ("ft",), "gradient of the gate": ("dft",)},
    ),
)
