"""The random stream: scratch memory drawn from it, so that all later draws differ.

A person fills an array with random numbers because it is overwritten anyway; the test cell draws its data after that.
"""

import ast
from collections.abc import Iterator

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.type_environment import is_allocation


def drawn(code: Code) -> Iterator[Change]:
    """Draw an array that the reference allocates."""
    for statement, node in code.nodes(ast.Call):
        if is_allocation(node) and isinstance(node.args[0], ast.Tuple):
            sizes = ", ".join(code.text(size) for size in node.args[0].elts)
            what = f"`{statement.target}` is drawn at random where the reference has zeros"
            yield Change(statement, (code.put(node, f"np.random.randn({sizes})"),), what, says=what)


_BEFORE = """
def f(n_a, m):
    c_next = np.zeros((n_a, m))
    return c_next
"""

OPERATORS = (
    Operator(
        "random_scratch",
        drawn,
        "Numbers are drawn there from the stream that the test cell draws from.",
        (_BEFORE, _BEFORE.replace("np.zeros((n_a, m)", "np.random.randn(n_a, m")),
    ),
)
