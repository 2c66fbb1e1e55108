"""The compiler: each part as a small function of what it reads, which gives back what it sets."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import numpy as np

from catalog.caching import CODE, Store
from catalog.programs.family import Family
from catalog.programs.statements import Names
from catalog.slicing.parts import Anatomy, PartKind, Read, UntraceableError, anatomy

LONGEST = 1_000
"""More rounds of a loop are not followed."""


class CompiledPart:
    """A part, ready to run: run(*what it reads) gives a tuple of what it binds, in the order of `binds`."""

    __slots__ = ("anatomy", "binds", "calls", "kind", "reads", "run")

    def __init__(self, anatomy: Anatomy, run: Callable[..., Any]) -> None:
        self.anatomy, self.run = anatomy, run
        self.kind: PartKind = anatomy.kind
        self.reads: tuple[Read, ...] = anatomy.reads
        self.binds: Names = anatomy.binds
        self.calls: str = anatomy.calls


class Compiler:
    """Compiles the parts of a family's functions, each text once."""

    def __init__(self, family: Family) -> None:
        self.functions = family.functions
        self._globals: dict[str, Any] = {**family.namespace(), "_copied": _copied, "_listed": _listed}
        self._known: Store = CODE.store()

    def compiled(self, text: str, names: frozenset[str]) -> CompiledPart:
        """Return a part; names: what the function around it sets anywhere, and its parameters.

        Raises SyntaxError for what is no Python, and UntraceableError for what is not followed.
        """
        key = text, names
        if key not in self._known:
            self._known[key] = self._compile(text, names)
        found = self._known[key]
        if isinstance(found, Exception):
            raise found
        part: CompiledPart = found
        return part

    def _compile(self, text: str, names: frozenset[str]) -> CompiledPart | Exception:
        try:
            found = anatomy(text, self.functions)
            reads = tuple(read for read in found.reads if read[0] in names)
            own = Anatomy(
                found.kind, found.source, reads, found.binds, found.in_place, found.inner, found.calls, found.fields
            )
            return CompiledPart(own, self._function(own))
        except (SyntaxError, UntraceableError) as error:
            return error

    def _function(self, part: Anatomy) -> Callable[..., Any]:
        copies = "".join(f"    {name} = _copied({name}, {part.inner})\n" for name in part.in_place)
        gives = f"    return ({''.join(f'{name}, ' for name in part.binds)})\n" if part.kind is PartKind.SETS else ""
        body = part.source.replace("\n", "\n    ")
        source = f"def _part({', '.join(name for name, _ in part.reads)}):\n{copies}    {body}\n{gives}"
        scope: dict[str, Any] = {}
        exec(compile(source, "<part>", "exec", dont_inherit=True), self._globals, scope)
        made: Callable[..., Any] = scope["_part"]
        return made


def _copied(value: Any, inner: bool) -> Any:
    """Return what may be changed in place of a value, which others may still hold."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, list | dict) and not inner:
        return value.copy()
    if isinstance(value, list | dict | tuple):
        raise UntraceableError("what is inside a container is changed in place")
    return value


def _listed(values: Iterable[Any]) -> list[Any]:
    """Return what a loop runs over."""
    found = list(islice(iter(values), LONGEST + 1))
    if len(found) > LONGEST:
        raise UntraceableError("the loop is too long to be followed")
    return found
