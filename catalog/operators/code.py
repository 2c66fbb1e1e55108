"""A function's code as operators see it: its statements, the expressions in them, and the changes made to them.

What a person types wrong is found here by its kind, name by name and call by call, in the order of the text.
"""

import ast
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from catalog.operators.change import Change, short
from catalog.operators.parallels import Parallels
from catalog.operators.precedence import ATOM
from catalog.operators.statement import LocatedStatement, located
from catalog.operators.type_environment import TypeEnvironment
from catalog.programs.edit import Span


@dataclass(frozen=True, eq=False)
class Code(TypeEnvironment):
    """One function. parallels: which of its names correspond. printed: sets of lines as the course printed them.

    upstream: the formulas of the family's other functions. Formulas and lines are by what they set.
    """

    parallels: Parallels = field(default_factory=Parallels)
    printed: tuple[Mapping[str, str], ...] = ()
    upstream: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def statements(self) -> tuple[LocatedStatement, ...]:
        """Every simple statement and every loop's head, in the text's order, without the docstring."""
        return tuple(located(self.parsed, self.calls))

    @cached_property
    def lines(self) -> tuple[LocatedStatement, ...]:
        """The statements that mutants are made of: every one, but for code that is looked at in one place."""
        return self.statements

    def upon(self, start: int, stop: int) -> "Code":
        """Return the same code, looked at only in the statements that share a character with [start, stop)."""
        for shared in (
            "statements",
            "parents",
            "counters",
            "setting",
            "ingredients",
            "differentiated",
            "noted",
            "_shapes",
        ):
            getattr(self, shared)
        one = copy(self)
        vars(one).pop("places", None)
        vars(one)["lines"] = tuple(each for each in self.statements if each.start < stop and start < each.stop)
        return one

    @cached_property
    def places(self) -> tuple[tuple[LocatedStatement, ast.expr | ast.stmt], ...]:
        """Every line, each followed by the expressions that are evaluated in it."""
        lines: list[tuple[LocatedStatement, list[ast.expr | ast.stmt]]]
        lines = [(found, [found.node, *found.nodes]) for found in self.lines]
        return tuple((found, node) for found, nodes in lines for node in nodes)

    @cached_property
    def noted(self) -> dict[Any, Any]:
        """What operators have worked out of this text, for other places of it that are looked at."""
        return {}

    @cached_property
    def setting(self) -> dict[str, list[LocatedStatement]]:
        """The statements that set each target."""
        found: dict[str, list[LocatedStatement]] = {}
        for statement in self.statements:
            found.setdefault(statement.target, []).append(statement)
        return found

    @cached_property
    def ingredients(self) -> dict[str, set[str]]:
        """The names that stand on the right of each name's lines."""
        return {
            target: {node.id for line in lines for node in line.nodes if isinstance(node, ast.Name)}
            for target, lines in self.setting.items()
        }

    def nodes(self, *kinds: type[ast.expr]) -> Iterator[tuple[LocatedStatement, Any]]:
        """Yield every expression of some kinds that is evaluated, with its statement."""
        for statement in self.lines:
            for node in statement.nodes:
                if isinstance(node, kinds):
                    yield statement, node

    def loads(self) -> Iterator[tuple[LocatedStatement, ast.Name]]:
        """Yield every use of a name that holds an array."""
        for statement, node in self.nodes(ast.Name):
            if self.kind(node.id) is not None:
                yield statement, node

    def change(
        self, statement: LocatedStatement, start: int, stop: int, text: str, what: str, alike: str = ""
    ) -> Change:
        """Return a change of one span."""
        return Change(statement, (Span(start, stop, text),), what, alike)

    def swap(self, statement: LocatedStatement, node: ast.expr, text: str, binds: int = ATOM) -> Change:
        """Return the change that puts `text` where a node stands."""
        what = f"`{text}` stands where the reference has `{short(self.text(node))}`"
        return Change(statement, (self.put(node, text, binds),), what)

    def remove(self, statement: LocatedStatement) -> Span:
        """Return the span that takes a statement out; its line is then empty."""
        return Span(statement.start, statement.stop, "")

    def insert(self, at: int, text: str) -> Span:
        """Return the span that puts text between two characters."""
        return Span(at, at, text)
