"""Random draws: numbers drawn for nothing, or the stream seeded anew, before the test cell draws its data.

A person tries a line with random numbers, looks at it, and leaves it in the function.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.statement import LocatedStatement

SEEDS = (1, 0, 42, 2, 3, 10, 123)


def drawn(code: Code) -> Iterator[Change]:
    """Draw as many numbers as an array has before the function returns, or seed the stream; and draw in the loop."""
    if any(name.startswith("d") for name in code.parsed.arguments):
        return
    for last in code.lines:
        if isinstance(last.node, ast.Return):
            yield from _inserted(code, last, last.start, last.node.col_offset, "before the function returns")
            for head in (found for found in code.statements if isinstance(found.node, ast.For)):
                first = head.node.body[0] if isinstance(head.node, ast.For) else head.node
                yield from _inserted(code, last, code.span(first)[0], first.col_offset, "at every step")


def _inserted(code: Code, last: LocatedStatement, at: int, column: int, where: str) -> Iterator[Change]:
    for line, what in _lines(code, last):
        says = f"{what} {where}"
        yield Change(last, (code.insert(at, f"{line}\n{' ' * column}"),), says, says, run=says, says=says)


def _lines(code: Code, last: LocatedStatement) -> Iterator[tuple[str, str]]:
    """Yield lines that draw or seed, and what they do: a draw for each shape, by the first array that has it."""
    shapes = {code.kind(name): name for name in reversed((*last.bound,)) if code.kind(name)}
    for name in reversed(shapes.values()):
        yield f"np.random.randn(*{name}.shape)", f"as many normal numbers as `{name}` has are drawn"
    for name in reversed(shapes.values()):
        yield f"np.random.rand(*{name}.shape)", f"as many uniform numbers as `{name}` has are drawn"
    yield from ((f"np.random.seed({seed})", f"the random stream is seeded with {seed}") for seed in SEEDS)


_BEFORE = """
def f(xt):
    ft = xt + 1
    return ft
"""

OPERATORS = (
    Operator(
        "random_draw",
        drawn,
        "Numbers are drawn there from the stream that the test cell draws from.",
        (_BEFORE, _BEFORE.replace("    return", "    np.random.randn(*xt.shape)\n    return")),
        prolific=True,
        budget=80,
    ),
)
