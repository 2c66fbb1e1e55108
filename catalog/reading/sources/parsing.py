"""Parsing: a chunk of code to its top-level statements, those of a cell that is broken elsewhere included."""

import ast
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.model.findings.sources import ChunkLeftOut, ChunkTooLong, NotParsed, PartsLeftOut
from catalog.reading.sources.extracted import TopLevelStatement
from catalog.reading.sources.magics import logical_lines, without_magics
from catalog.reading.sources.source import Chunk, plain

# Eight functions have 20,000 characters, and the whole assignment with all its texts 100,000.
LONGEST = 300_000

# So many statements of a chunk are looked at, and so many parts of one that cannot be parsed.
MAX_STATEMENTS, MAX_PARTS = 5000, 2000

# What parsing and compiling raise for a text that is no program, or one that nobody typed.
NO_PROGRAM = (SyntaxError, ValueError, RecursionError, MemoryError)

_GOES_ON = re.compile(r"[ \t]|[)\]}#]|(?:elif|else|except|finally)\b|$")
_DETECTED = re.compile(r" \(detected at line \d+\)")
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_BLANK = re.compile(rb"\s*")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A statement and its syntax tree."""

    statement: TopLevelStatement
    node: ast.stmt


@dataclass(frozen=True, slots=True)
class Parse:
    """The statements of a chunk.

    error: why not all of it can be parsed. broken: the texts that cannot. left_out: what was not looked at.
    """

    parsed: tuple[Parsed, ...] = ()
    error: ChunkTooLong | NotParsed | PartsLeftOut | None = None
    broken: tuple[str, ...] = ()
    left_out: ChunkLeftOut | None = None


def parse(chunk: Chunk) -> Parse:
    """Return the statements of a chunk; where it cannot be parsed, those of its parts that can be."""
    text = plain(chunk.text)
    if len(text) > LONGEST:
        return Parse(error=ChunkTooLong(chunk.cell, len(text)))
    for attempt in _attempts(text):
        try:
            return _whole(chunk, attempt)
        except NO_PROGRAM:
            continue
    return _of_parts(chunk, without_magics(text))


def _attempts(text: str) -> Iterator[str]:
    """Yield a text as it is, which most often will do, without what IPython adds, and with the tabs of Python 2."""
    yield text
    plainer = without_magics(text)
    if plainer != text:
        yield plainer
    if "\t" in plainer:
        yield _with_spaces(plainer)


def _whole(chunk: Chunk, text: str) -> Parse:
    """Return the statements of a text that is a program. Raises one of NO_PROGRAM."""
    nodes = tree_of(text).body
    parsed = tuple(_statements(nodes[:MAX_STATEMENTS], text, chunk.cell, 1))
    return Parse(parsed, left_out=_left_out(chunk, nodes[MAX_STATEMENTS:], MAX_STATEMENTS))


def _left_out(chunk: Chunk, left: Sequence[ast.stmt], most: int) -> ChunkLeftOut | None:
    return ChunkLeftOut(chunk.cell, most, (chunk.cell, left[0].lineno)) if left else None


def tree_of(text: str) -> ast.Module:
    """Return the syntax tree of a text without the warnings that it gives; raises one of NO_PROGRAM."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def lines_of(text: str) -> list[bytes]:
    """Return the lines of a text as bytes, in which Python counts its columns."""
    return text.encode(errors="surrogatepass").split(b"\n")


def cut(lines: Sequence[bytes], node: ast.stmt, first: int = 1) -> str:
    """Return the text of a statement with its decorators; where it stands alone in its lines, with its indentation.

    first: the number of the first of these lines.
    """
    top, start = beginning(node)
    chosen = list(lines[top - first : (node.end_lineno or node.lineno) - first + 1])
    chosen[-1] = chosen[-1][: node.end_col_offset]
    blank = _BLANK.match(chosen[0])
    if blank is not None and blank.end() < start:
        chosen[0] = chosen[0][start:]
    return b"\n".join(chosen).decode(errors="surrogatepass")


def beginning(node: ast.stmt) -> tuple[int, int]:
    """Return the line and the byte at which a statement begins; a decorator's sign belongs to it."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([(node.lineno, node.col_offset), *((each.lineno, node.col_offset) for each in decorators)])


def _statements(nodes: Sequence[ast.stmt], text: str, cell: int | None, line: int) -> Iterator[Parsed]:
    lines = lines_of(text)
    for node in nodes:
        yield Parsed(TopLevelStatement(cut(lines, node), cell, beginning(node)[0] + line - 1), node)


def _with_spaces(text: str) -> str:
    """Return a text that mixes tabs and spaces as Python 2 read it: a tab reaches to the next eighth column."""
    return _INDENTATION.sub(lambda found: found[0].expandtabs(8), text)


def _of_parts(chunk: Chunk, text: str) -> Parse:
    """Return the statements of the parts that can be parsed; the error is that of the first that cannot."""
    parsed: list[Parsed] = []
    errors: list[tuple[int, Exception]] = []
    broken: list[str] = []
    left_out = None
    for number, (line, part) in enumerate(_smallest_parts(text)):
        if number == MAX_PARTS:
            left_out = PartsLeftOut(MAX_PARTS, (chunk.cell, line))
            break
        try:
            parsed += _statements(tree_of(part).body[:MAX_STATEMENTS], part, chunk.cell, line)
        except NO_PROGRAM as error:
            errors.append((line, error))
            broken.append(part)
    why = _not_parsed(chunk, errors[0], left_out) if errors else left_out
    return Parse(tuple(parsed), why, tuple(broken))


def _smallest_parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the statements of a text that cannot be parsed, each with its line."""
    for first, part in _parts(list(logical_lines(text)), 1):
        # A quote or bracket that is never closed joins everything behind it.
        whole = "\n" not in part.rstrip("\n") or (part != text and _parses(part))
        yield from [(first, part)] if whole else _parts(part.splitlines(keepends=True), first)


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


def _not_parsed(chunk: Chunk, error: tuple[int, Exception], left_out: PartsLeftOut | None) -> NotParsed:
    first, raised = error
    if not isinstance(raised, SyntaxError):
        return NotParsed(chunk.cell, type(raised).__name__, first, left_out)
    words = _DETECTED.sub("", raised.msg or "invalid syntax").split(". ")[0].rstrip(".")
    return NotParsed(chunk.cell, words, first + (raised.lineno or 1) - 1, left_out)
