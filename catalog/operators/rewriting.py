"""Rewriting: what a rule's replacement is in a function's text, and where it goes.

A person either thinks of the whole expression, which is then read as it is meant, or types over one character of it,
whatever it is read as then.
"""

import ast
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Any

from catalog.operators.code import Code
from catalog.operators.precedence import ATOM, level
from catalog.operators.statement import LocatedStatement
from catalog.operators.template import Found, Template
from catalog.programs.edit import Span

_ARROW = re.compile(" [-~]> ")


@dataclass(frozen=True, eq=False, slots=True)
class Occurrence:
    """Code of a pattern's form. node: the expression, or the line; found: what each metavariable stands for."""

    code: Code
    statement: LocatedStatement
    node: Any
    found: Found


@dataclass(frozen=True)
class Rewriting:
    """`pattern -> replacement`, put in the place of the whole, or `pattern ~> replacement`, typed over it.

    Only the first sets parentheses where the whole, or what a metavariable stands for, needs them in its new place; the
    second replaces only what differs.
    """

    form: str

    @cached_property
    def _is_typed(self) -> bool:
        return " ~> " in self.form

    @cached_property
    def _sides(self) -> tuple[Template, Template]:
        sides = tuple(map(Template, _ARROW.split(self.form)))
        if len(sides) != 2 or not all(map(_is_one_line, sides)):
            raise ValueError(
                f"the form {self.form!r} is none: a form is `pattern -> replacement` or `pattern ~> replacement`, each "
                "an expression or a line of Python, such as `np.zeros(x) -> np.ones(x)`"
            )
        return sides

    @property
    def pattern(self) -> Template:
        """What code looks like before."""
        return self._sides[0]

    @cached_property
    def _common(self) -> tuple[int, int]:
        """How many parts the two sides have in common, at the beginning and at the end."""
        one, two = (side.parts for side in self._sides)
        first = _agreeing(one, two)
        return first, _agreeing(one[first:][::-1], two[first:][::-1])

    def texts(self, match: Occurrence, choice: str) -> list[str]:
        """Return the replacement's parts, with what stands for its metavariables."""
        parts = enumerate(self._sides[1].parts)
        return [self._standing(match, at, choice) if at % 2 else part for at, part in parts]

    def _standing(self, match: Occurrence, at: int, choice: str) -> str:
        """Return what stands for one of the replacement's metavariables."""
        node = match.found.get(self._sides[1].parts[at])
        if node is None:
            return choice
        if not self._is_typed:
            return match.code.fit(node, self._sides[1].needs[at // 2])
        start, stop = match.code.outer(node)
        return match.code.source[start:stop]

    def span(self, match: Occurrence, texts: list[str]) -> Span:
        """Return the span that makes the replacement."""
        if not self._is_typed:
            return match.code.put(match.node, "".join(texts), self._binds(match))
        first, last = self._common
        start, stop = self._edge(match, first), self._edge(match, len(self.pattern.parts) - last)
        return Span(start, stop, "".join(texts[first : len(texts) - last]))

    def _binds(self, match: Occurrence) -> int:
        """Return how tightly the replacement binds."""
        root = self._sides[1].root
        root = match.found.get(root.id, root) if isinstance(root, ast.Name) else root
        return level(root) if isinstance(root, ast.expr) else ATOM

    def _edge(self, match: Occurrence, at: int) -> int:
        """Return where one of the pattern's parts begins in the text."""
        parts = self.pattern.parts
        if at in (0, len(parts)):
            return match.code.span(match.node)[at > 0]
        node = match.found[parts[at if at % 2 else at - 1]]
        place = match.code.span if node is match.node else match.code.outer
        return place(node)[1 - at % 2]


def _is_one_line(side: Template) -> bool:
    try:
        return bool(side.root)
    except (ValueError, SyntaxError):
        return False


def _agreeing(one: tuple[str, ...], two: tuple[str, ...]) -> int:
    """Return how many parts are the same before one differs."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False))))
