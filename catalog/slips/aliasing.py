"""Aliasing: what is added to an array that somebody else holds, in place."""

import ast
from collections.abc import Iterator

from catalog.slips.code import Change, Code
from catalog.slips.generator import Generator


def in_place(code: Code) -> Iterator[Change]:
    """Write a sum of a call's argument into one of its terms, on a line before."""
    for statement, node in code.nodes(ast.BinOp):
        parent = code.parents[node]
        if statement.loop is not None and code.is_exercise(parent) and isinstance(node.op, ast.Add):
            indent = "\n" + " " * statement.node.col_offset
            for kept, added in ((node.left, node.right), (node.right, node.left)):
                line = f"{code.text(kept)} += {code.text(added)}"
                spans = code.insert(statement.start, line + indent), code.put(node, code.text(kept))
                yield Change(statement, spans, f"`{line}` changes `{code.text(kept)}` in place")


def copies(code: Code) -> Iterator[Change]:
    """Give an array's second name before the loop, so that two results are one array."""
    for statement in code.statements:
        value, node = statement.value, statement.node
        if value is not None and isinstance(node, ast.Assign) and code.is_allocation(value) and not statement.loop:
            for name in code.arrays(statement, code.shape(value)):
                if name != statement.name:
                    start, stop = code.span(value)
                    what = f"`{statement.name}` is `{name}` itself, where the reference makes a new array"
                    yield code.change(statement, start, stop, name, what)


_BEFORE = "def f(a, b, T):\n    for t in range(T):\n        b = g(a[t] + b)\n    return b"

GENERATORS = (
    Generator(
        "changed_in_place",
        in_place,
        "An array there is changed that is still needed.",
        (_BEFORE, _BEFORE.replace("b = g(a[t] + b)", "a[t] += b\n        b = g(a[t])")),
    ),
    Generator(
        "one_array",
        copies,
        "Two names there stand for one array.",
        (
            "def f(n):\n    a = np.zeros((2, 3))\n    c = np.zeros((2, 3))\n    return a, c",
            "def f(n):\n    a = np.zeros((2, 3))\n    c = a\n    return a, c",
        ),
        {"a": (2, 3), "c": (2, 3)},
    ),
)
