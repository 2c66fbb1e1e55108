"""Allocations: another shape than the reference's, and sizes taken from another array.

A person mixes up n_a, n_x and m, forgets the axis of time or gives it to an array that has none, or unpacks the shape
of the wrong array.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.rewriting import Occurrence
from catalog.operators.rule import Rule, Rules
from catalog.operators.statement import LocatedStatement
from catalog.operators.type_environment import is_allocation
from catalog.programs.edit import Span


def _other_shapes(match: Occurrence) -> Iterator[str]:
    """Yield a shape with axes exchanged, with one more or less, and with other sizes."""
    code = match.code
    sizes = [code.text(size) for size in match.node.elts]
    for shape in _shapes(sizes, code.sizes(match.statement)):
        yield f"({', '.join(shape)}{',' if len(shape) == 1 else ''})"


def _is_shape(match: Occurrence) -> bool:
    """True for the shape that an array is allocated with."""
    return _allocates(match.code.parents[match.node])


def _allocates(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and is_allocation(node)


def _allocations(code: Code) -> Iterator[tuple[LocatedStatement, ast.Tuple]]:
    for statement, node in code.nodes(ast.Tuple):
        if _allocates(code.parents[node]):
            yield statement, node


def _shapes(sizes: list[str], known: list[str]) -> Iterator[list[str]]:
    for at in range(len(sizes) - 1):
        yield [*sizes[:at], sizes[at + 1], sizes[at], *sizes[at + 2 :]]
    yield from ([*sizes[:at], *sizes[at + 1 :]] for at in reversed(range(len(sizes))) if len(sizes) > 1)
    yield from ([*sizes, other] for other in (*known, "1") if other not in sizes)
    for at in range(len(sizes)):
        yield from ([*sizes[:at], other, *sizes[at + 1 :]] for other in known if other != sizes[at])


def never_set(code: Code) -> Iterator[Change]:
    """Allocate with an axis too many, and leave the line out that sets the whole."""
    for statement, node in _allocations(code):
        later = [found for found in code.statements if found.name == statement.name and found.start > statement.start]
        if statement.name and len(later) == 1 and not later[0].loop:
            for size in code.sizes(statement):
                text = f"({', '.join([*(code.text(part) for part in node.elts), size])})"
                what = f"`{statement.name}` is allocated as `{text}` and never set"
                yield Change(statement, (code.put(node, text), code.remove(later[0])), what, says=what)


def other_sizes(code: Code) -> Iterator[Change]:
    """Take sizes from the shape of another array."""
    for statement in code.lines:
        node = statement.value
        if isinstance(node, ast.Attribute) and node.attr == "shape" and isinstance(statement.node, ast.Assign):
            for name in statement.bound:
                if code.kind(name) not in (None, code.shape(node.value)):
                    yield from _from_shape(code, statement, node, name)


def _from_shape(code: Code, statement: LocatedStatement, node: ast.Attribute, name: str) -> Iterator[Change]:
    """Yield the change that unpacks the shape of another array, into as many names as it has axes."""
    assert isinstance(statement.node, ast.Assign)
    target, shape = statement.node.targets[0], code.kind(name) or ()
    known = {value: size for size, value in code.values.items() if code.size(size) is not None}
    names = [known.get(size) for size in shape]
    what = f"`{code.text(target)}` is unpacked from the shape of `{name}`, not of `{code.text(node.value)}`"
    if len(shape) == len(code.shape(node.value) or ()):
        yield Change(statement, (code.put(node, f"{name}.shape"),), what, says=what)
    elif all(names) and isinstance(target, ast.Tuple):
        text = f"{', '.join(map(str, names))} = {name}.shape"
        what = f"`{text}` stands where the reference has `{code.text(statement.node)}`"
        yield Change(statement, (Span(code.span(target)[0], code.span(node)[1], text),), what, says=what)


_BEFORE = """
def f(xt, da_prev):
    n_x, m = xt.shape
    da0 = np.zeros((n_x, m))
    da0 = da_prev
    return da0
"""
_NEVER_SET = """
def f(xt, da_prev):
    n_x, m = xt.shape
    da0 = np.zeros((n_x, m, m))
    return da0
"""

OPERATORS = (
    Operator(
        "other_shape",
        Rules(
            Rule(
                "x -> y",
                "da0 = np.zeros((n_a, m))",
                "da0 = np.zeros((m, n_a))",
                kinds=(ast.Tuple,),
                where=(_is_shape,),
                choices=_other_shapes,
                what="the shape is `{y}` where the reference has `{x!s}`",
                says="the shape of {line} is `{y}` where the reference has `{x!s}`",
            )
        ),
        "An array there does not have the shape that it should have.",
    ),
    Operator(
        "never_set",
        never_set,
        "An array there is returned as it was made.",
        (_BEFORE, _NEVER_SET),
    ),
    Operator(
        "other_sizes",
        other_sizes,
        "The sizes there are not those of the array that they should come from.",
        ("n_x, m = xt.shape", "n_a, m, T_x = da.shape"),
    ),
)
