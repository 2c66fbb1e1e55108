"""What it takes to diagnose stored outputs by the hundred thousand in one process: time, and memory.

    python -m benchmarks.outputs [COUNT [COUNT_OF_TEXTS]]

The outputs are those of benchmarks/printing.py: half of them right, the others by one named mutant or two, in the forms
of notebooks. The first table is of notebooks, one for each output, as a batch diagnoses them: read from their bytes, by
single mistakes alone, what was diagnosed lately not again. The second is of the texts of other such outputs, each
diagnosed afresh. Before the clock starts every single mistake was run on every cell, once.

"distinct" counts the outputs unlike all before them, "named" those that a mistake explains. "resident" is what the
process holds after so many outputs, "peak" the most it held until then, in MB; the slope is that of log time over log
count, 1 where time is proportional to the count. Seconds are the processor's, without those of making the outputs.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from tabulate import tabulate

from benchmarks.printing import Printed, outputs
from catalog import diagnose
from catalog.batch.options import Options
from catalog.batch.outputs import output_rows
from catalog.evaluation.case import warm
from catalog.registry import exercises

COUNT, TEXTS = 100_000, 4_000
# The largest count is measured at these parts of it on the way.
PARTS = (8, 4, 2, 1)
HEADERS = ("outputs", "distinct", "named", "right", "seconds", "ms each", "resident MB", "peak MB")


def in_a_notebook(printed: Printed) -> bytes:
    """Return a notebook with one cell, whose stored output this is."""
    text, probe = printed
    stored = {"output_type": "stream", "name": "stdout", "text": text}
    source = f"{probe.exercise}(*given)"
    cell = {"cell_type": "code", "metadata": {}, "source": source, "execution_count": 1, "outputs": [stored]}
    return json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [cell]}).encode()


def verdict_of_notebook(printed: Printed) -> str:
    """Return the cause that a batch gives for it, or else its verdict."""
    row = output_rows("notebook.ipynb", in_a_notebook(printed), Options())[0]
    return row.cause or row.verdict


def verdict_of_text(printed: Printed) -> str:
    """Return the same of the text alone."""
    said = diagnose(printed[0], exercise=printed[1].exercise, budget=0)
    return said.causes[0].title if said.causes else said.verdict


def resident() -> float:
    """Return the MB that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak() -> float:
    """Return the most MB that it held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def measured(count: int, verdict: Callable[[Printed], str]) -> list[tuple[float, ...]]:
    """Return a row for each part of the count."""
    rows: list[tuple[float, ...]] = []
    seen: set[int] = set()
    took = 0.0
    said = {"correct": 0, "localised": 0, "unreadable": 0}
    for done, printed in enumerate(outputs(count), 1):
        seen.add(hash(printed))
        start = time.process_time()
        found = verdict(printed)
        took += time.process_time() - start
        said[found] = said.get(found, 0) + 1
        if done in [count // part for part in PARTS]:
            named = done - said["localised"] - said["unreadable"] - said["correct"]
            rows.append((done, len(seen), named, said["correct"], took, 1000 * took / done, resident(), peak()))
            print(f"{done:,} after {took:.0f} s", file=sys.stderr, flush=True)
    return rows


def main() -> None:
    """Print both tables, each with its slope."""
    given = [int(each) for each in sys.argv[1:]]
    count, texts = (*given, *(COUNT, TEXTS)[len(given) :])
    for exercise in exercises():
        warm(exercise)
    for title, number, verdict in (("Notebooks", count, verdict_of_notebook), ("Texts", texts, verdict_of_text)):
        rows = measured(number, verdict)
        slope, _ = np.polyfit(np.log([row[0] for row in rows]), np.log([row[4] for row in rows]), 1)
        print(f"{title}:\n\n{tabulate(rows, HEADERS, floatfmt='.1f')}\n\nSlope: {slope:.2f}.\n", flush=True)


if __name__ == "__main__":
    main()
