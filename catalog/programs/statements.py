"""Statements: a function's text taken apart, and which names each of its statements binds and can use."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

Names = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Statement:
    """A simple statement, or a loop's head, at [start, stop) of a function's text.

    loop: the loop it stands in. bound: the names surely bound before it.
    """

    node: ast.stmt
    start: int
    stop: int
    loop: ast.For | None
    bound: Names

    @cached_property
    def binds(self) -> Names:
        """The names that it binds, each once, in order."""
        return stored(self.node.target if isinstance(self.node, ast.For) else self.node)

    @cached_property
    def uses(self) -> Names:
        """The names bound before it that stand in it."""
        inside = {each.id for each in ast.walk(self.node) if isinstance(each, ast.Name)}
        return tuple(name for name in self.bound if name in inside)

    @property
    def returns(self) -> bool:
        """True for a return statement."""
        return isinstance(self.node, ast.Return)

    @property
    def value(self) -> ast.expr | None:
        """The right-hand side, or what is returned or called."""
        return getattr(self.node, "value", None)

    @property
    def name(self) -> str:
        """The name that is set as a whole, empty where there is none."""
        targets = self.node.targets if isinstance(self.node, ast.Assign) else []
        return targets[0].id if targets and isinstance(targets[0], ast.Name) else ""

    @property
    def is_unpacking(self) -> bool:
        """True where several names are set at once."""
        return isinstance(self.node, ast.Assign) and isinstance(self.node.targets[0], ast.Tuple)


@dataclass(frozen=True, eq=False)
class FunctionText:
    """The text of one function."""

    text: str

    @cached_property
    def tree(self) -> ast.FunctionDef:
        """Its syntax tree."""
        return next(node for node in ast.parse(self.text).body if isinstance(node, ast.FunctionDef))

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Return where a node stands, without parentheses around it."""
        end_line, end_col = node.end_lineno or 0, node.end_col_offset or 0
        return self._lines[node.lineno - 1] + node.col_offset, self._lines[end_line - 1] + end_col

    @cached_property
    def arguments(self) -> Names:
        """Its parameters."""
        return tuple(each.arg for each in self.tree.args.args)

    @cached_property
    def locals(self) -> frozenset[str]:
        """The names that it binds anywhere."""
        return frozenset((*stored(self.tree), *self.arguments))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Its simple statements and the heads of its loops, in order, without the docstring."""
        body = self.tree.body[1:] if ast.get_docstring(self.tree) else self.tree.body
        return tuple(self._walk(body, None, self.arguments))

    def _walk(self, body: Sequence[ast.stmt], loop: ast.For | None, bound: Names) -> Iterator[Statement]:
        for node in body:
            if isinstance(node, ast.For):
                yield Statement(node, self.span(node)[0], self.span(node.iter)[1] + 1, loop, bound)
                yield from self._walk(node.body, node, _joined(bound, stored(node.target)))
            else:
                statement = Statement(node, *self.span(node), loop, bound)
                yield statement
                bound = _joined(bound, statement.binds)


def stored(node: ast.AST) -> Names:
    """Return the names that are bound in code, each once, in order."""
    names = [each for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
    return tuple(dict.fromkeys(each.id for each in sorted(names, key=lambda name: (name.lineno, name.col_offset))))


def _joined(bound: Names, names: Names) -> Names:
    return tuple(dict.fromkeys((*bound, *names)))
