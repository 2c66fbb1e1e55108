"""Statements: a function's text as simple statements, and which names each of them binds and can use."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

Names = tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class SimpleStatement:
    """A simple statement at [start, stop) of a function's text.

    value: where its value begins, behind what it binds. bound: the names surely bound before it. uses: those of them
    that stand in it. binds: those that it binds. returns: it is a return statement.
    """

    start: int
    value: int
    stop: int
    bound: Names
    uses: Names
    binds: Names
    returns: bool

    @property
    def hole(self) -> str:
        """The name of the small function that stands for the statement."""
        return f"_statement_at_{self.start}"

    def holds(self, start: int, stop: int) -> bool:
        """True where a part of the text is within the statement's value."""
        return self.value <= start <= stop <= self.stop

    def call(self, names: Names) -> str:
        """Return what stands in the statement's place: a call with those names."""
        call = f"{self.hole}({', '.join(names)})"
        if self.returns:
            return f"return {call}"
        return f"{', '.join(self.binds)} = {call}" if self.binds else call

    def function(self, text: str, names: Names) -> str:
        """Return the small function of those names for an edited text of the statement."""
        gives = f"    return {', '.join(self.binds)}\n" if self.binds and not self.returns else ""
        return f"def {self.hole}({', '.join(names)}):\n    {text}\n{gives}"


class FunctionText:
    """The text of one function, taken apart."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _tree(self) -> ast.FunctionDef:
        tree = ast.parse(self.text).body[0]
        assert isinstance(tree, ast.FunctionDef)
        return tree

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return list(accumulate(map(len, self.text.splitlines(keepends=True)), initial=0))

    @cached_property
    def _arguments(self) -> Names:
        return tuple(each.arg for each in self._tree.args.args)

    @cached_property
    def locals(self) -> frozenset[str]:
        """The names that the function binds anywhere."""
        return frozenset((*_stored(self._tree), *self._arguments))

    @cached_property
    def statements(self) -> tuple[SimpleStatement, ...]:
        """The simple statements of the function, in order."""
        return tuple(self._walk(self._tree.body, self._arguments))

    def _walk(self, body: Sequence[ast.stmt], bound: Names) -> Iterator[SimpleStatement]:
        for node in body:
            if isinstance(node, ast.For):
                yield from self._walk(node.body, _joined(bound, _stored(node.target)))
            elif isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.Return):
                yield self._statement(node, bound)
                bound = _joined(bound, _stored(node))

    def _statement(self, node: ast.Assign | ast.AugAssign | ast.Expr | ast.Return, bound: Names) -> SimpleStatement:
        start = self._lines[node.lineno - 1] + node.col_offset
        stop = self._lines[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)
        value = start
        if isinstance(node, ast.Assign | ast.AugAssign):
            # A value in parentheses begins inside them, so what counts is where the sign ends.
            value = self.text.rindex("=", start, self._lines[node.value.lineno - 1] + node.value.col_offset) + 1
        inside = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        uses = tuple(name for name in bound if name in inside)
        return SimpleStatement(start, value, stop, bound, uses, _stored(node), isinstance(node, ast.Return))


def _stored(node: ast.AST) -> Names:
    """Return the names that a statement binds, each once, in order."""
    names = [each for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
    return tuple(dict.fromkeys(each.id for each in sorted(names, key=lambda name: (name.lineno, name.col_offset))))


def _joined(bound: Names, names: Names) -> Names:
    return tuple(dict.fromkeys((*bound, *names)))
