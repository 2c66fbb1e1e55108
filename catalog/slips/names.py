"""Names: another value of the same shape, a gradient for its value, what a value was made of for the value."""

import ast
from collections.abc import Iterator

from catalog.slips.code import Change, Code
from catalog.slips.generator import Generator
from catalog.slips.statement import Statement


def other_name(code: Code) -> Iterator[Change]:
    """Put another name of the same shape in the place of a name, or of a function of one."""
    for statement, node in code.nodes(ast.Name, ast.Call):
        if isinstance(node, ast.Name) or _is_of_a_name(node):
            shown = code.displayed(node)
            for name in code.arrays(statement, code.shape(node)):
                if name != code.text(node) and (not shown or name in shown):
                    yield code.swap(statement, node, name)


def _is_of_a_name(node: ast.Call) -> bool:
    return len(node.args) == 1 and isinstance(node.args[0], ast.Name) and not node.keywords


def related_name(code: Code) -> Iterator[Change]:
    """Put a name of another shape for one that is computed from it, or the other way round; or its gradient for it."""
    made_of = _ingredients(code)
    for statement, node in code.loads():
        if isinstance(code.parents[node], ast.Tuple | ast.Dict):
            continue
        for name in statement.bound:
            near = name in made_of.get(node.id, ()) or node.id in made_of.get(name, ())
            near = near or f"d{node.id}" == name or f"d{name}" == node.id
            if near and code.kind(name) not in (None, code.kind(node.id)):
                yield code.swap(statement, node, name)


def _ingredients(code: Code) -> dict[str, set[str]]:
    """Return the names that stand on the right of each name's line."""
    found: dict[str, set[str]] = {}
    for statement in code.statements:
        names = {node.id for node in statement.nodes if isinstance(node, ast.Name)}
        found.setdefault(statement.target, set()).update(names)
    return found


def later_gradient(code: Code) -> Iterator[Change]:
    """Put the gradient of a value for the value, though its line comes later: the line moves before."""
    lines = {statement.name: statement for statement in code.statements if statement.name and not statement.loop}
    for statement, node in code.loads():
        later = lines.get(f"d{node.id}")
        if later is not None and later.start > statement.start and _ready(code, later, statement):
            change = code.swap(statement, node, later.name)
            indent = "\n" + " " * later.node.col_offset
            out = code.remove(later)
            ahead = code.insert(statement.start, code.text(later.node) + indent)
            yield Change(statement, (ahead, *change.spans, out), change.what)


def _ready(code: Code, later: Statement, before: Statement) -> bool:
    names = {node.id for node in later.nodes if isinstance(node, ast.Name)}
    return all(name in before.bound or name not in later.bound for name in names) and code.kind(later.name) is not None


GENERATORS = (
    Generator(
        "other_name",
        other_name,
        "One value there is another than the formula has.",
        ("def f(a, b):\n    c = a * a\n    return c", "def f(a, b):\n    c = a * b\n    return c"),
        {"a": (2, 3), "b": (2, 3), "c": (2, 3)},
    ),
    Generator(
        "related_name",
        related_name,
        "One value there is another than the formula has; the two are computed from each other.",
        (
            "def f(a, b):\n    c = np.dot(a, b)\n    d = np.sum(c, axis=1)\n    return d",
            "def f(a, b):\n    c = np.dot(a, b)\n    d = np.sum(a, axis=1)\n    return d",
        ),
        {"a": (2, 3), "b": (3, 4), "c": (2, 4), "d": (2,)},
    ),
    Generator(
        "later_gradient",
        later_gradient,
        "A gradient stands there where the value itself belongs.",
        (
            "def f(W, x):\n    y = np.dot(W, x)\n    dW = x + 1\n    return y, dW",
            "def f(W, x):\n    dW = x + 1\n    y = np.dot(dW, x)\n    \n    return y, dW",
        ),
        {"W": (3, 3), "x": (3, 3), "y": (3, 3), "dW": (3, 3)},
    ),
)
