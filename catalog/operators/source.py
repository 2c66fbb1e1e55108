"""A function's text and its syntax tree: where an expression stands, and what may be put in its place.

What a person mistypes is a span of this text. Parentheses are set where the new expression needs them to be read as
it is meant, and only there.
"""

import ast
from dataclasses import dataclass
from functools import cached_property

from catalog.operators.precedence import ATOM, level, needed
from catalog.programs.edit import Span
from catalog.programs.statements import FunctionText


@dataclass(frozen=True, eq=False)
class FunctionSource:
    """The text of one function."""

    function: str
    source: str

    @cached_property
    def parsed(self) -> FunctionText:
        """The text, taken apart."""
        return FunctionText(self.source)

    @property
    def tree(self) -> ast.FunctionDef:
        """The function's syntax tree."""
        return self.parsed.tree

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """The parent of every node."""
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def counters(self) -> frozenset[str]:
        """The loops' variables."""
        loops = [node.target for node in ast.walk(self.tree) if isinstance(node, ast.For)]
        return frozenset(node.id for node in loops if isinstance(node, ast.Name))

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Return where a node stands, without parentheses around it."""
        return self.parsed.span(node)

    def outer(self, node: ast.expr) -> tuple[int, int]:
        """Return where a node stands, with its own parentheses."""
        start, stop = self.span(node)
        if needed(node, self.parents[node]) and self.source[start - 1] == "(" and self.source[stop : stop + 1] == ")":
            return start - 1, stop + 1
        return start, stop

    def text(self, node: ast.expr | ast.stmt) -> str:
        """Return a node's text without parentheses around it."""
        start, stop = self.span(node)
        return self.source[start:stop]

    def fit(self, node: ast.expr, at_least: int) -> str:
        """Return a node's text, in parentheses where it binds less than its new surroundings need."""
        return self.text(node) if level(node) >= at_least else f"({self.text(node)})"

    def put(self, node: ast.expr, text: str, binds: int = ATOM) -> Span:
        """Return the span that puts an expression in a node's place, in parentheses where it needs them."""
        text = " ".join(line.strip() for line in text.split("\n")) if "\n" in text else text
        fits = binds >= needed(node, self.parents[node])
        return Span(*self.outer(node), text if fits else f"({text})")

    def without(self, parts: list[ast.expr], first: int, last: int) -> Span:
        """Return the span that takes the parts [first, last] of a chain out, with an operator."""
        if first:
            return Span(self.outer(parts[first - 1])[1], self.outer(parts[last])[1], "")
        return Span(self.outer(parts[0])[0], self.outer(parts[last + 1])[0], "")

    def displayed(self, node: ast.expr) -> list[str]:
        """Return the names in the tuple or dict of values that an expression is an item of."""
        parent = self.parents[node]
        if isinstance(parent, ast.Tuple | ast.Dict):
            items = parent.elts if isinstance(parent, ast.Tuple) else parent.values
            return [item.id for item in items if isinstance(item, ast.Name)]
        return []
