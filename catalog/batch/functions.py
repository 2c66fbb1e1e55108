"""The functions of a file, run in a sandbox: a row for each of them."""

import atexit
import os
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace

from catalog.batch.alike import behaves_alike
from catalog.batch.options import BatchError, Options
from catalog.batch.parts import definitions_in
from catalog.batch.row import Row, unreadable
from catalog.batch.telling import row_of
from catalog.diagnoses.diagnosis import Verdict
from catalog.discovery import exercises
from catalog.functions.diagnose import parts_of
from catalog.functions.subject import StoppedError
from catalog.matching.scope import Scope
from catalog.sandbox import Protection, Sandbox, SandboxError
from catalog.sandbox.functions import SandboxedFunctions
from catalog.sources import Apart

# One sandbox for each process that needs one, and for each protection asked for; a fork needs its own.
_SANDBOXES: dict[tuple[int, str], Sandbox] = {}


def function_rows(name: str, content: bytes, options: Options) -> list[Row]:
    """Return what is said of each function that a file defines, run in the sandbox. Raises FileError, BatchError."""
    apart = definitions_in(name, content)
    asked = [each for each in exercises() if options.exercise in ("", each)]
    rows = {each: _unusable(name, apart, each) for each in asked if each in (*apart.broken, *apart.defined)}
    families = list(dict.fromkeys(exercises()[each] for each in rows if each in apart.defined))
    for row in _rows(name, apart, families, options) if families else ():
        rows |= {row.exercise: row} if row.exercise in rows else {}
    return list(rows.values()) or [unreadable(name, _nothing(apart, asked), options.exercise)]


def _unusable(name: str, apart: Apart, exercise: str, *notes: str) -> Row:
    """Return the row of a function that is never run."""
    sentence = " ".join((f"The definition of {exercise} cannot be used.", *apart.notes, *notes))
    return unreadable(name, sentence, exercise, _cell(apart, exercise))


def _cell(apart: Apart, exercise: str) -> int | None:
    return apart.defined[exercise][0] if exercise in apart.defined else None


def _nothing(apart: Apart, asked: list[str]) -> str:
    """Return a sentence about a file that has no function to be run."""
    defines = f"It does not define {asked[0]}." if len(asked) == 1 else f"It defines none of {', '.join(asked)}."
    return " ".join((defines, *apart.notes))


def _rows(name: str, apart: Apart, families: Sequence[str], options: Options) -> Iterator[Row]:
    """Yield a row for each function of some families that could be loaded, or for each that could not."""
    sandbox = _sandbox(options.protection)
    try:
        with closing(sandbox.load(apart, families)) as submission:
            for family in families:
                yield from _family_rows(name, apart, SandboxedFunctions(submission, family), options)
    except StoppedError as error:
        for each in apart.defined:
            row = unreadable(name, f"Loading it had to be stopped. {error}", each, _cell(apart, each))
            yield replace(row, protection=sandbox.protection)


def _family_rows(name: str, apart: Apart, subject: SandboxedFunctions, options: Options) -> Iterator[Row]:
    for each in apart.defined:
        if exercises()[each] == subject.family and each not in subject.own:
            yield replace(_unusable(name, apart, each, *subject.notes), protection=subject.protection)
    for part in parts_of(subject, Scope(budget=options.budget)) if subject.own else ():
        row = row_of(name, _cell(apart, part.exercise), part, options.hints, *apart.notes, *subject.notes)
        # What had to be stopped was held against no cell, and would have to be stopped again.
        unexplained = part.verdict is Verdict.LOCALISED and part.cell and not part.causes
        alike = behaves_alike(subject, part.exercise) if unexplained else ""
        yield replace(row, protection=subject.protection, alike=alike)


def _sandbox(protection: str) -> Sandbox:
    """Return this process's sandbox. Raises BatchError where the protection asked for cannot be had."""
    key = os.getpid(), protection
    if key not in _SANDBOXES:
        try:
            _SANDBOXES[key] = Sandbox(protection=Protection(protection))
        except SandboxError as error:
            raise BatchError(str(error)) from error
        atexit.register(_close, key)
    return _SANDBOXES[key]


def _close(key: tuple[int, str]) -> None:
    """End a sandbox of this process; one that a fork has inherited is another's."""
    if key[0] == os.getpid():
        with suppress(OSError):
            _SANDBOXES[key].close()
