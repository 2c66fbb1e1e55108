"""A class of notebooks a second: this catalog's batch beside `jupyter nbconvert --execute` on the same files.

    python -m benchmarks.batch

The notebooks are made: see benchmarks.classes. nbconvert runs all cells of each, with a command for every notebook and
with one command for all. The batch diagnoses them by their stored outputs, and then by running their functions in the
sandbox besides, with one worker and with as many as there are processors. "whole" is a command of its own, the start of
Python and of the workers included; without it, other notebooks were diagnosed before in the same processes. There is no
journal to begin with, and only what is the same is diagnosed once: how much is not is said below the table. What a node
does in an hour is what it does of a larger class, times what that goes into an hour.

Two ratios are held against limits: those of a batch with all processors, its start excluded, to nbconvert with a
command for every notebook. For each that fails a sentence is printed, and the exit code is 1.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from tabulate import tabulate

from benchmarks.classes import write_class, write_course
from benchmarks.projects import execute, tool
from catalog.batch.options import Options
from catalog.batch.parts import parts
from catalog.batch.run import run_batch
from catalog.batch.worker_pool import processes

SIZE, LARGER, OTHERS, ONE_EACH = 40, 200, 100, 8
TIMES_OUTPUTS, TIMES_FUNCTIONS = 500, 50
CORES = os.cpu_count() or 1
REPORT = Path(__file__).resolve().parent.parent / "report.py"
HEADERS = ("what", "seconds", "notebooks/s", "to nbconvert, one each", "to nbconvert, one for all")

ONE, ALL = "nbconvert, a command for each", "nbconvert, one command"
WAYS = {"stored outputs": False, "functions in the sandbox too": True}


@dataclass(frozen=True, slots=True)
class Timed:
    """What took so many seconds for so many notebooks."""

    what: str
    seconds: float
    notebooks: int

    @property
    def rate(self) -> float:
        """Notebooks a second."""
        return self.notebooks / self.seconds


def timed(what: str, notebooks: int, work: Callable[[], object]) -> Timed:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    found = Timed(what, time.perf_counter() - start, notebooks)
    print(f"{what}: {notebooks} notebooks in {found.seconds:.1f} s", file=sys.stderr, flush=True)
    return found


def nbconvert(folder: Path) -> Iterator[Timed]:
    """Yield what nbconvert takes."""
    files = sorted((folder / "class").iterdir())
    some = files[:: max(len(files) // ONE_EACH, 1)]
    yield timed(ONE, len(some), lambda: _convert(folder, [[each] for each in some]))
    yield timed(ALL, len(files), lambda: _convert(folder, [files]))


def _convert(folder: Path, commands: Sequence[Sequence[Path]]) -> None:
    """Run nbconvert once for each of these groups of files."""
    os.environ["PYTHONPATH"] = str(folder)
    options = ("--to", "notebook", "--execute", "--output-dir", "converted")
    for files in commands:
        execute(folder, tool("jupyter-nbconvert") or "", *options, *map(str, files))


def ours(folder: Path) -> Iterator[Timed]:
    """Yield what the batch takes in every way."""
    for what, runs in WAYS.items():
        for workers in dict.fromkeys((1, CORES)):
            name = f"{what}, {workers} worker{'s' * (workers > 1)}"
            yield timed(f"{name}, whole", SIZE, partial(_whole, folder, runs, workers))
            yield _warm(folder, name, "class", runs, workers)


def _whole(folder: Path, runs: bool, workers: int) -> None:
    arguments = [str(folder / "class"), "--workers", str(workers), *["--execute"] * runs]
    output = folder / f"{workers}{runs}.csv"
    command = [sys.executable, str(REPORT), "batch", *arguments, "--output", str(output)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())


def _warm(folder: Path, what: str, name: str, runs: bool, workers: int) -> Timed:
    options = Options(execute=runs)
    if workers == 1:
        run_batch(folder / "others", options)
        return timed(what, SIZE, lambda: run_batch(folder / name, options))
    with processes(workers) as pool:
        run_batch(folder / "others", options, pool)
        count = len(list((folder / name).iterdir()))
        return timed(what, count, lambda: run_batch(folder / name, options, pool))


def distinct(folder: Path) -> str:
    """Return a sentence about how many of the class's notebooks are not the same."""
    found = [parts(each.name, each.read_bytes(), Options(execute=True)) for each in (folder / "class").iterdir()]
    outputs, functions = ({each[kind] for each in found} for kind in ("outputs", "functions"))
    return f"Of {len(found)} notebooks {len(outputs)} printed something else, {len(functions)} have other functions."


def failures(rows: dict[str, Timed]) -> list[str]:
    """Return a sentence for each limit that is not kept."""
    sentences = []
    for (what, _), least in zip(WAYS.items(), (TIMES_OUTPUTS, TIMES_FUNCTIONS), strict=True):
        times = max(each.rate for name, each in rows.items() if name.startswith(what)) / rows[ONE].rate
        if times < least:
            sentences.append(f"{what}: {times:.0f} times nbconvert, and not {least}.")
    return sentences


def main() -> int:
    """Print the table; 1 where a limit is not kept, 2 where a tool is missing."""
    missing = [name for name in ("nbconvert", "ipykernel", "nbformat") if find_spec(name) is None]
    if missing or tool("jupyter-nbconvert") is None:
        print(f"{' and '.join(missing) or 'jupyter'} not found; install the extra: pip install -e '.[benchmarks]'")
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_course(folder)
        for kind, (part, size) in enumerate({"class": SIZE, "others": OTHERS, "larger": LARGER}.items()):
            (folder / part).mkdir()
            write_class(folder / part, size, kind)
        rows = {each.what: each for each in (*nbconvert(folder), *ours(folder))}
        said = [distinct(folder)]
        for what, runs in WAYS.items():
            hour = 3600 * _warm(folder, what, "larger", runs, max(CORES, 2)).rate
            said.append(f"In an hour, {what}: {hour:,.0f} notebooks, from a class of {LARGER}.")
    print(tabulate([row(each, rows) for each in rows.values()], HEADERS, disable_numparse=True))
    print(f"\nnbconvert {version('nbconvert')}, {CORES} processors.", *said, *failures(rows), sep="\n")
    return 1 if failures(rows) else 0


def row(each: Timed, rows: dict[str, Timed]) -> tuple[str, ...]:
    """Return a row of the table."""
    ratios = (each.rate / rows[ONE].rate, each.rate / rows[ALL].rate)
    return each.what, f"{each.seconds:.2f}", f"{each.rate:.2f}", *(f"{ratio:.0f}" for ratio in ratios)


if __name__ == "__main__":
    sys.exit(main())
