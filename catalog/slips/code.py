"""A function's code as generators see it: its text, its syntax tree, and what its names hold."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np

from catalog.programs.edit import Span
from catalog.slips.levels import ATOM, level, needed
from catalog.slips.parallels import Parallels
from catalog.slips.statement import Statement, statements

Shape = tuple[int, ...]

ALLOCATES = frozenset({"np.zeros", "np.ones", "np.empty", "np.zeros_like"})
"""The functions that make arrays of which nothing counts but the shape."""


@dataclass(frozen=True, slots=True)
class Change:
    """A slip in one function: spans of its text replaced.

    what: a clause that says what, without the place. alike: changes of several lines that have the same words here are
    one slip when made together; `what`, where empty. run: the same for lines of one form that follow one another.
    """

    statement: Statement
    spans: tuple[Span, ...]
    what: str
    alike: str = ""
    run: str = ""


@dataclass(frozen=True, eq=False)
class Code:
    """One function.

    values: what its names held when the reference returned. calls: its family's functions. parallels: which of its
    names correspond.
    """

    function: str
    source: str
    values: Mapping[str, Any] = field(default_factory=dict)
    calls: tuple[str, ...] = ()
    parallels: Parallels = field(default_factory=Parallels)

    @cached_property
    def tree(self) -> ast.FunctionDef:
        """The function's syntax tree."""
        return next(node for node in ast.parse(self.source).body if isinstance(node, ast.FunctionDef))

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.source.split("\n"))]

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """The parent of every node."""
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every simple statement and every loop's head, in the text's order, without the docstring."""
        return tuple(statements(self.tree, self.span, self.calls))

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Return where a node stands, without parentheses around it."""
        end_line, end_col = node.end_lineno or 0, node.end_col_offset or 0
        return self._lines[node.lineno - 1] + node.col_offset, self._lines[end_line - 1] + end_col

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

    def swap(self, statement: Statement, node: ast.expr, text: str, binds: int = ATOM) -> Change:
        """Return the change that puts `text` where a node stands."""
        what = f"`{text}` stands where the reference has `{short(self.text(node))}`"
        return Change(statement, (self.put(node, text, binds),), what)

    def displayed(self, node: ast.expr) -> list[str]:
        """Return the names in the tuple or dict of values that an expression is an item of."""
        parent = self.parents[node]
        if isinstance(parent, ast.Tuple | ast.Dict):
            items = parent.elts if isinstance(parent, ast.Tuple) else parent.values
            return [item.id for item in items if isinstance(item, ast.Name)]
        return []

    def change(self, statement: Statement, start: int, stop: int, text: str, what: str, alike: str = "") -> Change:
        """Return a change of one span."""
        return Change(statement, (Span(start, stop, text),), what, alike)

    def without(self, parts: list[ast.expr], first: int, last: int) -> Span:
        """Return the span that takes the parts [first, last] of a chain out, with an operator."""
        if first:
            return Span(self.outer(parts[first - 1])[1], self.outer(parts[last])[1], "")
        return Span(self.outer(parts[0])[0], self.outer(parts[last + 1])[0], "")

    def remove(self, statement: Statement) -> Span:
        """Return the span that takes a statement out; its line is then empty."""
        return Span(statement.start, statement.stop, "")

    def insert(self, at: int, text: str) -> Span:
        """Return the span that puts text between two characters."""
        return Span(at, at, text)

    def shape(self, node: ast.expr) -> Shape | None:
        """Return the shape of the array that an expression gives, None where it gives none."""
        if node not in self._shapes:
            self._shapes[node] = self._shape(node)
        return self._shapes[node]

    @cached_property
    def _shapes(self) -> dict[ast.AST, Shape | None]:
        return {}

    def _shape(self, node: ast.expr) -> Shape | None:
        if isinstance(node, ast.Name):
            return self.kind(node.id)
        if any(isinstance(part, ast.Name) and part.id in self.calls for part in ast.walk(node)):
            return None
        try:
            value = eval(compile(ast.Expression(node), "", "eval"), dict(self.values))
        except Exception:
            return None
        return value.shape if isinstance(value, np.ndarray) else None

    def kind(self, name: str) -> Shape | None:
        """Return the shape of the array that a name holds."""
        value = self.values.get(name)
        return value.shape if isinstance(value, np.ndarray) else None

    def size(self, name: str) -> int | None:
        """Return the whole number that a name holds, unless it counts the steps."""
        value = self.values.get(name)
        return value if isinstance(value, int) and name not in self.counters else None

    @cached_property
    def counters(self) -> frozenset[str]:
        """The loops' variables."""
        loops = [node.target for node in ast.walk(self.tree) if isinstance(node, ast.For)]
        return frozenset(node.id for node in loops if isinstance(node, ast.Name))

    def arrays(self, statement: Statement, shape: Shape | None) -> list[str]:
        """Return the names bound before a statement that hold an array of a shape."""
        return [name for name in statement.bound if shape is not None and self.kind(name) == shape]

    def sizes(self, statement: Statement) -> list[str]:
        """Return the names of sizes bound before a statement."""
        return [name for name in statement.bound if self.size(name) is not None]

    @cached_property
    def differentiated(self) -> tuple[str, ...]:
        """The names that come out of tanh or the sigmoid, or that stand squared or in 1 - x."""
        found = re.findall(r"1 - (?:np\.square\()?(\w+)\b(?!\.)|(\w+) = (?:np\.tanh|sigmoid)\(", self.source)
        return tuple(dict.fromkeys(name for pair in found for name in pair if self.kind(name) is not None))

    def is_allocation(self, node: ast.expr) -> bool:
        """True for a call that makes an array out of sizes only."""
        return isinstance(node, ast.Call) and ast.unparse(node.func) in ALLOCATES

    def is_gradient(self, name: str) -> bool:
        """True for a name that the function sets and that is called like a gradient."""
        return name.startswith("d") and name not in self.arguments

    @cached_property
    def arguments(self) -> tuple[str, ...]:
        """The function's parameters."""
        return tuple(argument.arg for argument in self.tree.args.args)

    def dims(self, statement: Statement, shape: Shape) -> tuple[str, ...] | None:
        """Return a shape in the names of the sizes that are bound before a statement, None where one has no name."""
        names = {self.size(name): name for name in reversed(self.sizes(statement))} | {1: "1"}
        sums = {
            int(one) + int(two): f"{a} + {b}" for one, a in names.items() for two, b in names.items() if one and two
        }
        found = [names.get(size) or sums.get(size) for size in shape]
        return tuple(str(size) for size in found) if all(found) else None

    def is_exercise(self, node: ast.AST) -> bool:
        """True for a call of another exercise's function."""
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in self.calls

    def nodes(self, *kinds: type[ast.expr]) -> Iterator[tuple[Statement, Any]]:
        """Yield every expression of some kinds that is evaluated, with its statement."""
        for statement in self.statements:
            for node in statement.nodes:
                if isinstance(node, kinds):
                    yield statement, node

    def loads(self) -> Iterator[tuple[Statement, ast.Name]]:
        """Yield every use of a name that holds an array."""
        for statement, node in self.nodes(ast.Name):
            if self.kind(node.id) is not None:
                yield statement, node


def short(text: str, limit: int = 44) -> str:
    """Return text on one line, with its middle left out where it is long."""
    text = " ".join(text.split()).replace("( ", "(").replace(" )", ")")
    return text if len(text) <= limit else f"{text[: limit // 2 - 2]} ... {text[-limit // 2 + 3 :]}"
