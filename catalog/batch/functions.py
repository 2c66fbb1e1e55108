"""The functions of a file, run in a sandbox: a row for each of them."""

import atexit
import os
from contextlib import suppress
from dataclasses import replace

from catalog.batch.alike import behaves_alike, same_part
from catalog.batch.options import BatchError, Options
from catalog.batch.parts import definitions_in
from catalog.diagnosing.submissions.diagnosing import Judged, judged, nothing
from catalog.model.diagnosis import Verdict
from catalog.model.row import Row, unreadable
from catalog.model.scope import Scope
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.registry import exercises
from catalog.reporting.batch.row_of import row_of
from catalog.sandbox.choosing import loader_for
from catalog.sandbox.limits import Protection, SandboxError
from catalog.sandbox.loader import SubmissionLoader

# One sandbox for each process that needs one, and for each protection asked for; a fork needs its own.
_SANDBOXES: dict[tuple[int, str], SubmissionLoader] = {}


def function_rows(name: str, content: bytes, options: Options) -> list[Row]:
    """Return what is said of each function that a file defines, run in the sandbox. Raises FileError, BatchError."""
    extracted = definitions_in(name, content)
    exercise = options.exercise or None
    if not (extracted.defined or extracted.broken):
        return [unreadable(name, str(nothing(extracted, exercise)), options.exercise)]
    found = judged(extracted, exercise, Scope(budget=options.budget), _sandbox(options.protection))
    order = list(exercises())
    rows = sorted(
        (_row(name, extracted, each, options.hints) for each in found), key=lambda row: order.index(row.exercise)
    )
    return rows or [unreadable(name, str(nothing(extracted, exercise)), options.exercise)]


def _row(name: str, extracted: ExtractedDefinitions, found: Judged, hints: int) -> Row:
    said = found.diagnosis
    cell = extracted.defined[said.exercise][0] if said.exercise in extracted.defined else None
    # What had to be stopped was held against no cell, and would have to be stopped again.
    unexplained = said.verdict is Verdict.LOCALISED and said.cell and not said.causes
    alike = same_part(said) if unexplained else ""
    if unexplained and not alike and found.subject is not None:
        alike = behaves_alike(found.subject, said.exercise)
    return replace(row_of(name, cell, said, hints), protection=said.protection, alike=alike)


def _sandbox(protection: str) -> SubmissionLoader:
    """Return this process's sandbox. Raises BatchError where the protection asked for cannot be had."""
    key = os.getpid(), protection
    if key not in _SANDBOXES:
        try:
            _SANDBOXES[key] = loader_for(Protection(protection))
        except SandboxError as error:
            raise BatchError(str(error)) from error
        atexit.register(_close, key)
    return _SANDBOXES[key]


def _close(key: tuple[int, str]) -> None:
    """End a sandbox of this process; one that a fork has inherited is another's."""
    if key[0] == os.getpid():
        with suppress(OSError):
            _SANDBOXES[key].close()
