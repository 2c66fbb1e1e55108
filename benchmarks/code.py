"""What it costs to answer for code that costs much to read: the processor's time, and how it grows with the length.

    python -m benchmarks.code [SIZE]

Each source of tests/support/nasty_sources.py is made a quarter as long, and as long, as is still read, and then read
for its definitions; after that it is diagnosed as a file of SIZE bytes (a million by default), and as a notebook of the
same length whose cells are LONGEST_CELL characters each, functions included, in the sandbox. "growth" is the exponent
of the time of reading, 1 where it is proportional to the length; what takes less than NOTHING seconds has none. The
seconds of the answer are those of this process and of all that it started. Each source has a process of its own. Where
an answer takes more than MOST seconds, or reading grows faster than FASTEST, the exit code is 1.
"""

import json
import math
import os
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress

from tabulate import tabulate

from catalog.diagnosing.submissions.answering import Question, answer
from catalog.model.scope import Scope
from catalog.reading.notebooks.unreadable import NotebookError
from catalog.reading.sources.definitions import definitions
from catalog.reading.sources.parsing import LONGEST
from catalog.reading.sources.source import Source, SourceError
from tests.support.nasty_sources import SOURCES, source

SIZE, LONGEST_CELL, MAX, FASTEST, NOTHING = 1_000_000, 50_000, 5.0, 1.4, 0.05
QUESTION = Question(None, Scope(budget=0), execute=True)
HEADERS = ("source", "read, a quarter", "read", "growth", "answer for a file", "answer for a notebook")


def seconds(work: Callable[[], object]) -> float:
    """Return the processor's seconds of this process and of those that it started and that have ended."""
    before = _used()
    work()
    return _used() - before


def _used() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def notebook(name: str, size: int) -> bytes:
    """Return a notebook of about so many bytes, whose cells are this source, each with the function behind it."""
    cell = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": 1,
        "source": source(name, LONGEST_CELL),
    }
    cells = [cell] * max(size // len(json.dumps(cell)), 1)
    return json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}).encode()


def row(name: str, size: int) -> tuple[str, float, float, float, float, float]:
    """Return the row of a source."""
    short, long = (_read(Source.of_file(source(name, size))) for size in (LONGEST // 5, LONGEST * 4 // 5))
    growth = math.log(long / short) / math.log(4) if long > NOTHING and short > 0 else math.nan
    content = source(name, size).encode(errors="surrogatepass")
    took = [_answered(*file) for file in (("a.py", content), ("a.ipynb", notebook(name, size)))]
    return name, short, long, growth, took[0], took[1]


def _read(text: Source) -> float:
    return seconds(lambda: definitions(text))


def _answered(name: str, content: bytes) -> float:
    def ask() -> None:
        # That a file cannot be read is an answer too.
        with suppress(NotebookError, SourceError):
            answer(name, content, QUESTION)

    return seconds(ask)


def main(size: int) -> int:
    """Print the table; 1 where something takes too long."""
    rows = []
    for name in SOURCES:
        began = time.perf_counter()
        with ProcessPoolExecutor(1) as pool:
            rows.append(pool.submit(row, name, size).result())
        print(f"{name}: {time.perf_counter() - began:.1f} s", file=sys.stderr, flush=True)
    print(tabulate(rows, HEADERS, floatfmt=".2f"))
    slow = [each[0] for each in rows if max(each[4:]) > MAX or each[3] > FASTEST]
    print(f"\n{os.cpu_count()} processors. Too slow: {', '.join(slow) or 'none'}.")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE))
