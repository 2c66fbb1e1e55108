"""Lines: left out, exchanged with the next one, moved into the loop, out of it, or within it."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from catalog.programs.edit import Span
from catalog.slips.code import Change, Code, short
from catalog.slips.generator import Generator
from catalog.slips.statement import Statement


def left_out(code: Code) -> Iterator[Change]:
    """Leave a line out."""
    for statement in _simple(code):
        yield Change(statement, (code.remove(statement),), f"the line `{_line(code, statement)}` is left out")


def _simple(code: Code) -> list[Statement]:
    return [found for found in code.statements if not isinstance(found.node, ast.For | ast.Return)]


def _line(code: Code, statement: Statement) -> str:
    return short(code.text(statement.node), 40)


def exchanged(code: Code) -> Iterator[Change]:
    """Exchange two lines that follow one another, where one uses what the other sets."""
    for first, second in pairwise(_simple(code)):
        if first.loop is second.loop and (_uses(first, second) or _uses(second, first)):
            spans = (
                Span(first.start, first.stop, code.text(second.node)),
                Span(second.start, second.stop, code.text(first.node)),
            )
            yield Change(first, spans, f"the line `{_line(code, second)}` stands before `{_line(code, first)}`")


def _uses(first: Statement, second: Statement) -> bool:
    """True where a line uses what another one sets."""
    return bool(_reads(first) & _sets(second))


def _sets(statement: Statement) -> set[str]:
    return {node.id for node in ast.walk(statement.node) if isinstance(node, ast.Name) and _changes(node, statement)}


def _changes(node: ast.Name, statement: Statement) -> bool:
    return isinstance(node.ctx, ast.Store) or node.id == statement.target


def _reads(statement: Statement) -> set[str]:
    return {node.id for node in ast.walk(statement.node) if isinstance(node, ast.Name)}


def out_of_loop(code: Code) -> Iterator[Change]:
    """Set a line of the loop behind the loop, or before it."""
    for statement in _simple(code):
        if statement.loop is not None:
            text, indent = code.text(statement.node), " " * statement.loop.col_offset
            end = code.span(statement.loop)[1]
            what = f"the line `{_line(code, statement)}` stands"
            behind = (code.remove(statement), code.insert(end, f"\n{indent}{text}"))
            yield Change(statement, behind, f"{what} behind the loop", run="behind the loop")
            start = code.span(statement.loop)[0]
            before = (code.insert(start, f"{text}\n{indent}"), code.remove(statement))
            yield Change(statement, before, f"{what} before the loop", run="before the loop")


def into_loop(code: Code) -> Iterator[Change]:
    """Set a line that stands before the loop at its beginning, and one behind it at its end."""
    for head in code.statements:
        if isinstance(head.node, ast.For):
            indent = "\n" + " " * head.node.body[0].col_offset
            for statement in _simple(code):
                if statement.loop is None and not isinstance(
                    statement.node.__dict__.get("targets", [None])[0], ast.Tuple
                ):
                    at = head.stop if statement.start < head.start else code.span(head.node)[1]
                    spans = code.remove(statement), code.insert(at, indent + code.text(statement.node))
                    what = f"the line `{_line(code, statement)}` stands in the loop"
                    yield Change(statement, tuple(sorted(spans)), what, run="into the loop")


def within_loop(code: Code) -> Iterator[Change]:
    """Set a line of the loop at the loop's beginning, or at its end."""
    for statement in _simple(code):
        if statement.loop is not None:
            text, indent = code.text(statement.node), " " * statement.node.col_offset
            first, end = code.span(statement.loop.body[0])[0], code.span(statement.loop)[1]
            what = f"the line `{_line(code, statement)}` stands"
            if statement.start > first:
                top = code.insert(first, f"{text}\n{indent}"), code.remove(statement)
                yield Change(statement, top, f"{what} at the beginning of the loop", run="to the top")
            if statement.stop < end:
                last = code.remove(statement), code.insert(end, f"\n{indent}{text}")
                yield Change(statement, last, f"{what} at the end of the loop", run="to the end")


_BEFORE = "def f(a, c):\n    b = a\n    for t in c:\n        d = b\n        b = d + t\n    return b"
_HINT = "The order of the lines, or what stands in the loop, is not that of the algorithm."

GENERATORS = (
    Generator(
        "lost_line",
        left_out,
        "Something that the algorithm does is not done.",
        (_BEFORE, _BEFORE.replace("b = d + t", "")),
    ),
    Generator(
        "exchanged_lines",
        exchanged,
        _HINT,
        (_BEFORE, "def f(a, c):\n    b = a\n    for t in c:\n        b = d + t\n        d = b\n    return b"),
    ),
    Generator(
        "line_out_of_loop",
        out_of_loop,
        _HINT,
        (_BEFORE, "def f(a, c):\n    b = a\n    for t in c:\n        d = b\n        \n    b = d + t\n    return b"),
    ),
    Generator(
        "line_into_loop",
        into_loop,
        _HINT,
        (_BEFORE, "def f(a, c):\n    \n    for t in c:\n        b = a\n        d = b\n        b = d + t\n    return b"),
    ),
    Generator(
        "line_within_loop",
        within_loop,
        _HINT,
        (_BEFORE, "def f(a, c):\n    b = a\n    for t in c:\n        b = d + t\n        d = b\n        \n    return b"),
    ),
)
