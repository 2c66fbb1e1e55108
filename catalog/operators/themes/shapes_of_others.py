"""Shapes of others: an array allocated like another one, or a size that is taken from another one.

A person writes zeros_like of the array that stands nearest, or counts the steps of x where da has fewer.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.guards import is_allocated, is_whole, no
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement
from catalog.operators.type_environment import Shape


def _others(match: Occurrence) -> Iterator[str]:
    """Yield the arrays of two axes and more that are no zeros of its shape when spread, of as many axes first."""
    code, shape = match.code, match.code.shape(match.node) or ()
    arrays = [name for name in match.statement.bound if len(code.kind(name) or ()) > 1]
    names = [name for name in arrays if not _spreads(code.kind(name) or (), shape)]
    yield from sorted(names, key=lambda name: len(code.kind(name) or ()) != len(shape))


def _spreads(shape: Shape, wanted: Shape) -> bool:
    """True for a shape that is spread to another one, or is that."""
    return len(shape) == len(wanted) and all(size in (1, other) for size, other in zip(shape, wanted, strict=True))


def _is_settled(match: Occurrence) -> bool:
    """True where what is allocated is added to, which takes its own shape only, or is set anew behind the loop."""
    first, *lines = match.code.setting[match.statement.target]
    return any(isinstance(line.node, ast.AugAssign) or (line.name and line.loop is first.loop) for line in lines)


def sizes_of_others(code: Code) -> Iterator[Change]:
    """Set a size to that of another array, or of a list, after the line that unpacks the right one."""
    for statement in code.lines:
        node = statement.value
        if isinstance(node, ast.Attribute) and node.attr == "shape":
            indent = "\n" + " " * statement.node.col_offset
            for size, text in _sizes(code, statement):
                what = f"`{size}` is `{text}`"
                span = code.insert(statement.stop, f"{indent}{size} = {text}")
                yield Change(statement, (span,), what, f"{what} {statement.start}", run=what, says=what)


def _sizes(code: Code, statement: LocatedStatement) -> Iterator[tuple[str, str]]:
    """Yield the sizes that a line unpacks with the lengths of what is bound before, on the same axis, and of lists."""
    assert isinstance(statement.value, ast.Attribute)
    later = [line for line in code.statements if line.start > statement.start]
    used = {node.id for line in later for node in _names(line)} - {name for line in later for name in line.binds}
    for axis, size in enumerate(statement.binds):
        for name in statement.bound if size in used else ():
            value, shape = code.values.get(name), code.kind(name) or ()
            if axis < len(shape) and shape[axis] != code.size(size):
                yield size, f"{name}.shape[{axis}]"
            if isinstance(value, list) and len(value) != code.size(size):
                yield size, f"len({name})"


def _names(statement: LocatedStatement) -> list[ast.Name]:
    return [node for node in statement.nodes if isinstance(node, ast.Name)]


_LIKE = "{line} is allocated like `{y}`"

OPERATORS = (
    Operator(
        "allocated_like_another",
        Rules(
            Rule(
                "f(x, ...) -> np.zeros_like(y)",
                "c_next = np.zeros((n_a, m))",
                "c_next = np.zeros_like(xt)",
                where=(is_allocated, is_whole, no(_is_settled)),
                choices=_others,
                what=_LIKE,
                says=_LIKE,
            ),
        ),
        "An array there does not have the shape that it should have.",
        prolific=True,
        budget=80,
    ),
    Operator(
        "size_of_another",
        sizes_of_others,
        "The sizes there are not those of the array that they should come from.",
        ("n_x, m = xt.shape; a = a_next + n_x", "n_x, m = xt.shape\n    n_x = a_next.shape[0]; a = a_next + n_x"),
        prolific=True,
        budget=60,
    ),
)
