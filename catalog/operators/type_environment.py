"""What the names of a function hold: the shapes and the sizes that they have when the reference returns.

A person takes one array for another where both fit, so most mutants are made only between names of one shape.
"""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from catalog.operators.source import FunctionSource
from catalog.operators.statement import LocatedStatement

Shape = tuple[int, ...]

ALLOCATES = frozenset({"np.zeros", "np.ones", "np.empty", "np.zeros_like"})
"""The functions that make arrays of which nothing counts but the shape."""

_DIFFERENTIATED = re.compile(r"1 - (?:np\.square\()?(\w+)\b(?!\.)|(\w+) = (?:np\.tanh|sigmoid)\(")


def is_allocation(node: ast.expr) -> bool:
    """True for a call that makes an array out of sizes only."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ALLOCATES


@dataclass(frozen=True, eq=False)
class TypeEnvironment(FunctionSource):
    """A function's text with what its names held.

    values: by name, when the reference returned. calls: the functions of its family, which are exercises too.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    calls: tuple[str, ...] = ()

    def kind(self, name: str) -> Shape | None:
        """Return the shape of the array that a name holds."""
        value = self.values.get(name)
        return value.shape if isinstance(value, np.ndarray) else None

    def size(self, name: str) -> int | None:
        """Return the whole number that a name holds, unless it counts the steps."""
        value = self.values.get(name)
        return value if isinstance(value, int) and name not in self.counters else None

    def shape(self, node: ast.expr) -> Shape | None:
        """Return the shape of the array that an expression gives, None where it gives none."""
        if node not in self._shapes:
            self._shapes[node] = self.kind(node.id) if isinstance(node, ast.Name) else self._evaluated(node)
        return self._shapes[node]

    @cached_property
    def _shapes(self) -> dict[ast.AST, Shape | None]:
        return {}

    def _evaluated(self, node: ast.expr) -> Shape | None:
        if any(self._acts(part) for part in ast.walk(node)):
            return None
        try:
            value = eval(compile(ast.Expression(node), "", "eval"), dict(self.values))
        except Exception:
            return None
        return value.shape if isinstance(value, np.ndarray) else None

    def _acts(self, node: ast.AST) -> bool:
        """True for what does more than to give a value: another exercise, a list's append, a draw."""
        if isinstance(node, ast.Name):
            return node.id in self.calls
        if not isinstance(node, ast.Attribute):
            return False
        return node.attr == "random" or (node.attr == "append" and ast.unparse(node.value) != "np")

    def arrays(self, statement: LocatedStatement, shape: Shape | None) -> list[str]:
        """Return the names bound before a statement that hold an array of a shape."""
        return [name for name in statement.bound if shape is not None and self.kind(name) == shape]

    def sizes(self, statement: LocatedStatement) -> list[str]:
        """Return the names of sizes bound before a statement."""
        return [name for name in statement.bound if self.size(name) is not None]

    def dims(self, statement: LocatedStatement, shape: Shape) -> tuple[str, ...] | None:
        """Return a shape in the names of the sizes that are bound before a statement, None where one has no name."""
        names = {self.size(name): name for name in reversed(self.sizes(statement))} | {1: "1"}
        pairs = [(one, two) for one in names for two in names if one and two]
        sums = {(one or 0) + (two or 0): f"{names[one]} + {names[two]}" for one, two in pairs}
        found = [names.get(size) or sums.get(size) for size in shape]
        return tuple(str(size) for size in found) if all(found) else None

    def is_exercise(self, node: ast.AST) -> bool:
        """True for a call of another exercise's function."""
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in self.calls

    def is_gradient(self, name: str) -> bool:
        """True for a name that the function sets and that is called like a gradient."""
        return name.startswith("d") and name not in self.parsed.arguments

    @cached_property
    def differentiated(self) -> tuple[str, ...]:
        """The names that come out of tanh or the sigmoid, or that stand squared or in 1 - x."""
        found = _DIFFERENTIATED.findall(self.source)
        return tuple(dict.fromkeys(name for pair in found for name in pair if self.kind(name) is not None))
