"""The same gate: what else belongs to it, for its weight; the gate itself, for example.

A person knows which gate the line is about and takes the wrong thing of it: ft, or its gradient dft, for Wf.
"""

from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator


def of_the_same_gate(code: Code) -> Iterator[Change]:
    """Put a name of another role and another shape for a name of the same gate."""
    columns, roles = code.parallels.columns, code.parallels.role
    for statement, node in code.loads():
        if node.id in columns:
            for name in statement.bound:
                kin = columns.get(name) == columns[node.id] and roles[name] != roles[node.id]
                if kin and code.kind(name) not in (None, code.kind(node.id)):
                    yield code.swap(statement, node, name)


_EXAMPLE = """
def f(Wf, ft, dft):
    da_prev = np.dot(Wf[:, :5].T, dft)
    return da_prev
"""

OPERATORS = (
    Operator(
        "of_the_same_gate",
        of_the_same_gate,
        "One value there is of the right gate, and is not what the formula has of it.",
        (_EXAMPLE, _EXAMPLE.replace("Wf[:", "ft[:")),
        shapes={"Wf": (5, 8), "ft": (5, 10), "dft": (5, 10), "da_prev": (5, 10)},
        roles={"weight": ("Wf",), "gate": ("ft",), "gradient of the gate": ("dft",)},
    ),
)
