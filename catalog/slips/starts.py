"""Start values: zeros for a start value, a start value for zeros, a slice or a whole array for a state."""

import ast
from collections.abc import Iterator

from catalog.slips.code import Change, Code
from catalog.slips.generator import Generator
from catalog.slips.statement import Statement


def other_start(code: Code) -> Iterator[Change]:
    """Put zeros, ones, another array, a slice of one or the whole one for a state or for zeros."""
    for statement, node in code.nodes(ast.Name, ast.Call):
        if _is_state(code, statement, node):
            for text in _values(code, statement, node):
                if text not in (code.text(node), statement.name):
                    yield code.swap(statement, node, text)


def _is_state(code: Code, statement: Statement, node: ast.expr) -> bool:
    """True for what a line sets or passes as it is, an array: allocated or a name."""
    parent = code.parents[node]
    alone = node is statement.value or code.is_exercise(parent)
    return alone and code.shape(node) is not None and (isinstance(node, ast.Name) or code.is_allocation(node))


def _values(code: Code, statement: Statement, node: ast.expr) -> Iterator[str]:
    shape = code.shape(node) or ()
    dims = code.dims(statement, shape)
    if dims is not None:
        yield from (f"np.{kind}(({', '.join(dims)}))" for kind in ("zeros", "ones"))
    yield from code.arrays(statement, shape)
    for name in statement.bound:
        if (code.kind(name) or ())[:-1] == shape:
            yield from (f"{name}[:, :, {at}]" for at in _steps(statement))
            yield name


def _steps(statement: Statement) -> tuple[str, ...]:
    if statement.loop is not None:
        t = ast.unparse(statement.loop.target)
        return t, f"{t} - 1", f"{t} + 1", "0", "-1"
    return "0", "-1"


def start_for_sum(code: Code) -> Iterator[Change]:
    """Start from the last slice and leave the slice of each step out, or from the first."""
    starts = {found.name: found for found in code.statements if found.value and code.is_allocation(found.value)}
    for statement, node in code.nodes(ast.BinOp):
        left, right = node.left, node.right
        if isinstance(left, ast.Subscript) and isinstance(right, ast.Name) and right.id in starts and statement.loop:
            start = starts[right.id]
            array = code.text(left.value)
            for at in ("-1", "0"):
                value = f"{array}[:, :, {at}]"
                assert start.value is not None
                spans = code.put(start.value, value), code.put(node, right.id)
                what = f"`{right.id}` starts from `{value}`, and stands alone where the reference adds `{array}`"
                yield Change(statement, spans, what)


_BEFORE = "def f(a, s, n, T):\n    b = s\n    for t in range(T):\n        b = g(a[:, :, t] + b)\n    return b"

GENERATORS = (
    Generator(
        "other_start",
        other_start,
        "A state there does not have the value that the algorithm gives it.",
        (_BEFORE, _BEFORE.replace("b = s", "b = a[:, :, 0]")),
        {"a": (2, 3, 4), "s": (2, 3), "b": (2, 3)},
    ),
    Generator(
        "start_for_sum",
        start_for_sum,
        "What enters at each step there is not what the algorithm lets enter.",
        (
            _BEFORE.replace("b = s", "b = np.zeros((n, n))"),
            _BEFORE.replace("b = s", "b = a[:, :, -1]").replace("a[:, :, t] + b", "b"),
        ),
    ),
)
