"""Allocations: another shape than the reference's, and sizes taken from another array."""

import ast
from collections.abc import Iterator

from catalog.slips.code import Change, Code
from catalog.slips.generator import Generator
from catalog.slips.statement import Statement


def other_shape(code: Code) -> Iterator[Change]:
    """Exchange axes, take another size, add an axis or leave one out."""
    for statement, node in _allocations(code):
        sizes = [code.text(size) for size in node.elts]
        for shape in _shapes(sizes, code.sizes(statement)):
            text = f"({', '.join(shape)}{',' if len(shape) == 1 else ''})"
            start, stop = code.span(node)
            what = f"the shape is `{text}` where the reference has `{code.text(node)}`"
            yield code.change(statement, start, stop, text, what)


def _allocations(code: Code) -> Iterator[tuple[Statement, ast.Tuple]]:
    for statement, node in code.nodes(ast.Tuple):
        parent = code.parents[node]
        if isinstance(parent, ast.Call) and code.is_allocation(parent):
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
                yield Change(statement, (code.put(node, text), code.remove(later[0])), what)


def other_sizes(code: Code) -> Iterator[Change]:
    """Take sizes from the shape of another array."""
    for statement, node in code.nodes(ast.Attribute):
        if isinstance(node, ast.Attribute) and node.attr == "shape" and isinstance(statement.node, ast.Assign):
            target = statement.node.targets[0]
            for name in statement.bound:
                if node is statement.value and code.kind(name) not in (None, code.shape(node.value)):
                    yield from _from_shape(code, statement, node, name, target)


def _from_shape(code: Code, statement: Statement, node: ast.Attribute, name: str, target: ast.AST) -> Iterator[Change]:
    shape = code.kind(name) or ()
    known = {value: size for size, value in code.values.items() if code.size(size) is not None}
    names = [known.get(size) for size in shape]
    what = f"the sizes are those of `{name}`, not of `{ast.unparse(node.value)}`"
    if len(shape) == len(code.shape(node.value) or ()):
        yield Change(statement, (code.put(node, f"{name}.shape"),), what)
    elif all(names) and isinstance(target, ast.Tuple):
        start, stop = code.span(target)[0], code.span(node)[1]
        yield code.change(statement, start, stop, f"{', '.join(map(str, names))} = {name}.shape", what)


_BEFORE = "def f(a, b):\n    n, m = a.shape\n    c = np.zeros((n, m))\n    c = a\n    return c"
_SHAPES = {"a": (2, 3), "b": (2, 3, 4)}
_SIZES = {"n": 2, "m": 3, "k": 4}

GENERATORS = (
    Generator(
        "other_shape",
        other_shape,
        "An array there does not have the shape that it should have.",
        (_BEFORE, _BEFORE.replace("zeros((n, m))", "zeros((m, n))")),
        _SHAPES,
        _SIZES,
    ),
    Generator(
        "never_set",
        never_set,
        "An array there is returned as it was made.",
        (_BEFORE, _BEFORE.replace("zeros((n, m))", "zeros((n, m, n))").replace("    c = a\n", "    \n")),
        _SHAPES,
        _SIZES,
    ),
    Generator(
        "other_sizes",
        other_sizes,
        "The sizes there are not those of the array that they should come from.",
        (_BEFORE, _BEFORE.replace("n, m = a.shape", "n, m, k = b.shape")),
        _SHAPES,
        _SIZES,
    ),
)
