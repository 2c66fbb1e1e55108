"""Functions moved: one taken of a larger or a smaller part of a formula, and a square of one.

A person remembers that there is a tanh in the derivative and a square, and not which is taken of what.
"""

import ast
from collections.abc import Iterator
from itertools import groupby

from catalog.operators.change import PLACE, Change, short
from catalog.operators.code import Code
from catalog.operators.operator import Operator
from catalog.operators.precedence import level, needed
from catalog.operators.statement import LocatedStatement
from catalog.programs.edit import Span

_MOVED = ("np.tanh", "sigmoid", "softmax", "np.square")


def moved(code: Code) -> Iterator[Change]:
    """Take a function, or the square, off what it is taken of, and take it of what is around or inside."""
    for statement, node in code.nodes(ast.Call, ast.BinOp):
        argument = _argument(node)
        if argument is not None:
            for other in (*_around(code, node), *_inside(argument)):
                if code.shape(other) is not None and code.outer(other) != code.outer(argument):
                    yield _taken_of(code, statement, node, argument, other)


def _argument(node: ast.Call | ast.BinOp) -> ast.expr | None:
    """Return what a function or a square is taken of, None for what is neither."""
    if isinstance(node, ast.BinOp):
        return node.left if isinstance(node.op, ast.Pow) else None
    return node.args[0] if ast.unparse(node.func) in _MOVED and len(node.args) == 1 else None


def _around(code: Code, node: ast.expr) -> Iterator[ast.expr]:
    """Yield the expressions around one, as far as a function of arrays goes."""
    parent = code.parents[node]
    while isinstance(parent, ast.BinOp | ast.Call) and not code.is_exercise(parent):
        yield parent
        parent = code.parents[parent]


def _inside(argument: ast.expr) -> Iterator[ast.expr]:
    """Yield what is in an expression: operations, calls and names."""
    kinds = (ast.BinOp, ast.Call, ast.Name)
    yield from (part for part in ast.walk(argument) if part is not argument and isinstance(part, kinds))


def _taken_of(
    code: Code, statement: LocatedStatement, node: ast.Call | ast.BinOp, argument: ast.expr, other: ast.expr
) -> Change:
    name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    opened, closed = (f"{name}(", ")") if name else ("(", ")**2")
    (start, stop), (first, last), (begin, end) = code.span(node), code.span(argument), code.outer(other)
    parentheses = ("(", ")") if needed(node, code.parents[node]) > level(argument) else ("", "")
    off = Span(start, first, parentheses[0]), Span(last, stop, parentheses[1])
    taken = Span(begin, begin, opened), Span(end, end, closed)
    what = f"`{name or '**2'}` is taken of `{short(code.text(other), 50)}`, not of `{short(code.text(argument))}`"
    return Change(statement, _joined((*off, *taken)), what, says=f"{what}, {PLACE}")


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans with those that begin at one place made one."""
    groups = [list(group) for _, group in groupby(sorted(spans), lambda span: span.start)]
    return tuple(Span(group[0].start, group[-1].stop, "".join(span.text for span in group)) for group in groups)


OPERATORS = (
    Operator(
        "moved_function",
        moved,
        "A function is not taken of what the formula takes it of.",
        ("1 - np.tanh(a_next)**2", "np.tanh(1 - a_next**2)"),
        prolific=True,
        budget=150,
    ),
)
