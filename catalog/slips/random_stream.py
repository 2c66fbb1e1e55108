"""The random stream: scratch memory drawn from it, so that all later draws differ."""

import ast
from collections.abc import Iterator

from catalog.slips.code import Change, Code
from catalog.slips.generator import Generator


def drawn(code: Code) -> Iterator[Change]:
    """Draw an array that the reference allocates."""
    for statement, node in code.nodes(ast.Call):
        if code.is_allocation(node) and isinstance(node.args[0], ast.Tuple):
            sizes = ", ".join(code.text(size) for size in node.args[0].elts)
            what = f"`{statement.target}` is drawn at random where the reference has zeros"
            yield Change(statement, (code.put(node, f"np.random.randn({sizes})"),), what)


GENERATORS = (
    Generator(
        "random_scratch",
        drawn,
        "Numbers are drawn there from the stream that the test cell draws from.",
        ("def f(n):\n    c = np.zeros((n, 2))\n    return c", "def f(n):\n    c = np.random.randn(n, 2)\n    return c"),
    ),
)
