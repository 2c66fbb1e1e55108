"""Loading: the definitions of a student's code executed, one statement at a time."""

import __future__

import ast
import builtins
import contextlib
import io
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import CodeType, ModuleType
from typing import Any

from catalog.model.finding import Finding
from catalog.model.findings.loading import ImportFails, NeedsLeftOut, NotInstalled, NumpyGiven, StatementRaises
from catalog.reading.sources.extracted import ExtractedDefinitions, TopLevelStatement
from catalog.reading.sources.names import FLAGS, STAR, code_of
from catalog.reading.sources.source import file_name
from catalog.sandbox.modules import importer

NAME = "submission"

_NUMPY = ("np", "numpy")

# Before so many lines it costs nothing to speak of to read that they are empty.
MAX_EMPTY = 1000

# What these have under a name that the course gives as well is another function: the course's does not stand for it.
LIBRARIES = frozenset({"scipy", "torch", "tensorflow", "keras", "jax", "sklearn", "cupy"})


@dataclass(frozen=True, eq=False)
class Loaded:
    """The names that a student's code defines, and what failed meanwhile."""

    namespace: dict[str, Any]
    notes: tuple[Finding, ...] = ()


def load(extracted: ExtractedDefinitions, given: Mapping[str, Any], modules: Mapping[str, Mapping[str, Any]]) -> Loaded:
    """Return what the statements define when they are executed.

    given: names that the course gives, there from the beginning. modules: the names in the modules that the course
    ships. A statement that raises becomes a note and the others go on; only KeyboardInterrupt is passed on. What they
    print is thrown away.
    """
    module = ModuleType(NAME)
    namespace = vars(module)
    namespace.update(given)
    namespace["__builtins__"] = {**vars(builtins), "__import__": importer(modules)}
    notes: list[Finding] = [*_numpy_for(extracted, namespace)]
    with _quiet(module):
        flags = FLAGS
        for statement in extracted.text:
            try:
                flags |= _features(statement)
                exec(_code(statement, flags), namespace)
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                notes += _note(error, statement, extracted, given)
                if isinstance(error, ImportError) and (error.name or "").partition(".")[0] in LIBRARIES:
                    for name in statement.names:
                        namespace.pop(name, None)
    return Loaded(namespace, tuple(dict.fromkeys(notes)))


def _numpy_for(extracted: ExtractedDefinitions, namespace: dict[str, Any]) -> list[NumpyGiven]:
    """Put numpy where code needs it that imports it nowhere, and return what to say of that."""
    needed = [name for name in _NUMPY if name in (*extracted.unbound, *extracted.left_out)]
    if not needed:
        return []
    import numpy

    namespace.update(dict.fromkeys(needed, numpy))
    return [NumpyGiven(tuple(needed))]


@contextlib.contextmanager
def _quiet(module: ModuleType) -> Iterator[None]:
    """Make the module known, as dataclasses ask for it, and keep what is printed and warned of to it."""
    before = sys.modules.get(NAME)
    sys.modules[NAME] = module
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(_Nowhere()), contextlib.redirect_stderr(_Nowhere()):
            warnings.simplefilter("ignore")
            yield
    finally:
        if before is None:
            sys.modules.pop(NAME, None)
        else:
            sys.modules[NAME] = before


class _Nowhere(io.TextIOBase):
    """Takes any text and keeps none."""

    def writable(self) -> bool:
        """True: it can be printed to."""
        return True

    def write(self, text: str) -> int:
        """Return the length of the text."""
        return len(text)


def _code(statement: TopLevelStatement, flags: int) -> CodeType:
    """Return a statement's code with the line numbers of its chunk: a few empty lines cost less than moving a tree."""
    if statement.text[:1].isspace() or statement.line > MAX_EMPTY:
        return code_of(statement.tree(), file_name(statement.cell), flags)
    text = "\n" * (statement.line - 1) + statement.text
    code: CodeType = compile(text, file_name(statement.cell), "exec", flags=flags, dont_inherit=True)
    return code


def _features(statement: TopLevelStatement) -> int:
    """Return the compiler's flags for what a statement imports from the future; they count for all that follow."""
    flags = 0
    for node in statement.tree().body if "__future__" in statement.text else ():
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for each in node.names:
                flags |= getattr(getattr(__future__, each.name, None), "compiler_flag", 0)
    return flags


def _note(
    error: BaseException, statement: TopLevelStatement, extracted: ExtractedDefinitions, given: Mapping[str, Any]
) -> list[Finding]:
    """Return what there is to say of a statement that raised, [] where it does not matter."""
    if isinstance(error, ImportError):
        missing = set(extracted.unbound) - set(given) - set(_NUMPY)
        if STAR in statement.names and not missing:
            return []
        return [_not_imported(error)]
    names = tuple(name for name in statement.names if name != STAR)
    name = error.name if isinstance(error, NameError) else None
    if name is not None and name in extracted.left_out:
        return [NeedsLeftOut(names, statement.place, name, extracted.left_out[name])]
    return [StatementRaises(names, statement.place, *described(error))]


def _not_imported(error: ImportError) -> Finding:
    module = str(error.name or "").split(".")[0] if isinstance(error, ModuleNotFoundError) else ""
    if module:
        return NotInstalled(module)
    return ImportFails(*described(error))


def described(error: BaseException) -> tuple[str, str]:
    """Return the kind of an exception and its message in one short line, "" where it has none or reading it raises."""
    try:
        message = " ".join(str(error).split())[:200].rstrip(".")
    except BaseException:
        message = ""
    return type(error).__name__, message
