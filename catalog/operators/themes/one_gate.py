"""One gate for all: the weight, the gradient or the bias of one gate wherever the formulas have that of each gate.

A person copies one gate's term or line for the others, and changes what is on the left, or nothing.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import PLACE, Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.places import listed
from catalog.operators.statement import LocatedStatement

Use = tuple[LocatedStatement, ast.Name]


def one_for_all(code: Code) -> Iterator[Change]:
    """Put one gate's name for those of the others: in a line, in the lines of what corresponds, and in all of them."""
    for row in code.parallels.roles.values():
        used = [(line, node) for line, node in code.loads() if node.id in row and not code.displayed(node)]
        for uses in _groups(code, used):
            names = list(dict.fromkeys(node.id for _, node in uses))
            if len(names) > 1:
                yield from (_put(code, uses, name) for name in names)


def _groups(code: Code, used: list[Use]) -> Iterator[list[Use]]:
    """Yield the uses in each line, in the lines of each role, and all of them."""
    for line in dict.fromkeys(line for line, _ in used):
        yield [use for use in used if use[0] is line]
    for role in code.parallels.roles:
        yield [use for use in used if code.parallels.role.get(use[0].target) == role]
    yield used


def _put(code: Code, uses: list[Use], name: str) -> Change:
    changed = [(line, node) for line, node in uses if node.id != name]
    lines = list(dict.fromkeys(line for line, _ in changed))
    where = PLACE if len(lines) == 1 else f"in {listed(line.target for line in lines)}"
    what = f"`{name}` stands where the reference has {listed((f'`{node.id}`' for _, node in changed), 'more')}"
    spans = tuple(code.put(node, name) for _, node in changed)
    apart = f"{what} {[line.start for line in lines]}"
    return Change(lines[0], spans, what, apart, run=apart, says=f"{what}, {where}")


_BEFORE = """
def f(Wf, Wax, dft, dit):
    da_prev = np.dot(Wf.T, dft) + np.dot(Wax.T, dit)
    return da_prev
"""

OPERATORS = (
    Operator(
        "one_gate_for_all",
        one_for_all,
        "What belongs to one gate stands there for the others, too.",
        (_BEFORE, _BEFORE.replace("dit)\n", "dft)\n")),
        roles={"weight": ("Wf", "Wax"), "gradient of the gate": ("dft", "dit")},
        prolific=True,
        budget=120,
    ),
)
