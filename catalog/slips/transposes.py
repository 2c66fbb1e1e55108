"""Transposes: lost, added, moved onto the other factor; the factors of a matrix product exchanged."""

import ast
from collections.abc import Iterator

from catalog.slips.code import Change, Code
from catalog.slips.generator import Generator
from catalog.slips.levels import ATOM


def is_transpose(node: ast.AST) -> bool:
    """True for x.T."""
    return isinstance(node, ast.Attribute) and node.attr == "T"


def is_dot(node: ast.AST) -> bool:
    """True for np.dot(a, b)."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("np.dot", "np.matmul") and len(node.args) == 2


def lost(code: Code) -> Iterator[Change]:
    """Take a transpose away."""
    for statement, node in code.nodes(ast.Attribute):
        if is_transpose(node):
            stop = code.span(node)[1]
            inner = code.text(node.value)
            yield code.change(statement, stop - 2, stop, "", f"`{inner}` is not transposed", "not transposed")


def added(code: Code) -> Iterator[Change]:
    """Transpose a factor of a matrix product, the product, or an array that stands alone."""
    for statement, node in code.nodes(ast.Call, ast.Name, ast.Subscript):
        parent = code.parents[node]
        factor = is_dot(parent) and node is not getattr(parent, "func", None)
        if (factor or is_dot(node)) and len(code.shape(node) or ()) == 2:
            stop = code.span(node)[1]
            what = f"`{code.text(node)}` is transposed"
            yield code.change(statement, stop, stop, ".T", what, "transposed" if factor else "product transposed")


def _dots(code: Code) -> Iterator[tuple[Change, ...]]:
    for statement, node in code.nodes(ast.Call):
        if not is_dot(node):
            continue
        left, right = node.args
        texts = code.text(left), code.text(right)
        other = [_transposed(code, part) for part in node.args]
        start, stop = code.span(left)[0], code.span(right)[1]
        orders = {
            "the factors of the matrix product are exchanged": (texts[1], texts[0]),
            "the other factor is transposed": (other[0], other[1]),
            "the matrix product is transposed": (other[1], other[0]),
        }
        yield tuple(
            code.change(statement, start, stop, ", ".join(pair), f"{what}, `{', '.join(pair)}`", what)
            for what, pair in orders.items()
        )


def _transposed(code: Code, node: ast.expr) -> str:
    return code.text(node)[:-2] if is_transpose(node) else f"{code.fit(node, ATOM)}.T"


def exchanged(code: Code) -> Iterator[Change]:
    """Exchange the factors, transpose the other one, or both: the transposed product."""
    for changes in _dots(code):
        yield from changes


_SHAPES = {"a": (2, 3), "b": (3, 2), "c": (2, 2)}
_BEFORE = "def f(a, b):\n    c = np.dot(a, a.T)\n    return c"

GENERATORS = (
    Generator(
        "lost_transpose",
        lost,
        "A transpose is missing.",
        (_BEFORE, "def f(a, b):\n    c = np.dot(a, a)\n    return c"),
        _SHAPES,
    ),
    Generator(
        "added_transpose",
        added,
        "There is a transpose too many.",
        (_BEFORE, "def f(a, b):\n    c = np.dot(a.T, a.T)\n    return c"),
        _SHAPES,
    ),
    Generator(
        "exchanged_factors",
        exchanged,
        "The order of a matrix product, or what is transposed in it, is not that of the formula.",
        (_BEFORE, "def f(a, b):\n    c = np.dot(a.T, a)\n    return c"),
        _SHAPES,
    ),
)
