"""Reading: a student's code as statements, as much of it as anybody types and as can be looked at in a moment.

What is left out is said to be so: a function that stands behind it may be missing for that reason alone.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from catalog.caching import EVIDENCE
from catalog.model.finding import Finding
from catalog.model.findings.sources import NotCompiled, TooManyStatements, TooMuchCode, TooSlow
from catalog.reading.sources.classification import Classified, classify
from catalog.reading.sources.parsing import LONGEST, MAX_STATEMENTS, NO_PROGRAM, Parsed, parse
from catalog.reading.sources.source import Chunk, Source

# So many characters in all, and so many seconds of the processor.
MAX_TEXT, MAX_SECONDS = 1_000_000, 3.0

# WebAssembly has no clock of a thread.
CLOCK = getattr(time, "thread_time", time.monotonic)

# A class has the same test cells: the statements of so many texts are kept, of those that are no longer than a cell is.
CACHE_SIZE, MAX_CACHED_LENGTH = 256, 20_000


@dataclass(eq=False, slots=True)
class SourceReader:
    """The statements of all chunks, what to say of those that cannot be used, and the functions in them."""

    wanted: frozenset[str]
    statements: list[Classified] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    began: float = field(default_factory=CLOCK)

    @classmethod
    def of(cls, source: Source, wanted: frozenset[str]) -> "SourceReader":
        """Return what is read of a source, until it is too much."""
        read, length = cls(wanted), 0
        for chunk in source.chunks:
            length += len(chunk.text) if len(chunk.text) <= LONGEST else 0
            if length > MAX_TEXT:
                read.notes.append(TooMuchCode(MAX_TEXT))
                break
            if not read._add(chunk):
                break
        return read

    def _add(self, chunk: Chunk) -> bool:
        """Take the statements of a chunk; False where it is the last one."""
        known = _whole(chunk.text, self.wanted) if len(chunk.text) <= MAX_CACHED_LENGTH else None
        if known is not None:
            found = (replace(each, statement=replace(each.statement, cell=chunk.cell)) for each in known)
            return self._take(found)
        parsed = parse(chunk)
        self.notes += [found for found in (parsed.error, parsed.left_out) if found is not None]
        self.broken |= {name for text in parsed.broken for name in _defined_in(text) if name in self.wanted}
        return all(self._take(self._classified(each)) for each in parsed.parsed)

    def _classified(self, parsed: Parsed) -> Iterator[Classified]:
        try:
            yield from classify(parsed, self.wanted)
        except NO_PROGRAM as error:
            self.notes.append(_not_compiled(parsed, error))
            self.broken |= {name for name in _defined_in(parsed.statement.text) if name in self.wanted}

    def _take(self, found: Iterator[Classified]) -> bool:
        """Take statements, as many as there is room and time for; False where some are left out."""
        for each in found:
            if len(self.statements) == MAX_STATEMENTS:
                return self._stop(TooManyStatements(MAX_STATEMENTS, each.statement.place))
            if CLOCK() - self.began > MAX_SECONDS:
                return self._stop(TooSlow(MAX_SECONDS, each.statement.place))
            self.statements.append(each)
        return True

    def _stop(self, why: Finding) -> bool:
        self.notes.append(why)
        return False


@EVIDENCE.keep(CACHE_SIZE)
def _whole(text: str, wanted: frozenset[str]) -> tuple[Classified, ...] | None:
    """Return the statements of a text, None where not all of it is a program."""
    parsed = parse(Chunk(text))
    if parsed.error or parsed.broken or parsed.left_out:
        return None
    try:
        return tuple(each for statement in parsed.parsed for each in classify(statement, wanted))
    except NO_PROGRAM:
        return None


def _defined_in(text: str) -> list[str]:
    return re.findall(r"^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)", text, re.MULTILINE)


def _not_compiled(parsed: Parsed, error: Exception) -> NotCompiled:
    words = (error.msg if isinstance(error, SyntaxError) else "") or type(error).__name__
    return NotCompiled(parsed.statement.place, words)
