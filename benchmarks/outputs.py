"""What it takes to diagnose stored outputs by the hundred thousand in one process: time, and memory.

    python -m benchmarks.outputs [COUNT]

The outputs are what programs with one or two named mutants print on the course's cells, half of them with one digit
changed, so that most are unlike all before them; single mistakes alone are held against them, as a batch does by
default. Before the clock starts every single mistake was run on every cell, once. "resident" is what the process holds
after so many outputs, "peak" the most it held until then, in MB; the slope is that of log time over log count, 1 where
time is proportional to the count. Seconds are the processor's.
"""

import os
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tabulate import tabulate

from catalog.diagnoses.diagnose import diagnose_within
from catalog.discovery import all_mutants, exercise_of, exercises
from catalog.matching.scope import Scope
from catalog.scores.case import warm
from catalog.scores.made import Output, first_shown

COUNT = 100_000
SEED = 20260401
PAIRS = 3_000
# The largest count is measured at these parts of it on the way.
PARTS = (8, 4, 2, 1)
HEADERS = ("outputs", "distinct", "named", "seconds", "ms each", "resident MB", "peak MB")
_DIGIT = re.compile(r"(?<=\d\.)\d{2,}")


def texts(count: int) -> Iterator[tuple[str, str]]:
    """Yield so many outputs, each with the exercise whose cell printed it."""
    stream = random.Random(SEED)
    made = list(programs(stream))
    for _ in range(count):
        chosen = stream.choice(made)
        text = changed(chosen.text, stream) if stream.random() < 0.5 else chosen.text
        yield text, chosen.probe.exercise


def programs(stream: random.Random) -> Iterator[Output]:
    """Yield what each mutant prints, and what random pairs in one family do."""
    by_family: dict[str, list[str]] = {}
    for mutant in all_mutants():
        by_family.setdefault(exercises()[exercise_of(mutant)], []).append(mutant.name)
    sets: list[tuple[str, ...]] = [(name,) for names in by_family.values() for name in names]
    families = list(by_family)
    sets += [tuple(sorted(stream.sample(by_family[stream.choice(families)], 2))) for _ in range(PAIRS)]
    yield from filter(None, map(first_shown, sets))


def changed(text: str, stream: random.Random) -> str:
    """Return a text with another digit somewhere behind a decimal point."""
    found = list(_DIGIT.finditer(text))
    if not found:
        return text
    number = stream.choice(found)
    at = stream.randrange(number.start() + 1, number.end())
    return f"{text[:at]}{stream.choice('123456789')}{text[at + 1 :]}"


def resident() -> float:
    """Return the MB that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak() -> float:
    """Return the most MB that it held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def main() -> None:
    """Print the table and the slope."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    for exercise in exercises():
        warm(exercise)
    stops = [count // part for part in PARTS]
    given = list(texts(count))
    rows = []
    seen: set[int] = set()
    verdicts: Counter[bool] = Counter()
    start = time.process_time()
    for done, (text, exercise) in enumerate(given, 1):
        seen.add(hash(text))
        verdicts[bool(diagnose_within(text, exercise, Scope(budget=0)).causes)] += 1
        if done in stops:
            took = time.process_time() - start
            rows.append((done, len(seen), verdicts[True], took, 1000 * took / done, resident(), peak()))
            print(f"{done:,} after {took:.0f} s", file=sys.stderr, flush=True)
    print(tabulate(rows, HEADERS, floatfmt=".1f"))
    slope, _ = np.polyfit(np.log([row[0] for row in rows]), np.log([row[3] for row in rows]), 1)
    print(f"\nSlope of log time over log count: {slope:.2f}.")


if __name__ == "__main__":
    main()
