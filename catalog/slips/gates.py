"""Grouping: one slip made on all gates, on all lines of a run, or at all places of a line, is one slip."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from catalog.programs.edit import Span
from catalog.slips.code import Change, Code
from catalog.slips.edits import overlap
from catalog.slips.levels import chain
from catalog.slips.statement import Statement

Members = tuple[Change, ...]


@dataclass(frozen=True, eq=False)
class Grouping:
    """Joins the changes of one generator in one function."""

    code: Code

    def groups(self, changes: Iterable[Change]) -> Iterator[Members]:
        """Yield the changes that are one slip together, two of them or more."""
        families: dict[Any, list[Change]] = {}
        for change in changes:
            for key in self._keys(change):
                families.setdefault(key, []).append(change)
        for (_, kind, *_), members in families.items():
            if len(members) > 1:
                yield from self._split(kind, members)

    def _keys(self, change: Change) -> Iterator[tuple[str, str, Any]]:
        statement, words = change.statement, change.alike or change.what
        masked = self.code.parallels.masked(words, self.column(change), statement.target)
        yield masked, "everywhere", ""
        yield words, "everywhere", "same words"
        yield masked, "role", self.code.parallels.role.get(statement.target, statement.target)
        if self._is_of_parameter(statement):
            yield masked, "parameters", ""
        yield words, "line", statement.start
        inside = self.code.source[statement.start : change.spans[0].start]
        yield (
            change.run or (words if change.alike else change.spans[0].text),
            "run",
            (self._forms[statement], _tokens(inside)),
        )

    def _split(self, kind: str, members: list[Change]) -> Iterator[Members]:
        if kind == "run":
            yield from _runs(members, self._order)
            return
        yield tuple(members)
        for columns in self.code.parallels.kinds:
            chosen = tuple(member for member in members if self.column(member) in columns)
            if 1 < len(chosen) < len(members) and len({self.column(member) for member in chosen}) == len(columns):
                yield chosen

    def column(self, change: Change) -> int | None:
        """Return the gate that a change belongs to: that of the line, or that of the term it stands in."""
        at = change.spans[0].start
        return next((column for start, stop, column in self._columns(change.statement) if start <= at <= stop), None)

    def _columns(self, statement: Statement) -> list[tuple[int, int, int]]:
        if statement not in self._known:
            self._known[statement] = list(self._terms(statement))
        return self._known[statement]

    @cached_property
    def _known(self) -> dict[Statement, list[tuple[int, int, int]]]:
        return {}

    def _terms(self, statement: Statement) -> Iterator[tuple[int, int, int]]:
        columns = self.code.parallels.columns
        if statement.target in columns:
            yield statement.start, statement.stop, columns[statement.target]
        elif statement.value is not None:
            last = statement.start
            for term in chain(statement.value, ast.Add):
                names = [node.id for node in ast.walk(term) if isinstance(node, ast.Name)]
                found = {columns[name] for name in names if name in columns}
                if len(found) == 1:
                    yield last, self.code.span(term)[1], found.pop()
                last = self.code.span(term)[1]

    def _is_of_parameter(self, statement: Statement) -> bool:
        return statement.target[1:] in self._parameters and statement.target[:1] == "d"

    @cached_property
    def _parameters(self) -> frozenset[str]:
        held = [value for value in self.code.values.values() if isinstance(value, dict)]
        return frozenset(key for value in held for key in value)

    @cached_property
    def _order(self) -> dict[Statement, int]:
        return {statement: at for at, statement in enumerate(self.code.statements)}

    @cached_property
    def _forms(self) -> dict[Statement, str]:
        return {statement: _form(statement.node) for statement in self.code.statements}


def _form(node: ast.stmt) -> str:
    """Return the kinds of a statement's nodes."""
    return " ".join(type(part).__name__ for part in ast.walk(node)) if not isinstance(node, ast.For) else ""


def _tokens(text: str) -> int:
    return len(re.findall(r"\w+|[^\w\s]", text))


def _runs(members: list[Change], order: dict[Statement, int]) -> Iterator[Members]:
    """Yield the changes of each run of lines that follow one another, then all of them."""
    runs: list[list[Change]] = [[]]
    for member in members:
        if runs[-1] and order[member.statement] - order[runs[-1][-1].statement] not in (0, 1):
            runs.append([])
        runs[-1].append(member)
    yield from (tuple(run) for run in runs if len(run) > 1)
    yield tuple(members)


def together(members: Members) -> Change | None:
    """Return one change that makes all of them, None where they stand in each other's way."""
    if len(members) == 1:
        return None if overlap(members[0].spans) else members[0]
    inserted: dict[int, str] = {}
    replaced: list[Span] = []
    for span in (span for member in members for span in member.spans):
        if span.start == span.stop:
            inserted[span.start] = inserted.get(span.start, "") + span.text
        else:
            replaced.append(span)
    spans = (*replaced, *(Span(at, at, text) for at, text in inserted.items()))
    return None if overlap(spans) else replace(members[0], spans=spans)
