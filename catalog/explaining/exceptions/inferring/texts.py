"""Texts: the places in a reference function where a name, a key or an attribute can stand, the likeliest first."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator

from catalog.caching import REGISTRY
from catalog.explaining.exceptions.lines import words
from catalog.explaining.exceptions.starters import is_given
from catalog.programs.edit import Span
from catalog.programs.statements import FunctionText, Statement
from catalog.registry import exercises, family, given_lines


@REGISTRY.keep()
def text_of(function: str) -> FunctionText:
    """Return the text of a function of the reference."""
    return FunctionText(family(exercises()[function]).sources[function])


def is_own(function: str, statement: Statement) -> bool:
    """True for a line that students write, and the course does not give."""
    line = text_of(function).text[statement.start : statement.stop]
    return not is_given(line, given_lines(exercises()[function])[function])


def in_order(function: str, source: str) -> list[Statement]:
    """Return the statements of a function: the one that stands for the line shown, those students write, the others."""
    text = text_of(function)

    def rank(statement: Statement) -> tuple[bool, bool]:
        line = text.text[statement.start : statement.stop]
        return not source or target(line) != target(source), not is_own(function, statement)

    return sorted(text.statements, key=rank)


def target(line: str) -> tuple[str, ...]:
    """Return the words before a line's equals sign; () for a line without one."""
    left, sign, _ = re.sub(r"[+*/-]=", "=", line).partition("=")
    return words(left) if sign else ()


def nodes(function: str, source: str, wanted: Callable[[ast.expr], bool]) -> Iterator[ast.expr]:
    """Yield the expressions of a kind in the order in which a mistake is looked for among them."""
    for statement in in_order(function, source):
        root = statement.node.iter if isinstance(statement.node, ast.For) else statement.node
        yield from (node for node in ast.walk(root) if isinstance(node, ast.expr) and wanted(node))


def put(function: str, node: ast.expr | ast.stmt, text: str) -> Span:
    """Return the span that puts a text in the place of a node."""
    return Span(*text_of(function).span(node), text)


def spans_of(function: str, found: Iterable[ast.expr], text: str) -> list[tuple[Span, ...]]:
    """Return for each node the spans that put a text in its place."""
    return [(put(function, node, text),) for node in found]
