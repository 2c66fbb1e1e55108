"""A function's statements as operators see them: what each sets, where it stands in words, and what is evaluated in it.

A person can only take a name that is there already for another one, so each statement knows those before it.
"""

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from catalog.programs.statements import FunctionText, Statement


@dataclass(frozen=True, eq=False)
class LocatedStatement(Statement):
    """A statement. bound: names bound anywhere before it, in a loop as well.

    target: what it sets. where: the place in words. nodes: the expressions it evaluates, in the text's order.
    """

    target: str
    where: str
    nodes: tuple[ast.expr, ...]


def located(function: FunctionText, calls: Collection[str]) -> Iterator[LocatedStatement]:
    """Yield the statements of a function in the text's order; `calls` are the functions that are exercises."""
    bound = dict.fromkeys(function.arguments)
    for found in function.statements:
        place = ("the loop", "in the loop's head") if isinstance(found.node, ast.For) else _place(found.node, calls)
        nodes = _evaluated(function, found.node)
        yield LocatedStatement(found.node, found.start, found.stop, found.loop, tuple(bound), *place, nodes)
        bound.update(dict.fromkeys(found.binds))


def _evaluated(function: FunctionText, node: ast.stmt) -> tuple[ast.expr, ...]:
    """Return the expressions that a statement evaluates, those that begin first and are longest first."""
    slices = [part.slice for part in _targets(node) if isinstance(part, ast.Subscript)]
    value = node.iter if isinstance(node, ast.For) else getattr(node, "value", None)
    parts = [part for root in (value, *slices) if root is not None for part in ast.walk(root)]
    found = [part for part in parts if isinstance(part, ast.expr) and hasattr(part, "lineno")]
    return tuple(sorted(found, key=lambda part: (function.span(part)[0], -function.span(part)[1])))


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AugAssign) else []


def _place(node: ast.stmt, calls: Collection[str]) -> tuple[str, str]:
    """Return what a statement sets, and the place in words."""
    if isinstance(node, ast.Return):
        return "the return", "in what is returned"
    value = getattr(node, "value", None)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in calls:
        return value.func.id, f"in the call of {value.func.id}"
    targets = _targets(node)
    return _left_side(targets[0], value) if targets and value else _appended(node)


def _left_side(target: ast.expr, value: ast.expr) -> tuple[str, str]:
    """Return the array that is set, or what is unpacked."""
    if isinstance(target, ast.Tuple):
        unpacked = ast.unparse(value).replace("'", '"')
        return unpacked, f"in the unpacking of `{unpacked}`"
    array = ast.unparse(target.value if isinstance(target, ast.Subscript) else target)
    return array, f"in {array}"


def _appended(node: ast.stmt) -> tuple[str, str]:
    """Return the list that a line appends to."""
    line = ast.unparse(node)
    return line.partition(".")[0], f"in the line `{line}`"
