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
from collections.abc import Iterable, Iterator, Sequence

from catalog.model.findings.sources import WithinBlock
from catalog.reading.sources.classification import Classified
from catalog.reading.sources.dependency_slice import Choice
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.reading.sources.reading import SourceReader
from catalog.reading.sources.source import Source
from catalog.registry import exercises

# So many are kept.
MAX_NOTES = 20

_BLOCKS = (ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Match)


def definitions(source: Source, functions: Iterable[str] | None = None) -> ExtractedDefinitions:
    """Return the definitions of a student's code; nothing is executed, and nothing is raised for any text.

    functions: those that are looked for; by default those of all courses.
    """
    wanted = frozenset(exercises() if functions is None else functions)
    read = SourceReader.of(source, wanted)
    statements, notes = read.statements, [*read.notes, *_in_blocks(read.statements, wanted)]
    chosen = Choice(statements, wanted)
    defined = chosen.defined()
    return ExtractedDefinitions(
        tuple(statements[each].statement for each in sorted(chosen.needed)),
        defined,
        tuple(notes[:MAX_NOTES]),
        tuple(sorted(read.broken - set(defined))),
        chosen.left_out(),
        tuple(sorted(chosen.unbound)),
    )


def _in_blocks(statements: Sequence[Classified], wanted: frozenset[str]) -> Iterator[WithinBlock]:
    for each in statements:
        if isinstance(each.node, _BLOCKS):
            inside = {part.name for part in ast.walk(each.node) if isinstance(part, ast.FunctionDef)}
            for name in sorted(inside & wanted & each.names.binds):
                yield WithinBlock(name, each.statement.place)
