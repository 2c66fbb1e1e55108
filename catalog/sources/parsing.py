"""Parsing: a piece of code to its top-level statements, those of a cell that is broken elsewhere included."""

import ast
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from catalog.sources.apart import Statement
from catalog.sources.magics import logical_lines, without_magics
from catalog.sources.source import Piece, plain

# Eight functions have 20,000 characters, and the whole assignment with all its texts 100,000.
LONGEST = 1_000_000

# Of a cell that cannot be parsed, so many statements are tried one by one.
MOST_PARTS = 2000

# What parsing and compiling raise for a text that is no program, or one that nobody typed.
NO_PROGRAM = (SyntaxError, ValueError, RecursionError, MemoryError)

_GOES_ON = re.compile(r"[ \t]|[)\]}#]|(?:elif|else|except|finally)\b|$")
_DETECTED = re.compile(r" \(detected at line \d+\)")
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A statement and its syntax tree."""

    statement: Statement
    node: ast.stmt


@dataclass(frozen=True, slots=True)
class Parse:
    """The statements of a piece. error: why not all of it can be parsed, a sentence. broken: the texts that cannot."""

    parsed: tuple[Parsed, ...] = ()
    error: str = ""
    broken: tuple[str, ...] = ()


def parse(piece: Piece) -> Parse:
    """Return the statements of a piece; where it cannot be parsed, those of its parts that can be."""
    text = plain(piece.text)
    if len(text) > LONGEST:
        return Parse(error=f"{piece.name} has {len(text):,} characters and is left out: nobody types that many.")
    for attempt in _attempts(text):
        try:
            return Parse(tuple(_statements(attempt, piece.cell, 1)))
        except NO_PROGRAM:
            continue
    parsed, errors, broken = _of_parts(without_magics(text), piece.cell)
    return Parse(tuple(parsed), _sentence(piece, errors[0]) if errors else "", tuple(broken))


def _attempts(text: str) -> Iterator[str]:
    """Yield a text as it is, which most often will do, without what IPython adds, and with the tabs of Python 2."""
    yield text
    yield without_magics(text)
    yield _with_spaces(without_magics(text))


def tree_of(text: str) -> ast.Module:
    """Return the syntax tree of a text without the warnings that it gives; raises one of NO_PROGRAM."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def cut(lines: Sequence[str], node: ast.stmt) -> str:
    """Return the text of a statement with its decorators; where it stands alone in its lines, with its indentation."""
    first, start = beginning(node)
    chosen = list(lines[first - 1 : node.end_lineno])
    chosen[-1] = _bytes_until(chosen[-1], node.end_col_offset)
    before = chosen[0].encode(errors="surrogatepass")[:start].decode(errors="surrogatepass")
    if before.strip():
        chosen[0] = chosen[0][len(before) :]
    return "\n".join(chosen)


def beginning(node: ast.stmt) -> tuple[int, int]:
    """Return the line and the byte at which a statement begins; a decorator's sign belongs to it."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([(node.lineno, node.col_offset), *((each.lineno, node.col_offset) for each in decorators)])


def _bytes_until(line: str, stop: int | None) -> str:
    return line.encode(errors="surrogatepass")[:stop].decode(errors="surrogatepass")


def _statements(text: str, cell: int | None, line: int) -> Iterator[Parsed]:
    lines = text.split("\n")
    for node in tree_of(text).body:
        yield Parsed(Statement(cut(lines, node), cell, beginning(node)[0] + line - 1), node)


def _with_spaces(text: str) -> str:
    """Return a text that mixes tabs and spaces as Python 2 read it: a tab reaches to the next eighth column."""
    return _INDENTATION.sub(lambda found: found[0].expandtabs(8), text)


def _of_parts(text: str, cell: int | None) -> tuple[list[Parsed], list[tuple[int, Exception]], list[str]]:
    """Return the statements of the parts that can be parsed, and each error with the line where its part begins."""
    parsed: list[Parsed] = []
    errors: list[tuple[int, Exception]] = []
    broken: list[str] = []
    for first, part in islice(_parts(list(logical_lines(text)), 1), MOST_PARTS):
        # A quote or bracket that is never closed joins everything behind it.
        smaller_parts = [(first, part)] if _parses(part) else _parts(part.splitlines(keepends=True), first)
        for line, smaller in islice(smaller_parts, MOST_PARTS):
            try:
                parsed += _statements(smaller, cell, line)
            except NO_PROGRAM as error:
                errors.append((line, error))
                broken.append(smaller)
    return parsed, errors, broken


def _parses(text: str) -> bool:
    try:
        tree_of(text)
    except NO_PROGRAM:
        return False
    return True


def _parts(lines: Sequence[str], line: int) -> Iterator[tuple[int, str]]:
    """Yield the statements of a text, told apart by what begins at the margin, each with its line."""
    part: list[str] = []
    first = line
    for each in lines:
        decorated = bool(part) and part[-1].startswith("@")
        if part and not decorated and not _GOES_ON.match(each.rstrip("\n")):
            yield first, "".join(part)
            part, first = [], line
        part.append(each)
        line += each.count("\n")
    if part:
        yield first, "".join(part)


def _sentence(piece: Piece, error: tuple[int, Exception]) -> str:
    first, raised = error
    if not isinstance(raised, SyntaxError):
        return f"{piece.name} cannot be parsed: {type(raised).__name__} in line {first}."
    words = _DETECTED.sub("", raised.msg or "invalid syntax").split(". ")[0].rstrip(".")
    return f"{piece.name} cannot be parsed: {words} in line {first + (raised.lineno or 1) - 1}."
