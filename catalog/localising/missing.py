"""Missing statements: after which line of a loop one belongs that would make a name right wherever it is read.

In a run in which the name is right wherever it is read, every value that the loop assigns is tried: were the name that,
or had that added, or were filled with it, once the line of it is through, it would be at every read what it has to be.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.functions.instrumentation.recorder import Value
from catalog.functions.instrumentation.sites import Site, SiteKind
from catalog.functions.instrumentation.source_text import SourceText
from catalog.localising.accumulating import ACCUMULATIONS, Accumulation, Passes, alike
from catalog.localising.healing import Replaced
from catalog.localising.suspects import defines
from catalog.localising.trial import Put, Trial

MOST_PATHS = 40

Entry = tuple[Site, tuple[str | int, ...]]
"""An assigned expression, and where in its value: the keys and positions of the entry, none for all of it."""


@dataclass(frozen=True, eq=False, slots=True)
class Missing:
    """Looks for where a statement is missing. sites: of all sources. puts: everything, with which all is right."""

    sources: Sequence[SourceText]
    sites: Sequence[Site]
    trials: Sequence[Trial]
    puts: Sequence[Put]

    def after(self, found: Replaced) -> tuple[str, int] | None:
        """Return the name that a statement is missing of, and the number of the line after which; None for none.

        It is the first after which it can stand. Raises StoppedError.
        """
        names = [name for name in (found.site.reads, *found.site.names) if name.isidentifier()]
        places = ((name, self._after(found.site, name)) for name in names if not found.puts[0].copies)
        return next(((name, at) for name, at in places if at is not None), None)

    def _after(self, site: Site, name: str) -> int | None:
        begins = self._begins(site, name)
        if begins is None:
            return None
        read = [each for each in self.sites if each.reads == name and _is_beside(each, site)]
        if not self._is_followed(site, name, read):
            return None
        numbers = frozenset(each.number for each in read)
        right, alone = self._runs(begins, numbers)
        for loop in self._loops(site, begins) if right else ():
            at = self._in(loop, name, right, alone)
            if at is not None:
                return at
        return None

    def _runs(self, begins: Site, read: frozenset[int]) -> tuple[list[Passes], list[Passes]]:
        """Return runs in which everything is right, and those in which the name alone is; none where it changes."""
        mine = [put for put in self.puts if put.site in read or put.site == begins.number]
        others = [put for put in self.puts if put not in mine]
        right, alone = [], []
        for trial in self.trials:
            traced = [each.traced for each in trial.outcomes([self.puts, mine, others], recording=True)]
            held = traced[-1].values.get(begins.number, ())
            passes = [Passes(each, begins.number, read, held) for each in traced]
            if not (held and all(each.complete for each in traced) and passes[-1].is_kept()):
                return [], []
            right.append(passes[0])
            alone.append(passes[1])
        return right, alone

    def _begins(self, site: Site, name: str) -> Site | None:
        """Return what a name is assigned at first, where nothing else assigns or changes it."""
        found = [each for each in self.sites if each.file == site.file and defines(each, name, site.function)]
        return found[0] if len(found) == 1 and found[0].kind is SiteKind.VALUE else None

    def _is_followed(self, site: Site, name: str, read: Sequence[Site]) -> bool:
        """True where a name is assigned once in its function, and all that reads it there is looked at."""
        places = {each.span[:2] for each in read}
        function = self._function(site)
        named = [each for each in ast.walk(function) if isinstance(each, ast.Name) and each.id == name]
        reading = [each for each in named if isinstance(each.ctx, ast.Load)]
        outside = any(isinstance(each, ast.Global | ast.Nonlocal) for each in ast.walk(function))
        return len(named) == len(reading) + 1 and not outside and all(_start(each) in places for each in reading)

    def _function(self, site: Site) -> ast.AST:
        """Return the function that an expression stands in, the outermost one."""
        line = site.statement.lineno
        source = next(each for each in self.sources if each.file == site.file and each.has(line))
        functions = [each for each in ast.walk(source.tree()) if isinstance(each, ast.FunctionDef)]
        return next(each for each in functions if each.lineno <= line <= (each.end_lineno or 0))

    def _loops(self, site: Site, begins: Site) -> Iterator[Site]:
        """Yield the loops that begin behind what a name is assigned at first."""
        for each in self.sites:
            here = each.kind is SiteKind.LOOP and _is_beside(each, site)
            if here and isinstance(each.statement, ast.For) and each.statement.lineno > begins.statement.lineno:
                yield each

    def _in(self, loop: Site, name: str, right: Sequence[Passes], alone: Sequence[Passes]) -> int | None:
        """Return the line of a loop after which a statement is missing; None where what it assigns has another name."""
        for entry, change in self._proved(loop, right):
            # Where other lines are put right, what they have is the student's in the other runs alone.
            if any(self._has_another_name(loop, name, entry, change, passes) for passes in (right, alone)):
                return None
            return entry[0].statement.end_lineno
        return None

    def _proved(self, loop: Site, passes: Sequence[Passes]) -> Iterator[tuple[Entry, Accumulation]]:
        """Yield what a name can be made of, and how, so that it is right at every read in every run."""
        for entry in self._entries(loop, passes[0]):
            if any(each.repeats(entry[0].number) for each in passes):
                fitting = (
                    change
                    for change in ACCUMULATIONS
                    if all(each.fits(*_key(entry), loop.number, change) for each in passes)
                )
                yield from ((entry, change) for change in fitting)

    def _entries(self, loop: Site, passes: Passes) -> Iterator[Entry]:
        """Yield what the statements of a loop assign, upstream first."""
        assert isinstance(loop.statement, ast.For)
        body = {
            id(each) for each in loop.statement.body if isinstance(each, ast.Assign | ast.AnnAssign | ast.AugAssign)
        }
        for site in self.sites:
            if id(site.statement) in body and site.node is getattr(site.statement, "value", None):
                for values in passes.values(site.number)[:1]:
                    yield from ((site, path) for path in list(_paths(values))[:MOST_PATHS])

    def _has_another_name(
        self, loop: Site, name: str, entry: Entry, change: Accumulation, passes: Sequence[Passes]
    ) -> bool:
        """True where another name can be meant by what is there: no line is missing then, one of the names is wrong."""
        inside = [each for each in self.sites if _is_beside(each, loop) and each.names and name not in each.names]
        made = [each.series(*_key(entry)) for each in passes]
        for site in inside:
            held = [each.values(site.number) for each in passes]
            if change.carries:
                if _within(loop, site) and _same(held, made) and self._is_kept(loop, site):
                    return True
            elif _same([each[-1:] for each in held], [[each.last] for each in passes]):
                return True
        return not change.carries and self._is_used(loop, name, made, passes, whole=not change.adds)

    def _is_kept(self, loop: Site, site: Site) -> bool:
        """True for what a name is assigned that is assigned before a loop as well, or never read."""
        for name in filter(str.isidentifier, site.names):
            defined = (each for each in self.sites if defines(each, name, site.function))
            read = any(each.reads == name and each.function == site.function for each in self.sites)
            if not read or any(each.statement.lineno < loop.statement.lineno for each in defined):
                return True
        return False

    def _is_used(
        self, loop: Site, name: str, made: Sequence[Sequence[Value]], passes: Sequence[Passes], *, whole: bool
    ) -> bool:
        """True where a value is added to, or filled into, what another name holds since before the loop."""
        for site in self.sites:
            if not _within(loop, site) or (whole and site.node is not getattr(site.statement, "value", None)):
                continue
            into = {other for each in self.sites if each.statement is site.statement for other in each.names}
            before = [each for each in self.sites if each.statement.lineno < loop.statement.lineno]
            held = [other for other in into - {name} if any(defines(each, other, site.function) for each in before)]
            plain = isinstance(site.statement, ast.Assign) and isinstance(site.statement.targets[0], ast.Name)
            if held and not (whole and plain) and _same([each.values(site.number) for each in passes], made):
                return True
        return False


def _paths(value: Value, deep: int = 2) -> Iterator[tuple[str | int, ...]]:
    """Yield where the entries of a value stand, and the value itself first."""
    yield ()
    parts: Sequence[tuple[str | int, Value]] = ()
    if isinstance(value, Mapping):
        parts = list(value.items())
    elif isinstance(value, tuple | list):
        parts = list(enumerate(value))
    for key, part in parts if deep else ():
        yield from ((key, *path) for path in _paths(part, deep - 1))


def _is_beside(one: Site, other: Site) -> bool:
    return (one.file, one.function) == (other.file, other.function)


def _key(entry: Entry) -> tuple[int, tuple[str | int, ...]]:
    return entry[0].number, entry[1]


def _within(loop: Site, site: Site) -> bool:
    statement = loop.statement
    inside = statement.lineno < site.statement.lineno <= (statement.end_lineno or 0)
    return inside and _is_beside(site, loop)


def _same(some: Sequence[Sequence[Value]], others: Sequence[Sequence[Value]]) -> bool:
    """True where the values of all runs are the same."""
    pairs = list(zip(some, others, strict=True))
    if any(len(one) != len(other) for one, other in pairs):
        return False
    return all(alike(first, second) for one, other in pairs for first, second in zip(one, other, strict=True))


def _start(node: ast.expr) -> tuple[int, int]:
    return node.lineno, node.col_offset
