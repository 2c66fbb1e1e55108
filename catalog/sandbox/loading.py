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

from catalog.reading.sources.extracted import ExtractedDefinitions, Statement
from catalog.reading.sources.names import FLAGS, STAR, code_of
from catalog.reading.sources.source import file_name, show_place
from catalog.sandbox.modules import importer

NAME = "submission"

_NUMPY = ("np", "numpy")

# Before so many lines it costs nothing to speak of to read that they are empty.
MAX_EMPTY = 1000

# What these have under a name that the course gives as well is another function: the course's does not stand for it.
LIBRARIES = frozenset({"scipy", "torch", "tensorflow", "keras", "jax", "sklearn", "cupy"})


@dataclass(frozen=True, eq=False)
class Loaded:
    """The names that a student's code defines, and sentences on what failed meanwhile."""

    namespace: dict[str, Any]
    notes: tuple[str, ...] = ()


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
    notes = _numpy_for(extracted, namespace)
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


def _numpy_for(extracted: ExtractedDefinitions, namespace: dict[str, Any]) -> list[str]:
    """Put numpy where code needs it that imports it nowhere, and return what to say of that."""
    needed = [name for name in _NUMPY if name in (*extracted.unbound, *extracted.left_out)]
    if not needed:
        return []
    import numpy

    namespace.update(dict.fromkeys(needed, numpy))
    return [f"It uses {' and '.join(needed)} without importing numpy: numpy was given."]


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


def _code(statement: Statement, flags: int) -> CodeType:
    """Return a statement's code with the line numbers of its chunk: a few empty lines cost less than moving a tree."""
    if statement.text[:1].isspace() or statement.line > MAX_EMPTY:
        return code_of(statement.tree(), file_name(statement.cell), flags)
    text = "\n" * (statement.line - 1) + statement.text
    code: CodeType = compile(text, file_name(statement.cell), "exec", flags=flags, dont_inherit=True)
    return code


def _features(statement: Statement) -> int:
    """Return the compiler's flags for what a statement imports from the future; they count for all that follow."""
    flags = 0
    for node in statement.tree().body if "__future__" in statement.text else ():
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for each in node.names:
                flags |= getattr(getattr(__future__, each.name, None), "compiler_flag", 0)
    return flags


def _note(
    error: BaseException, statement: Statement, extracted: ExtractedDefinitions, given: Mapping[str, Any]
) -> list[str]:
    """Return what to say of a statement that raised, [] where it does not matter."""
    if isinstance(error, ImportError):
        missing = set(extracted.unbound) - set(given) - set(_NUMPY)
        if STAR in statement.names and not missing:
            return []
        return [_not_imported(error)]
    name = error.name if isinstance(error, NameError) else None
    if name is not None and name in extracted.left_out:
        where = show_place(extracted.left_out[name])
        return [f"{_where(statement)} needs {name}, which only {where} assigns, and that is not run."]
    return [f"{_where(statement)} raised {describe(error)}."]


def _where(statement: Statement) -> str:
    place = show_place(statement.place)
    names = [name for name in statement.names if name != STAR]
    what = f"The definition of {', '.join(names[:3])}" if names else "The statement"
    return f"{what} in {place}"


def _not_imported(error: ImportError) -> str:
    module = str(error.name or "").split(".")[0] if isinstance(error, ModuleNotFoundError) else ""
    if module:
        return f"It imports {module}, which is not installed here."
    return f"An import failed: {describe(error)}."


def describe(error: BaseException) -> str:
    """Return the kind and the message of an exception in one short line, whatever its str does."""
    kind = type(error).__name__
    try:
        message = " ".join(str(error).split())[:200].rstrip(".")
    except BaseException:
        message = ""
    return f"{kind}: {message}" if message else kind
