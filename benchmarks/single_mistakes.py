"""How long the tables and a diagnosis over single mistakes take, as ratios to something in the same run.

    python -m benchmarks.single_mistakes

The tables are a whole process, signatures computed afresh, against a process that only imports pandas. A diagnosis is
timed from text in a warm process, without the search for sets, against a bare run of the rnn_backward cell.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tabulate import tabulate

from catalog import diagnose
from catalog.explaining.matching.response_matrix import response_matrix
from catalog.registry import all_mutants, probes, reference_program
from reference.c5w1a1.corpus.judge import outputs

ROOT = Path(__file__).parent.parent
PHASES = 7


def seconds(call: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def process(*arguments: str) -> Callable[[], object]:
    """Return a call that runs this Python with arguments, its output thrown away."""
    return lambda: subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def tables_against_pandas() -> tuple[float, float]:
    """Return the median times of report.py and of an import of pandas, taken in turns."""
    pairs = [(seconds(process("report.py")), seconds(process("-c", "import pandas"))) for _ in range(PHASES)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def diagnoses_against_bare_runs() -> tuple[float, float, float]:
    """Return the median and the longest time of a diagnosis of the real outputs, and that of a bare run of the cell."""
    cases = outputs()
    cell = next(probe for probe in probes() if probe.name == "c5w1a1.rnn_backward")
    program = reference_program(cell.family)
    for case in cases:
        diagnose(case["text"], budget=0)
    bare = [seconds(lambda: cell.call(program)) for _ in range(200)]
    times = [median(seconds(lambda: diagnose(case["text"], budget=0)) for _ in range(PHASES)) for case in cases]  # noqa: B023
    return median(times), max(times), median(bare)


def rows() -> list[tuple[str, str, str, str]]:
    """Return what was measured, the time, the ratio and the limit of the ratio."""
    tables, pandas = tables_against_pandas()
    typical, longest, bare = diagnoses_against_bare_runs()
    programs = sum(response_matrix(probe).tried for probe in probes())
    return [
        ("import pandas", f"{pandas:.3f} s", "1", ""),
        (f"report.py ({len(all_mutants())} mutants)", f"{tables:.3f} s", f"{tables / pandas:.2f}", "4"),
        ("bare run of the rnn_backward cell", f"{bare * 1e6:.0f} us", "1", ""),
        (f"diagnose, median ({programs} programs stored)", f"{typical * 1e3:.2f} ms", f"{typical / bare:.1f}", "20"),
        ("diagnose, longest", f"{longest * 1e3:.2f} ms", f"{longest / bare:.1f}", ""),
    ]


if __name__ == "__main__":
    print(tabulate(rows(), ["what", "time", "ratio", "limit"], disable_numparse=True))
