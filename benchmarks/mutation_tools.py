"""How many programs a second this catalog runs on a test cell, and how many mutants mutmut and cosmic-ray test with it.

    python -m benchmarks.mutation_tools

Every tool mutates the same reference module and tests it with the same cell: the newest of each exercise that asserts
nothing, the values that it prints asserted. They take turns, each on one core: mutmut with one worker (and, in a
column of its own, with two), cosmic-ray with its local distributor and the test as a script, which is faster than
with pytest.

Left out of the times is what a tool does once: for mutmut the generation of mutants, the statistics and the clean run;
for cosmic-ray init, and the start and end of exec. Here a program is made from its edits, compiled and run on the cell
each time, from a family that has nothing stored.
"""

import io
import sys
import tempfile
import time
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import mean

from tabulate import tabulate

from benchmarks.projects import tool
from benchmarks.tools import CosmicRay, Mutmut
from catalog.discovery import exercises, reference_program
from catalog.programs.edit import Edit
from catalog.programs.family import Family, load_family
from catalog.programs.program import Program
from catalog.signatures.probe import Probe
from catalog.signatures.signature import functions_used, run
from catalog.tables.runs import home, mutants_on

ROUNDS, MUTMUT_SAMPLE, COSMIC_RAY_SAMPLE = 2, 30, 8
OPERATORS = {"+": "-", "-": "+", "*": "/", "/": "*"}
HEADERS = (
    "exercise",
    "bare run (us)",
    "ours/s",
    "mutmut/s",
    "mutmut/s, 2 workers",
    "cosmic-ray/s",
    "ours/mutmut",
    "ours/cosmic-ray",
)


def exchanged_operators(family: Family, function: str) -> Iterator[Edit]:
    """Return an edit for each + - * / of a function, on lines that stand in it once."""
    source = family.sources[function]
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.OP and token.string in OPERATORS:
            line, at = token.line, token.start[1]
            if source.count(line) == 1:
                yield Edit(function, line, line[:at] + OPERATORS[token.string] + line[at + 1 :])


def ours(probe: Probe) -> float:
    """Return how many programs a second are made and run on a probe: the catalog's mutants and exchanged operators."""
    family = load_family(*probe.family.split("."))
    used = functions_used(probe, reference_program(probe.family))
    edits = [mutant.edits for mutant in mutants_on(probe)]
    edits += [(edit,) for function in sorted(used) for edit in exchanged_operators(family, function)]
    start = time.perf_counter()
    for each in edits:
        run(probe, Program(family, each))
    return len(edits) / (time.perf_counter() - start)


def bare(probe: Probe) -> float:
    """Return how many times a second the probe's cell runs with the reference."""
    program, count = reference_program(probe.family), 200
    start = time.perf_counter()
    for _ in range(count):
        probe.call(program)
    return count / (time.perf_counter() - start)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured for an exercise: for each contender its rate in every round."""

    probe: Probe
    mutmut: Mutmut
    cosmic_ray: CosmicRay
    rates: list[tuple[float, ...]] = field(default_factory=list)

    def take_turns(self) -> None:
        """Measure each contender once."""
        mutmut, probe = self.mutmut, self.probe
        self.rates.append((bare(probe), ours(probe), mutmut.rate(1), mutmut.rate(2), self.cosmic_ray.rate()))

    def row(self) -> tuple[str, ...]:
        """Return the exercise's row: the means of the rounds."""
        cell, here, *there = (mean(rates) for rates in zip(*self.rates, strict=True))
        tested = [f"{rate:.1f}" for rate in there]
        ratios = f"{here / there[0]:.0f}", f"{here / there[2]:.0f}"
        return self.probe.exercise, f"{1e6 / cell:.0f}", f"{here:.0f}", *tested, *ratios


def measured(folder: Path) -> list[Measured]:
    """Return the measurements of all exercises, the projects written into a folder."""
    found = []
    for exercise in exercises():
        probe = home(exercise)
        mutmut = Mutmut.prepare(folder / f"{exercise}_mutmut", probe, MUTMUT_SAMPLE)
        found.append(
            Measured(probe, mutmut, CosmicRay.prepare(folder / f"{exercise}_cosmic", probe, COSMIC_RAY_SAMPLE))
        )
    for _ in range(ROUNDS):
        for each in found:
            each.take_turns()
    return found


def main() -> int:
    """Print the table; 2 where a tool is missing."""
    if missing := [name for name in ("mutmut", "cosmic-ray", "pytest") if tool(name) is None]:
        print(f"{' and '.join(missing)} not found; install the extra: pip install -e '.[benchmarks]'", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder))
    print(tabulate([each.row() for each in found], HEADERS, disable_numparse=True))
    mutmut = min(len(each.mutmut.mutants) for each in found)
    cosmic_ray = min(each.cosmic_ray.mutants for each in found)
    print(f"\nMeans of {ROUNDS} rounds; mutmut {version('mutmut')} on {mutmut} mutants of each exercise,", end=" ")
    print(f"cosmic-ray {version('cosmic-ray')} on {cosmic_ray}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
