"""Source texts: what functions that are run in this process were compiled from."""

import ast
import linecache
import os
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from types import FunctionType

LONGEST = 300_000


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one file of a student's, or of a statement in it. first: the line of the file that it begins in."""

    file: str
    text: str
    first: int = 1

    def tree(self) -> ast.Module:
        """Return it parsed, with the lines of the file."""
        tree = ast.parse(self.text)
        ast.increment_lineno(tree, self.first - 1)
        return tree

    def has(self, line: int) -> bool:
        """True for a line of the file that stands in it."""
        return 0 <= line - self.first < len(self.text.split("\n"))

    def line_at(self, line: int) -> str:
        """Return a line of the file."""
        return self.text.split("\n")[line - self.first]


def sources_of(functions: Iterable[FunctionType]) -> tuple[SourceText, ...]:
    """Return the sources of functions, but of those that a library has; none where there is none to be had."""
    files: dict[str, FunctionType] = {}
    for each in functions:
        files.setdefault(each.__code__.co_filename, each)
    found = (_source(file, each) for file, each in files.items() if not _is_library(file))
    return tuple(each for each in found if each is not None)


def _source(file: str, function: FunctionType) -> SourceText | None:
    text = "".join(linecache.getlines(file, function.__globals__))
    try:
        return SourceText(file, text) if text and len(text) <= LONGEST and ast.parse(text) else None
    except (SyntaxError, ValueError):
        return None


def _is_library(file: str) -> bool:
    paths = sysconfig.get_paths()
    # WebAssembly has the standard library in an archive, which is not where sysconfig says.
    standard = (paths["stdlib"], paths["platstdlib"], os.path.dirname(os.__file__))
    return "site-packages" in file or file.startswith(standard)
