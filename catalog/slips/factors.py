"""Factors of a product: lost and gained, powers lost."""

import ast
from collections.abc import Iterator

from catalog.slips.code import Change, Code, short
from catalog.slips.generator import Generator
from catalog.slips.levels import PRODUCT, SIGN, chain, heads, level
from catalog.slips.statement import Statement


def lost(code: Code) -> Iterator[Change]:
    """Leave a factor, or several that follow one another, out of a product."""
    for statement, node in code.nodes(ast.BinOp):
        if heads(node, code.parents[node], ast.Mult):
            factors = chain(node, ast.Mult)
            for size in range(1, len(factors)):
                for first in range(len(factors) - size + 1):
                    yield _without(code, statement, node, factors, first, first + size - 1)


def _without(
    code: Code, statement: Statement, node: ast.expr, factors: list[ast.expr], first: int, last: int
) -> Change:
    text = code.source[code.outer(factors[first])[0] : code.outer(factors[last])[1]]
    what = f"the factor{'s' if last > first else ''} `{short(text)}` {'are' if last > first else 'is'} left out"
    rest = [*factors[:first], *factors[last + 1 :]]
    if len(rest) == 1:
        return Change(statement, (code.put(node, code.text(rest[0]), level(rest[0])),), what, f"without {text}")
    return Change(statement, (code.without(factors, first, last),), what, f"without {text}")


def lost_power(code: Code) -> Iterator[Change]:
    """Leave a square out, or write it as a product by 2."""
    for statement, node in code.nodes(ast.BinOp, ast.Call):
        base, is_call = squared(node)
        if base is not None:
            text = code.text(base)
            what = f"`{short(text)}` is not squared"
            yield Change(statement, (code.put(node, text, level(base)),), what, f"not squared: {text}")
            if not is_call:
                yield code.swap(statement, node, f"{code.fit(base, PRODUCT)} * 2", PRODUCT)
            else:
                yield code.swap(statement, node, f"2 * {code.fit(base, SIGN)}", PRODUCT)


def squared(node: ast.expr) -> tuple[ast.expr | None, bool]:
    """Return what x**2 or np.square(x) squares, and whether by a call."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        return node.left, False
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "np.square":
        return node.args[0], True
    return None, False


def gained(code: Code) -> Iterator[Change]:
    """Multiply a product, or an array that stands alone, by a name of its shape or by a derivative."""
    for statement, node in code.nodes(ast.BinOp, ast.Name, ast.Call):
        if _takes_factors(code, statement, node):
            derived = derivatives(code, statement, code.shape(node))
            names = code.arrays(statement, code.shape(node)) if isinstance(node, ast.BinOp) else []
            for text in [*(name for name in names if not code.is_gradient(name)), *derived]:
                yield _times(code, statement, node, f" * {text}", f"is multiplied by `{text}`")


def _times(code: Code, statement: Statement, node: ast.expr, text: str, what: str) -> Change:
    stop = code.span(node)[1]
    if level(node) >= PRODUCT:
        return code.change(
            statement, stop, stop, text, f"a product {what}" if level(node) == PRODUCT else what_of(code, node, what)
        )
    return Change(statement, (code.put(node, f"({code.text(node)}){text}", PRODUCT),), f"a sum {what}")


def what_of(code: Code, node: ast.expr, what: str) -> str:
    """Return a clause about an expression."""
    return f"`{short(code.text(node))}` {what}"


def _takes_factors(code: Code, statement: Statement, node: ast.expr) -> bool:
    parent = code.parents[node]
    if code.shape(node) is None or code.is_allocation(node):
        return False
    if isinstance(node, ast.Name):
        if not isinstance(parent, ast.Call) or not isinstance(statement.node, ast.Assign):
            return False
        return node in parent.args and ast.unparse(parent.func) in ("np.dot", "np.sum")
    if isinstance(node, ast.Call):
        return node is statement.value and isinstance(node.func, ast.Attribute)
    return heads(node, parent, ast.Mult)


def derivatives(code: Code, statement: Statement, shape: tuple[int, ...] | None) -> list[str]:
    """Return the derivatives of tanh and of the sigmoid at the arrays of a shape that the function differentiates."""
    found = []
    for name in code.arrays(statement, shape):
        if name in code.differentiated:
            square = f"np.square({name})" if "np.square" in code.source else f"{name}**2"
            found += [f"(1 - {square})", f"{name} * (1 - {name})"]
    return found


_SHAPES = {"a": (2, 3), "b": (2, 3), "c": (2, 3)}

GENERATORS = (
    Generator(
        "lost_factor",
        lost,
        "A factor is missing.",
        ("def f(a, b):\n    c = a * b * a\n    return c", "def f(a, b):\n    c = a * a\n    return c"),
        _SHAPES,
    ),
    Generator(
        "lost_power",
        lost_power,
        "A square is not what the formula has.",
        ("def f(a, b):\n    c = 1 - a**2\n    return c", "def f(a, b):\n    c = 1 - a\n    return c"),
        _SHAPES,
    ),
    Generator(
        "gained_factor",
        gained,
        "There is a factor that the formula does not have.",
        ("def f(a, b):\n    c = a * b\n    return c", "def f(a, b):\n    c = a * b * a\n    return c"),
        _SHAPES,
    ),
)
