"""Grouping: one mutant made on all gates, on all lines of a run, or at all places of a line, is one mutant.

A person who believes something wrong writes it wherever it comes up: in the four gates, in the three that have a
sigmoid, in every gradient of a parameter, at each use in one line, or in all lines of a block that was copied.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.columns import Columns
from catalog.operators.edits import overlap
from catalog.operators.statement import LocatedStatement
from catalog.programs.edit import Span

Members = tuple[Change, ...]


@dataclass(frozen=True, eq=False)
class Grouping:
    """Joins the changes of one operator in one function."""

    code: Code

    def groups(self, changes: Iterable[Change]) -> Iterator[Members]:
        """Yield the changes that are one mutant together, two of them or more."""
        families: dict[Any, list[Change]] = {}
        for change in changes:
            for key in self._keys(change):
                families.setdefault(key, []).append(change)
        for (_, kind, *_), members in families.items():
            if len(members) > 1:
                yield from self._split(kind, members)

    def _keys(self, change: Change) -> Iterator[tuple[str, str, Any]]:
        """Yield what a change has in common with those that are one mutant with it."""
        statement, words = change.statement, change.alike or change.what
        masked = self._columns.masked(words, change)
        yield masked, "everywhere", ""
        yield words, "everywhere", "same words"
        yield masked, "role", self.code.parallels.role.get(statement.target, statement.target)
        if statement.target[:1] == "d" and statement.target[1:] in self._parameters:
            yield masked, "parameters", ""
        yield words, "line", statement.start
        yield change.run or change.alike or change.spans[0].text, "run", self._position(change)

    def _position(self, change: Change) -> tuple[str, int]:
        """Return the form of a change's line, and how many words stand before the change in it."""
        before = self.code.source[change.statement.start : change.spans[0].start]
        if change.statement not in self._forms:
            self._forms[change.statement] = _form(change.statement.node)
        return self._forms[change.statement], len(re.findall(r"\w+|[^\w\s]", before))

    def _split(self, kind: str, members: list[Change]) -> Iterator[Members]:
        """Yield changes that have something in common: by run of lines, or all of them and those of some gates."""
        if kind == "run":
            yield from self._runs(members)
            return
        yield tuple(members)
        for columns in self.code.parallels.kinds:
            chosen = tuple(member for member in members if self._columns.column(member) in columns)
            found = {self._columns.column(member) for member in chosen}
            if 1 < len(chosen) < len(members) and len(found) == len(columns):
                yield chosen

    def _runs(self, members: list[Change]) -> Iterator[Members]:
        """Yield the changes of each run of lines that follow one another, then all of them."""
        runs: list[list[Change]] = [[]]
        for member in members:
            if runs[-1] and self._order[member.statement] - self._order[runs[-1][-1].statement] not in (0, 1):
                runs.append([])
            runs[-1].append(member)
        yield from (tuple(run) for run in runs if len(run) > 1)
        yield tuple(members)

    @cached_property
    def _columns(self) -> Columns:
        return Columns(self.code)

    @cached_property
    def _parameters(self) -> frozenset[str]:
        held = [value for value in self.code.values.values() if isinstance(value, dict)]
        return frozenset(key for value in held for key in value)

    @cached_property
    def _order(self) -> dict[LocatedStatement, int]:
        return {statement: at for at, statement in enumerate(self.code.statements)}

    @cached_property
    def _forms(self) -> dict[LocatedStatement, str]:
        return {}


def _form(node: ast.stmt) -> str:
    """Return the kinds of a statement's nodes."""
    return " ".join(type(part).__name__ for part in ast.walk(node)) if not isinstance(node, ast.For) else ""


def together(members: Members) -> Change | None:
    """Return one change that makes all of them, None where they stand in each other's way."""
    if len(members) == 1:
        return None if overlap(members[0].spans) else members[0]
    spans = _merged(span for member in members for span in member.spans)
    return None if overlap(spans) else replace(members[0], spans=spans)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans with what is inserted at one place made one."""
    inserted: dict[int, str] = {}
    replaced: list[Span] = []
    for span in spans:
        if span.start == span.stop:
            inserted[span.start] = inserted.get(span.start, "") + span.text
        else:
            replaced.append(span)
    return *replaced, *(Span(at, at, text) for at, text in inserted.items())
