"""Steps: another step than t in a subscript, and loops that go another way or miss a step.

A person takes the cache of the step before, the last slice at every step, or walks forward through time.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import SUM
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules


def other_step(code: Code) -> Iterator[Change]:
    """Put the step before, the next one, the first, the last or the mirrored one for t."""
    for statement, node in code.nodes(ast.Name):
        if node.id in code.counters and statement.loop is not None:
            last = _count(statement.loop.iter)
            for text in (f"{node.id} - 1", f"{node.id} + 1", "0", "-1", "1", f"{last} - 1 - {node.id}"):
                whole = _subscript(code, node)
                step = code.swap(statement, node, text, SUM)
                shown = code.text(whole).replace(f"{node.id}]", f"{text}]")
                what = f"`{shown}` stands where the reference has `{code.text(whole)}`"
                yield Change(statement, step.spans, what)


def _count(node: ast.expr) -> str:
    """Return the number of steps that a range is made of."""
    while isinstance(node, ast.Call) and node.args:
        node = node.args[-1]
    return ast.unparse(node)


def _subscript(code: Code, node: ast.expr) -> ast.expr:
    while not isinstance(node, ast.Subscript):
        parent = code.parents[node]
        if not isinstance(parent, ast.expr):
            return node
        node = parent
    return node


def _is_head(match: Occurrence) -> bool:
    """True for what a loop goes through."""
    return isinstance(match.statement.node, ast.For) and match.node is match.statement.node.iter


def _ranges(match: Occurrence) -> Iterator[str]:
    """Yield ranges that begin a step later, end one earlier, or go the other way; of the same way first."""
    count, is_backwards = _count(match.node), match.code.text(match.node).startswith("reversed(")
    ranges = (f"range({count})", f"range(1, {count})", f"range({count} - 1)", f"range({count} + 1)")
    ways = [*(f"reversed({text})" for text in ranges), *ranges]
    yield from ways if is_backwards else reversed(ways)
    yield from (f"range({count}, 0, -1)", f"range({count} - 1, 0, -1)", f"range(1, {count} + 1)")


OPERATORS = (
    Operator(
        "other_step",
        other_step,
        "The step there is not the one that the formula means.",
        ("for t in range(T_x): g(caches[t])", "for t in range(T_x): g(caches[t - 1])"),
    ),
    Operator(
        "other_range",
        Rules(
            Rule(
                "f(x, ...) -> y",
                "for t in reversed(range(T_x)): pass",
                "for t in range(T_x): pass",
                where=(_is_head,),
                choices=_ranges,
            )
        ),
        "The loop does not take the steps that the algorithm takes.",
    ),
)
