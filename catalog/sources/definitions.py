"""Definitions: which statements of a student's code make the functions, and which only use them.

What is executed is what the functions of a family need, and nothing else. Of what they need,

* an import, a function and a class are always executed;
* an assignment is executed unless it makes data: it draws numbers or reads a file, it calls one of the functions or
  something that draws, it uses what such an assignment made, or another assignment to the same name does;
* what a function needs to be made at all (the object of a bound method, what a closure, a decorator or a default value
  is made of) is executed in any case;
* a call, a loop, a test, a change of an imported module: all other statements are never executed.

So a test cell's `x = np.random.randn(3, 10)` and `a, y, caches = rnn_forward(x, a0, parameters)` do not run, and a
function that uses the test cell's `Wf` raises the NameError that it would raise anywhere else.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from catalog.sources.apart import Apart
from catalog.sources.blocks import Classified, classify
from catalog.sources.choosing import Choice
from catalog.sources.parsing import LONGEST, NO_PROGRAM, Parsed, parse
from catalog.sources.source import Piece, Source, show_place

# So many characters in all, and so many sentences.
MOST_TEXT, MOST_NOTES = 2_000_000, 20

# A class has the same test cells: the statements of so many texts are kept, of those that are no longer than a cell is.
KEPT, LONGEST_KEPT = 256, 20_000

_BLOCKS = (ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Match)


def definitions(source: Source, functions: Iterable[str] | None = None) -> Apart:
    """Return the definitions of a student's code; nothing is executed, and nothing is raised for any text.

    functions: those that are looked for; by default those of all courses.
    """
    wanted = frozenset(_all_functions() if functions is None else functions)
    statements, notes, broken = _read(source, wanted)
    chosen = Choice(statements, wanted)
    defined = chosen.defined()
    return Apart(
        tuple(statements[each].statement for each in sorted(chosen.needed)),
        defined,
        tuple(notes[:MOST_NOTES]),
        tuple(sorted(broken - set(defined))),
        chosen.left_out(),
        tuple(sorted(chosen.unbound)),
    )


def _all_functions() -> Iterable[str]:
    from catalog.discovery import exercises

    return exercises()


def _read(source: Source, wanted: frozenset[str]) -> tuple[list[Classified], list[str], set[str]]:
    """Return the statements of all pieces, what to say of those that cannot be used, and the functions in them."""
    statements: list[Classified] = []
    notes: list[str] = []
    broken: set[str] = set()
    length = 0
    for piece in source.pieces:
        length += len(piece.text) if len(piece.text) <= LONGEST else 0
        if length > MOST_TEXT:
            notes.append(f"There are more than {MOST_TEXT:,} characters of code: what follows is left out.")
            break
        known = _whole(piece.text, wanted) if len(piece.text) <= LONGEST_KEPT else None
        if known is not None:
            statements += (replace(each, statement=replace(each.statement, cell=piece.cell)) for each in known)
            continue
        found, said, lost = _salvaged(piece, wanted)
        statements, notes, broken = statements + found, notes + said, broken | lost
    notes += list(_in_blocks(statements, wanted))
    return statements, notes, broken


@lru_cache(maxsize=KEPT)
def _whole(text: str, wanted: frozenset[str]) -> tuple[Classified, ...] | None:
    """Return the statements of a text, None where not all of it is a program."""
    parsed = parse(Piece(text))
    if parsed.error or parsed.broken:
        return None
    try:
        return tuple(each for statement in parsed.parsed for each in classify(statement, wanted))
    except NO_PROGRAM:
        return None


def _salvaged(piece: Piece, wanted: frozenset[str]) -> tuple[list[Classified], list[str], set[str]]:
    """Return the statements of a piece that can be used, what to say of the others, and the functions in those."""
    parsed = parse(piece)
    statements: list[Classified] = []
    notes = [parsed.error] if parsed.error else []
    broken = {name for text in parsed.broken for name in _defined_in(text) if name in wanted}
    for each in parsed.parsed:
        try:
            statements += classify(each, wanted)
        except NO_PROGRAM as error:
            notes.append(_not_compiled(each, error))
            broken |= {name for name in _defined_in(each.statement.text) if name in wanted}
    return statements, notes, broken


def _defined_in(text: str) -> list[str]:
    return re.findall(r"^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)", text, re.MULTILINE)


def _not_compiled(parsed: Parsed, error: Exception) -> str:
    statement = parsed.statement
    words = (error.msg if isinstance(error, SyntaxError) else "") or type(error).__name__
    return f"The statement in {show_place(statement.place)} cannot be compiled: {words}."


def _in_blocks(statements: Sequence[Classified], wanted: frozenset[str]) -> Iterator[str]:
    for each in statements:
        if isinstance(each.node, _BLOCKS):
            inside = {part.name for part in ast.walk(each.node) if isinstance(part, ast.FunctionDef)}
            for name in sorted(inside & wanted & each.names.binds):
                place = show_place(each.statement.place)
                yield f"{name} is defined within a block in {place}, which is not run: define it at the top level."
