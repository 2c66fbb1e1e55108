"""Indices: the same wrong step wherever a line, or a whole loop, has the loop's variable.

A person tries the loop's body with the step 0 first and forgets to put t, or takes the step before everywhere.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import SUM
from catalog.operators.statement import LocatedStatement

Use = tuple[LocatedStatement, ast.Name]


def other_step_everywhere(code: Code) -> Iterator[Change]:
    """Put another step for the loop's variable, in a line, in all that is read or written, or in the whole loop."""
    for t, used in _loops(code).items():
        steps = ("0", "-1", f"{t} - 1", f"{t} + 1", f"{_count(used[0][0])} - 1", "1", f"{_count(used[0][0])} - 1 - {t}")
        for where, uses in _groups(used):
            yield from (_put(code, uses, t, step, where) for step in steps if uses)
        for use in used:
            held = _subscripted(code, use[1])
            if isinstance(code.values.get(held), list | tuple):
                yield from (_put(code, [use], t, step, "") for step in (f"len({held}) - 1 - {t}", f"len({held}) - 1"))


def _loops(code: Code) -> dict[str, list[Use]]:
    """Return the uses of each loop's variable in lines of the loop."""
    found: dict[str, list[Use]] = {}
    for statement, node in code.nodes(ast.Name):
        if node.id in code.counters and statement.loop is not None:
            found.setdefault(node.id, []).append((statement, node))
    return found


def _groups(used: list[Use]) -> Iterator[tuple[str, list[Use]]]:
    """Yield the uses in one line, in what is read, in what is written, and all of them."""
    yield from (("", [use for use in used if use[0] is line]) for line in dict.fromkeys(use[0] for use in used))
    written = [use for use in used if _is_written(*use)]
    yield " in all that is read", [use for use in used if use not in written]
    yield " in all that is written", written
    yield " wherever it stands in the loop", used


def _is_written(statement: LocatedStatement, node: ast.Name) -> bool:
    return statement.value is None or all(part is not node for part in ast.walk(statement.value))


def _subscripted(code: Code, node: ast.expr) -> str:
    """Return the name of what is taken at a step, "" where that is no name."""
    parent = code.parents[node]
    value = parent.value if isinstance(parent, ast.Subscript) else None
    return value.id if isinstance(value, ast.Name) else ""


def _count(statement: LocatedStatement) -> str:
    node = statement.loop.iter if statement.loop else None
    while isinstance(node, ast.Call) and node.args:
        node = node.args[-1]
    return ast.unparse(node) if node else ""


def _put(code: Code, uses: list[Use], t: str, step: str, where: str) -> Change:
    spans = tuple(code.put(node, step, SUM) for _, node in uses)
    what = f"`{step}` stands for `{t}`{where}"
    apart = f"{what} {uses[0][0].start}"
    return Change(uses[0][0], spans, what, apart, run=apart, says=what if where else "")


_BEFORE = """
def f(da, da_prevt, caches, T_x):
    for t in reversed(range(T_x)):
        da_prevt = g(da[:, :, t] + da_prevt, caches[t])
    return da_prevt
"""

OPERATORS = (
    Operator(
        "other_step_everywhere",
        other_step_everywhere,
        "The step there is not the one that the algorithm takes.",
        (_BEFORE, _BEFORE.replace("[:, :, t]", "[:, :, 0]").replace("[t]", "[0]")),
        prolific=True,
        budget=100,
    ),
)
