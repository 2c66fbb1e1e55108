"""Sites: the expressions of a student's source whose values are looked at."""

import ast
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

OF_ARRAYS = frozenset(dir(np.ndarray))
"""What every array has, as T and shape: an expression, and nothing that anybody assigns."""


class SiteKind(StrEnum):
    """What a site is: an expression, what a name holds after a statement, or what a loop runs over."""

    VALUE = "value"
    HELD = "held"
    LOOP = "loop"


@dataclass(frozen=True, slots=True)
class Site:
    """An expression of a source. Lines count from 1, columns from 0, in bytes, as ast has them.

    file, function: where it stands. statement: where its statement stands. names: the targets that it is assigned to,
    as text. key: the entry of a dict that it becomes, "" for none. returned: whether it is what the function returns.
    within: the number of the expression around it, None for none.
    """

    number: int
    kind: SiteKind
    node: ast.expr
    file: str
    function: str
    statement: ast.stmt
    names: tuple[str, ...] = ()
    key: str = ""
    returned: bool = False
    within: int | None = None

    @property
    def span(self) -> tuple[int, int, int, int]:
        """The line and column where it begins, and those where it ends."""
        node = self.node
        return node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or node.col_offset

    @property
    def text(self) -> str:
        """The expression, as Python writes it."""
        return ast.unparse(self.node)

    @property
    def calls(self) -> str:
        """The name of the function or method that it calls, "" where it is no call by name."""
        function = self.node.func if isinstance(self.node, ast.Call) else None
        if isinstance(function, ast.Attribute):
            return function.attr
        return function.id if isinstance(function, ast.Name) else ""

    @property
    def reads(self) -> str:
        """The name that it is, or the attribute of one, as text; "" where it is neither."""
        return path_of(self.node) if self.kind is SiteKind.VALUE else ""


def path_of(node: ast.expr) -> str:
    """Return a name or an attribute of one, as self.dWax, as text; "" for what is neither."""
    base = node
    while isinstance(base, ast.Attribute) and base.attr not in OF_ARRAYS:
        base = base.value
    return ast.unparse(node) if isinstance(base, ast.Name) else ""


def called(path: str) -> str:
    """Return what a name or an attribute is called: dWax for self.dWax."""
    return path.rpartition(".")[2]


def held_at(path: str) -> str:
    """Return where what a name or an attribute holds is found: .dWax for self.dWax, whatever the object is called."""
    return f".{called(path)}" if "." in path else path
