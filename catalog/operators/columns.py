"""Columns: which gate a change belongs to, by the line it is made in or by the term of a sum.

A person writes the line of one gate, copies it three times and changes the names. What is wrong in the first line is
then wrong at the same place of the other gates' lines, in other names.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.precedence import chain
from catalog.operators.statement import LocatedStatement

Stretch = tuple[int, int, int]
"""Where a stretch of text begins and ends, and its gate's column."""


@dataclass(frozen=True, eq=False)
class Columns:
    """The gates of one function's lines and terms."""

    code: Code

    def column(self, change: Change) -> int | None:
        """Return the gate that a change belongs to: that of the line, or that of the term it stands in."""
        at = change.spans[0].start
        return next((column for start, stop, column in self._of(change.statement) if start <= at <= stop), None)

    def masked(self, words: str, change: Change) -> str:
        """Return words about a change with its gate's names replaced by what they are."""
        return self.code.parallels.masked(words, self.column(change), change.statement.target)

    def _of(self, statement: LocatedStatement) -> list[Stretch]:
        if statement not in self._known:
            self._known[statement] = list(self._stretches(statement))
        return self._known[statement]

    @cached_property
    def _known(self) -> dict[LocatedStatement, list[Stretch]]:
        return {}

    def _stretches(self, statement: LocatedStatement) -> Iterator[Stretch]:
        columns = self.code.parallels.columns
        if statement.target in columns:
            yield statement.start, statement.stop, columns[statement.target]
        elif statement.value is not None:
            yield from self._terms(statement.start, chain(statement.value, ast.Add))

    def _terms(self, start: int, terms: list[ast.expr]) -> Iterator[Stretch]:
        columns = self.code.parallels.columns
        for term in terms:
            names = [node.id for node in ast.walk(term) if isinstance(node, ast.Name)]
            found = {columns[name] for name in names if name in columns}
            stop = self.code.span(term)[1]
            if len(found) == 1:
                yield start, stop, found.pop()
            start = stop
