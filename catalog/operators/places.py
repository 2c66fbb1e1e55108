"""Places: where a mutant is made, in words for its title, and in words for a hint that do not say what it is.

A person who made a mutant is first sent to the line, then told what kind of thing is wrong there.
"""

import ast
from collections.abc import Iterable

from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.statement import LocatedStatement

_SIGHTS = {
    "sets": ("the line that sets", "the lines that set"),
    "first": ("the line that first sets", "the lines that first set"),
    "last": ("the line that last sets", "the lines that last set"),
    "unpacks": ("the line that unpacks", "the lines that unpack"),
    "fills": ("the line that fills", "the lines that fill"),
    "calls": ("the line that calls", "the lines that call"),
    "handed": ("what is handed to", "what is handed to"),
    "head": ("the head of", "the head of"),
    "returns": ("what is", "what is"),
}
"""What there is to look at, before its name: of one line, and of several."""

_NAMES = {"unpacks": "`{}`", "returns": "returned"}
"""How what a line sets is written there, where it is not as it is."""


def listed(names: Iterable[str], more: str = "more lines") -> str:
    """Return names as a list in words: all of three, the first two of more."""
    found = list(dict.fromkeys(names))
    if len(found) > 3:
        return f"{found[0]}, {found[1]} and {len(found) - 2} {more}"
    return " and ".join([part for part in (", ".join(found[:-1]), found[-1]) if part])


def places(members: Iterable[Change]) -> str:
    """Return where a mutant is made."""
    return f"in {listed(member.statement.where.removeprefix('in ') for member in members)}"


def look(code: Code, members: tuple[Change, ...]) -> str:
    """Return where to look, without saying for what."""
    seen: dict[str, list[str]] = {}
    affected = [(member, statement) for member in members for statement in _affected(code, member)]
    for member, statement in affected:
        sight = _sight(code, member, statement)
        seen.setdefault(sight, []).append(_NAMES.get(sight, "{}").format(statement.target))
    if list(seen) == ["returns"]:
        return f"Look at what {code.function} returns."
    phrases = [f"{_SIGHTS[sight][len(set(names)) > 1]} {listed(names, 'more')}" for sight, names in seen.items()]
    inside = all(statement.loop is not None for _, statement in affected)
    return f"Look at {', and at '.join(phrases)} in {'the loop of ' if inside else ''}{code.function}."


def _affected(code: Code, change: Change) -> list[LocatedStatement]:
    """Return the lines in which a change puts other text; its own where it only moves or leaves out."""
    own = change.statement
    if all(own.start <= span.start and span.stop <= own.stop for span in change.spans):
        return [own]
    put = [span for span in change.spans if span.text and span.start < span.stop]
    lines = code.statements
    return [line for line in lines if any(line.start <= span.start < line.stop for span in put)] or [own]


def _sight(code: Code, change: Change, statement: LocatedStatement) -> str:
    """Return what there is to look at in one of the lines of a change."""
    if isinstance(statement.node, ast.Return):
        return "returns"
    if isinstance(statement.node, ast.For):
        return "head"
    if statement.value is not None and code.is_exercise(statement.value):
        return "handed" if _is_in_arguments(code, change, statement) else "calls"
    if isinstance(statement.node, ast.Expr):
        return "fills"
    return "unpacks" if statement.is_unpacking else _setting(code, statement)


def _is_in_arguments(code: Code, change: Change, statement: LocatedStatement) -> bool:
    """True where a line calls another exercise, and a change leaves everything in the line but the arguments."""
    call = statement.value
    assert isinstance(call, ast.Call)
    here = [span for span in change.spans if statement.start <= span.start <= statement.stop]
    return all(code.span(call.func)[1] < span.start and span.stop < statement.stop for span in here)


def _setting(code: Code, statement: LocatedStatement) -> str:
    """Return which of the lines that set a name this one is: the first, the last, or the one in the loop."""
    lines = code.setting[statement.target]
    if len(lines) == 1 or statement.loop is not None or statement not in (lines[0], lines[-1]):
        return "sets"
    return "first" if statement is lines[0] else "last"
