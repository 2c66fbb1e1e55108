"""How many programs a second this catalog runs on a test cell, and how many mutants mutmut and cosmic-ray test with it.

    python -m benchmarks.mutation_tools

Every contender has the newest cell of each exercise that asserts nothing. They take turns, each on one core.

Ours is what a search does for one output of a cell, timed as a whole and divided by the programs run: every single
mistake, named and generated, goes into a response matrix and is held against the output, and then every pair of named
mistakes does. Each program is made from its edits, compiled and run. No compiled code and no kept stage is there at the
start; to generate the mutants is not in it.

The tools mutate the same reference module and test it with the same cell, the values that it prints asserted. Both run
it with pytest, as their documentation has it: mutmut in its own forked processes with one worker (and, in a column of
its own, with two), cosmic-ray with its local distributor and "python -m pytest -x -q test_target.py". pytest has all of
its own plug-ins, and none that only happens to be installed. Left out of the times is what a tool does once: for mutmut
the generation of mutants, the statistics and the clean run; for cosmic-ray init, and the start and end of exec.

A bare run is the cell called with the correct functions, nothing compiled, kept or compared; it is timed before and
after ours. The table is held against limits; for each that fails a sentence is printed, and the exit code is 1.
"""

import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from statistics import mean

from tabulate import tabulate

from benchmarks.engine import bare_seconds, forget, observed, programs
from benchmarks.projects import tool
from benchmarks.tools import CosmicRay, Mutmut
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.match import hold_against
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.explaining.searching.pairs import keys, pair_table
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.observation import Observation
from catalog.model.probe import Probe
from catalog.registry import exercises
from catalog.running.printing import ending, print_cell
from catalog.running.signatures import home, mutant_run, mutants_on, reference_run

ROUNDS, MUTMUT_SAMPLE, COSMIC_RAY_SAMPLE = 2, 30, 8
ALL = "all exercises"
HEADERS = (
    "exercise",
    "bare run (us)",
    "ours/s",
    "mutmut/s",
    "mutmut/s, 2 workers",
    "cosmic-ray/s",
    "ours/mutmut",
    "ours/cosmic-ray",
    "ours per bare run",
)

# How many times as fast as the tools on these exercises, and how many bare runs a program may take over all of them.
TIMES_MUTMUT, TIMES_COSMIC_RAY, BARE_RUNS = 100, 1000, 2
HELD = ("rnn_backward", "lstm_backward")


@cache
def output(probe: Probe) -> Observation:
    """Return what the cell prints for the first named mutant that changes something and does not raise."""
    right = print_cell(reference_run(probe), probe)
    runs = (mutant_run(mutant, probe) for mutant in mutants_on(probe))
    texts = (print_cell(each, probe) for each in runs if ending(each, probe) is None)
    return observed(next(text for text in texts if text != right))


def search(probe: Probe, singles: list[Candidate]) -> int:
    """Hold single mistakes and pairs of named ones against an output; return how many programs were run."""
    observation, matrix = output(probe), ResponseMatrix(probe, singles)
    hold_against(observation, matrix)
    table = pair_table(probe, frozenset(), keys(observation, matrix))
    table.explaining(observation)
    return matrix.tried + table.matrix.tried


@dataclass(frozen=True, slots=True)
class SearchPhase:
    """What was measured of an exercise once: seconds, and mutants tested a second.

    bare: of one run. ours: of all programs.
    """

    bare: float
    ours: float
    programs: int
    mutmut: float
    mutmut_of_two: float
    cosmic_ray: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of an exercise in every round."""

    probe: Probe
    mutmut: Mutmut
    cosmic_ray: CosmicRay
    rounds: list[SearchPhase] = field(default_factory=list)

    def take_turns(self) -> None:
        """Measure each contender once."""
        probe, singles = self.probe, programs(matrix_of_all(self.probe))
        output(probe)
        before = bare_seconds(probe)
        forget()
        start = time.perf_counter()
        run = search(probe, singles)
        ours = time.perf_counter() - start
        bare = mean([before, bare_seconds(probe)])
        self.rounds.append(
            SearchPhase(bare, ours, run, self.mutmut.rate(1), self.mutmut.rate(2), self.cosmic_ray.rate())
        )

    @property
    def ours(self) -> float:
        """Programs a second."""
        return sum(each.programs for each in self.rounds) / sum(each.ours for each in self.rounds)

    @property
    def times_mutmut(self) -> float:
        """How many times as fast as mutmut with one worker."""
        return self.ours / mean(each.mutmut for each in self.rounds)

    @property
    def times_cosmic_ray(self) -> float:
        """How many times as fast as cosmic-ray."""
        return self.ours / mean(each.cosmic_ray for each in self.rounds)

    def row(self) -> tuple[str, ...]:
        """Return the exercise's row: the means of the rounds."""
        rates = zip(*((each.mutmut, each.mutmut_of_two, each.cosmic_ray) for each in self.rounds), strict=True)
        return (
            self.probe.exercise,
            f"{1e6 * mean(each.bare for each in self.rounds):.0f}",
            f"{self.ours:.0f}",
            *(f"{mean(each):.1f}" for each in rates),
            f"{self.times_mutmut:.0f}",
            f"{self.times_cosmic_ray:.0f}",
            f"{bare_runs([self]):.2f}",
        )


def bare_runs(found: list[Measured]) -> float:
    """Return how many bare runs a program takes: the time of ours over that of as many bare runs."""
    rounds = [each for measured in found for each in measured.rounds]
    return sum(each.ours for each in rounds) / sum(each.programs * each.bare for each in rounds)


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


def failures(found: list[Measured]) -> list[str]:
    """Return a sentence for each limit that the table does not keep."""
    sentences = []
    for each in found:
        if each.probe.exercise in HELD:
            for name, times, least in (
                ("mutmut", each.times_mutmut, TIMES_MUTMUT),
                ("cosmic-ray", each.times_cosmic_ray, TIMES_COSMIC_RAY),
            ):
                if times < least:
                    sentences.append(f"{each.probe.exercise}: {times:.0f} times {name}, and not {least}.")
    if bare_runs(found) > BARE_RUNS:
        sentences.append(f"A program takes {bare_runs(found):.2f} bare runs over all exercises, and not {BARE_RUNS}.")
    return sentences


def main() -> int:
    """Print the table; 1 where a limit is not kept, 2 where a tool is missing."""
    if missing := [name for name in ("mutmut", "cosmic-ray", "pytest") if tool(name) is None]:
        print(f"{' and '.join(missing)} not found; install the extra: pip install -e '.[benchmarks]'", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder))
    total = (ALL, *[""] * (len(HEADERS) - 2), f"{bare_runs(found):.2f}")
    print(tabulate([*(each.row() for each in found), total], HEADERS, disable_numparse=True))
    run, mutmut = sum(each.rounds[0].programs for each in found), min(len(each.mutmut.mutants) for each in found)
    cosmic_ray = min(each.cosmic_ray.mutants for each in found)
    print(f"\nMeans of {ROUNDS} rounds; ours on {run} programs of all exercises together,", end=" ")
    print(f"mutmut {version('mutmut')} on {mutmut} mutants of each,", end=" ")
    print(f"cosmic-ray {version('cosmic-ray')} on {cosmic_ray}.")
    failed = failures(found)
    print("".join(f"\n{sentence}" for sentence in failed), end="\n" if failed else "")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
