"""Examining one file: what every worker does, on this machine or on another."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from catalog.batch.folder import FileError
from catalog.batch.functions import function_rows
from catalog.batch.options import FUNCTIONS, OUTPUTS, BatchError, Options
from catalog.batch.outputs import output_rows
from catalog.batch.parts import is_python
from catalog.batch.version import catalog_version
from catalog.model.row import Row, unreadable
from catalog.model.trouble import Trouble
from catalog.reporting.phrases.failing import failed
from catalog.running.random_stream import owned

Examine = Callable[[str, bytes, Options], list[Row]]


def examine(name: str, content: bytes, options: Options) -> list[Row]:
    """Return what is said of a file: a row for each exercise in it, at least one.

    name tells a notebook from a .py file; nothing but the content is read. A file that cannot be read, and one on which
    the diagnosis itself fails, has a row that says so. Raises BatchError where no file could be examined here.
    """
    if options.version not in ("", catalog_version()):
        raise BatchError("a worker has another version of the catalog: install it anew and start again")
    with owned():
        return [row for each in _examiners(name, options) for row in _timed(each, name, content, options)]


def _examiners(name: str, options: Options) -> Iterator[Examine]:
    """Yield what looks at a file: a .py file has no outputs, and a notebook's functions are run on demand."""
    if not is_python(name) and options.part in ("", OUTPUTS):
        yield output_rows
    if is_python(name) or options.part == FUNCTIONS or (options.execute and not options.part):
        yield function_rows


def _timed(look: Examine, name: str, content: bytes, options: Options) -> list[Row]:
    """Return the rows of one part of a file, each with its share of the time."""
    start = time.perf_counter()
    try:
        rows = look(name, content, options)
    except BatchError:
        raise
    except FileError as error:
        rows = [unreadable(name, str(error), options.exercise)]
    except Exception as error:
        rows = [replace(unreadable(name, failed(error), options.exercise), trouble=Trouble.FAILED)]
    each = round((time.perf_counter() - start) / max(len(rows), 1), 3)
    return [replace(row, seconds=each) for row in rows]
