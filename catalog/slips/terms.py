"""Terms of a sum: lost and gained."""

import ast
from collections.abc import Iterator
from dataclasses import replace

from catalog.slips.code import Change, Code, short
from catalog.slips.generator import Generator
from catalog.slips.levels import chain, heads, level
from catalog.slips.statement import Statement


def lost(code: Code) -> Iterator[Change]:
    """Leave one term out of a sum, or all but one."""
    for statement, node in code.nodes(ast.BinOp):
        if heads(node, code.parents[node], ast.Add) and not _is_size(code, node):
            terms = chain(node, ast.Add)
            for at, term in enumerate(terms):
                what = f"the term `{short(code.text(term))}` is left out"
                if len(terms) > 2:
                    yield Change(
                        statement,
                        (code.without(terms, at, at),),
                        what,
                        f"without {code.text(term)}",
                        f"without term {at}",
                    )
                    what = f"only the term `{short(code.text(term))}` is left"
                    yield _only(code, statement, node, term, what)
                else:
                    alike = f"without {code.text(term)}"
                    yield replace(_only(code, statement, node, terms[1 - at], what), alike=alike)


def _only(code: Code, statement: Statement, node: ast.expr, term: ast.expr, what: str) -> Change:
    return Change(statement, (code.put(node, code.text(term), level(term)),), what, f"only {code.text(term)}")


def _is_size(code: Code, node: ast.expr) -> bool:
    return code.shape(node) is None


def gained(code: Code) -> Iterator[Change]:
    """Add an array of the same shape to a sum, to a right-hand side or to an argument of another exercise's call."""
    for statement, node in code.nodes(ast.expr):
        if _takes_terms(code, statement, node):
            written = [code.text(term) for term in chain(node, ast.Add)]
            others = [name for name in code.arrays(statement, code.shape(node)) if name != statement.name]
            for name in [*others, *slices(code, statement, code.shape(node), written)]:
                stop = code.span(node)[1]
                yield code.change(statement, stop, stop, f" + {name}", f"`{name}` is added")


def slices(code: Code, statement: Statement, shape: tuple[int, ...] | None, written: list[str]) -> list[str]:
    """Return the loop's slices, x[:, :, t], of the function's arrays that have a shape."""
    if statement.loop is None or not isinstance(statement.loop.target, ast.Name):
        return []
    arrays = [name for name in statement.bound if len(code.kind(name) or ()) == 3]
    found = [f"{name}[:, :, {statement.loop.target.id}]" for name in arrays if (code.kind(name) or ())[:2] == shape]
    return [text for text in found if text not in written]


def _takes_terms(code: Code, statement: Statement, node: ast.expr) -> bool:
    parent = code.parents[node]
    whole = (
        node is statement.value and isinstance(statement.node, ast.Assign) and isinstance(node, ast.BinOp | ast.Call)
    )
    inner = heads(node, parent, ast.Add)
    return (
        (code.is_exercise(parent) or whole or inner) and code.shape(node) is not None and not code.is_allocation(node)
    )


_SHAPES = {"a": (2, 3), "b": (2, 3), "c": (2, 3)}

GENERATORS = (
    Generator(
        "lost_term",
        lost,
        "A term of a sum is missing.",
        ("def f(a, b):\n    c = a + b\n    return c", "def f(a, b):\n    c = a\n    return c"),
        _SHAPES,
    ),
    Generator(
        "gained_term",
        gained,
        "A term is added that the formula does not have.",
        ("def f(a, b):\n    c = a * b\n    return c", "def f(a, b):\n    c = a * b + a\n    return c"),
        _SHAPES,
    ),
)
