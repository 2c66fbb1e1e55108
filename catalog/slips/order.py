"""Order: two items of a tuple, a dict or a call exchanged, two lines' values exchanged, two parts exchanged."""

import ast
from collections.abc import Iterator
from itertools import combinations, pairwise

from catalog.programs.edit import Span
from catalog.slips.code import Change, Code, short
from catalog.slips.generator import Generator
from catalog.slips.statement import Statement


def items(code: Code) -> Iterator[Change]:
    """Exchange two items of one kind, or that follow one another."""
    for statement in code.statements:
        if not isinstance(statement.node, ast.For):
            for node in ast.walk(statement.node):
                yield from _pairs(code, statement, node)


def _pairs(code: Code, statement: Statement, node: ast.AST) -> Iterator[Change]:
    parts = _items(code, node)
    for (at, first), (to, second) in combinations(enumerate(parts), 2):
        alike = code.shape(first) == code.shape(second) is not None
        if (alike or to == at + 1) and code.text(first) != code.text(second):
            yield exchange(code, statement, first, second)


def _items(code: Code, node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Dict):
        return node.values
    if isinstance(node, ast.Call):
        return node.args if code.is_exercise(node) else []
    sliced = isinstance(node, ast.Tuple) and isinstance(code.parents[node], ast.Subscript)
    return node.elts if isinstance(node, ast.Tuple) and not sliced else []


def exchange(code: Code, statement: Statement, first: ast.expr, second: ast.expr) -> Change:
    """Return the change that exchanges two expressions."""
    spans = code.put(first, code.text(second)), code.put(second, code.text(first))
    return Change(statement, spans, f"`{short(code.text(first))}` and `{short(code.text(second))}` are exchanged")


def names(code: Code) -> Iterator[Change]:
    """Exchange two arrays within a formula."""
    for statement in code.statements:
        used = [node for node in statement.nodes if isinstance(node, ast.Name) and code.kind(node.id) is not None]
        found = list(dict.fromkeys(node.id for node in used if not code.displayed(node)))
        for one, two in combinations(found, 2):
            if len(code.kind(one) or ()) == len(code.kind(two) or ()):
                turned = {one: two, two: one}
                spans = tuple(code.put(node, turned[node.id]) for node in used if node.id in turned)
                yield Change(statement, spans, f"`{one}` and `{two}` are exchanged")


def values(code: Code) -> Iterator[Change]:
    """Exchange the right-hand sides of two lines of one form."""
    for first, second in combinations(code.statements, 2):
        one, two = first.value, second.value
        if one and two and first.loop is second.loop and _same_form(code, first, second):
            spans = code.put(one, code.text(two)), code.put(two, code.text(one))
            what = f"the right-hand sides of `{first.target}` and `{second.target}` are exchanged"
            yield Change(first, spans, what)


def _same_form(code: Code, first: Statement, second: Statement) -> bool:
    one, two = first.value, second.value
    if one is None or two is None or type(first.node) is not type(second.node) or first.target == second.target:
        return False
    shape = code.shape(one)
    return shape is not None and shape == code.shape(two) and not code.is_allocation(one) and type(one) is type(two)


def parts(code: Code) -> Iterator[Change]:
    """Fill an array in the other order: the two parts exchanged, and where they meet."""
    for first, second in pairwise(code.statements):
        cuts = [_cut(found) for found in (first, second)]
        if cuts[0] and cuts[1] and first.target == second.target and first.value and second.value:
            sizes = dict.fromkeys([code.text(cuts[0]), *code.sizes(first)])
            for size in sizes:
                spans = [code.put(first.value, code.text(second.value)), code.put(second.value, code.text(first.value))]
                if size != code.text(cuts[0]):
                    spans += [Span(*code.span(cut), size) for cut in cuts if cut]
                what = f"`{code.text(second.value)}` stands above `{code.text(first.value)}`"
                at = f", divided at `{size}`" if len(spans) > 2 else ""
                yield Change(first, tuple(sorted(spans)), what + at)


def _cut(statement: Statement) -> ast.expr | None:
    target = statement.node.targets[0] if isinstance(statement.node, ast.Assign) else None
    index = target.slice if isinstance(target, ast.Subscript) else None
    first = index.elts[0] if isinstance(index, ast.Tuple) else None
    return first.upper or first.lower if isinstance(first, ast.Slice) else None


_SHAPES = {"a": (2, 2), "b": (2, 2), "c": (2, 2), "d": (2, 2)}
_HINT = "Two values there have changed places."
_BEFORE = "def f(a, b):\n    c = np.dot(a, b)\n    d = np.dot(a, a)\n    return c, d"

GENERATORS = (
    Generator("exchanged_items", items, _HINT, (_BEFORE, _BEFORE.replace("return c, d", "return d, c")), _SHAPES),
    Generator("exchanged_names", names, _HINT, (_BEFORE, _BEFORE.replace("dot(a, b)", "dot(b, a)")), _SHAPES),
    Generator(
        "exchanged_values",
        values,
        _HINT,
        (_BEFORE, "def f(a, b):\n    c = np.dot(a, a)\n    d = np.dot(a, b)\n    return c, d"),
        _SHAPES,
    ),
    Generator(
        "exchanged_parts",
        parts,
        _HINT,
        (
            "def f(a, b, c, n):\n    c[:n, :] = a\n    c[n:, :] = b\n    return c",
            "def f(a, b, c, n):\n    c[:n, :] = b\n    c[n:, :] = a\n    return c",
        ),
        _SHAPES,
    ),
)
