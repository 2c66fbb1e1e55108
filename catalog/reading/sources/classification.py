"""Blocks: statements at the top level, those within `if` and `try` included, cut down to what can define something."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from catalog.reading.sources.extracted import TopLevelStatement
from catalog.reading.sources.names import Names, calls_at_once, names_of
from catalog.reading.sources.parsing import NO_PROGRAM, Parsed, beginning, cut, lines_of

# Who mentions one of these draws numbers, or reads from a file, the network or the keyboard.
DRAWS = frozenset({"random", "randn", "rand", "randint", "default_rng", "RandomState"}) | frozenset(
    {"open", "input", "load", "loadtxt", "genfromtxt", "read_csv", "urlopen", "urlretrieve", "load_dataset"}
)

_DEFINES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
_ASSIGNS = (ast.Assign, ast.AnnAssign, *([ast.TypeAlias] if hasattr(ast, "TypeAlias") else []))
_BRANCHES = (ast.If, ast.Try, ast.TryStar)

# A line and a byte in it, both from 0.
Spot = tuple[int, int]


class StatementKind(Enum):
    """What a statement is: executed where needed, executed where it holds no data, or never executed."""

    DEFINITION = auto()
    ASSIGNMENT = auto()
    NEVER = auto()


@dataclass(frozen=True, slots=True)
class Classified:
    """A statement that compiles, its kind and its names; draws: it itself mentions what gives data, or calls it."""

    statement: TopLevelStatement
    node: ast.stmt
    kind: StatementKind
    names: Names
    draws: bool = False


def classify(parsed: Parsed, functions: frozenset[str]) -> Iterator[Classified]:
    """Yield a top-level statement with its kind, those of a block that always runs, or what is left of another.

    Raises what names_of raises.
    """
    node = parsed.node
    if isinstance(node, ast.If) and (body := _always(node)) is not None:
        lines = lines_of(parsed.statement.text)
        for child in body:
            yield from classify(_child(parsed, child, lines), functions)
    elif isinstance(node, _BRANCHES):
        yield from _block(parsed, functions)
    else:
        yield _classified(parsed.statement, node, _kind(node), functions)


def _classified(
    statement: TopLevelStatement, node: ast.stmt, kind: StatementKind, functions: frozenset[str]
) -> Classified:
    names = names_of(node)
    draws = kind is StatementKind.ASSIGNMENT and (bool(names.mentions & DRAWS) or calls_at_once(node, functions))
    return Classified(replace(statement, names=tuple(sorted(names.binds))), node, kind, names, draws)


def _kind(node: ast.stmt) -> StatementKind:
    if isinstance(node, _DEFINES):
        return StatementKind.DEFINITION
    return StatementKind.ASSIGNMENT if isinstance(node, _ASSIGNS) else StatementKind.NEVER


def _always(node: ast.If) -> list[ast.stmt] | None:
    """Return the statements of a condition that are known to run: not those for a program that is started."""
    if isinstance(node.test, ast.Constant):
        return node.body if node.test.value else node.orelse
    started = isinstance(node.test, ast.Compare) and "__main__" in ast.unparse(node.test)
    return node.orelse if started else None


def _child(parsed: Parsed, child: ast.stmt, lines: Sequence[bytes]) -> Parsed:
    """Return a statement within a block, which has these lines, as one of the top level."""
    first = beginning(parsed.node)[0]
    line = parsed.statement.line - first + beginning(child)[0]
    return Parsed(TopLevelStatement(cut(lines, child, first), parsed.statement.cell, line), child)


def _block(parsed: Parsed, functions: frozenset[str]) -> Iterator[Classified]:
    """Yield what is left of a block when `pass` stands for all that never runs, and then what that was."""
    dropped = list(_dropped(parsed.node, functions))
    text = _with_passes(parsed, dropped)
    statement = replace(parsed.statement, text=text)
    try:
        node = statement.tree().body[0]
        left = _classified(statement, node, StatementKind.ASSIGNMENT, functions)
    except NO_PROGRAM:
        dropped, left = [parsed.node], None
    if left is not None and left.names.binds:
        yield left
    offset = parsed.statement.line - beginning(parsed.node)[0]
    for each in dropped:
        yield _classified(replace(parsed.statement, line=each.lineno + offset), each, StatementKind.NEVER, functions)


def _dropped(node: ast.stmt, functions: frozenset[str]) -> Iterator[ast.stmt]:
    """Yield the outermost statements within a block that never run."""
    for child in _children(node):
        if isinstance(child, _BRANCHES):
            yield from _dropped(child, functions)
        elif isinstance(child, _ASSIGNS):
            if calls_at_once(child, functions) or _mentions_draws(child):
                yield child
        elif not isinstance(child, (*_DEFINES, ast.Pass)):
            yield child


def _children(node: ast.stmt) -> Iterator[ast.stmt]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            yield child
        elif isinstance(child, ast.ExceptHandler):
            yield from child.body


def _mentions_draws(node: ast.stmt) -> bool:
    words = {getattr(part, "id", getattr(part, "attr", "")) for part in ast.walk(node)}
    return not words.isdisjoint(DRAWS)


def _with_passes(parsed: Parsed, dropped: list[ast.stmt]) -> str:
    """Return a block's text with `pass` for each of these statements, in their order; all lines keep their numbers."""
    lines, first = lines_of(parsed.statement.text), beginning(parsed.node)[0]
    found: list[bytes] = []
    row = column = missing = 0
    for node in dropped:
        top, start = beginning(node)
        found += (*_between(lines, (row, column), (top - first, start), missing), b"pass")
        missing = missing if row == top - first else 0
        row, column = (node.end_lineno or node.lineno) - first, node.end_col_offset or 0
        missing += row - (top - first)
    end = len(lines) - 1, len(lines[-1])
    found += _between(lines, (row, column), end, missing)
    return b"".join((*found, b"\n" * missing if row == end[0] else b"")).decode(errors="surrogatepass")


def _between(lines: Sequence[bytes], start: Spot, stop: Spot, missing: int) -> Iterator[bytes]:
    """Yield what stands between two spots; missing: how many lines more end where the first one ends."""
    if start[0] == stop[0]:
        yield lines[start[0]][start[1] : stop[1]]
        return
    yield lines[start[0]][start[1] :] + b"\n" * missing
    for line in lines[start[0] + 1 : stop[0]]:
        yield b"\n" + line
    yield b"\n" + lines[stop[0]][: stop[1]]
