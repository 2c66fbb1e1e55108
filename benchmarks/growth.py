"""How the cost of a search grows: with the number of generated mutants, and with the number of mistakes made at once.

    python -m benchmarks.growth

Generated mutants: a response matrix of all single mistakes is built from empty caches, compiling included, and then an
output that nothing explains, the right values with noise, is searched for sets until the sets end or SEARCHED programs
are run, which on rnn_backward suffices for the table of pairs, and on lstm_backward not; each with every 8th, 4th and
2nd generated mutant and with all. "considered" are the sets of the phases that the search came to, most of them ruled
out without a run.

Mistakes: the output of a set of mutants, half named and half generated, each of which touches a reading, is diagnosed
with the default budget in a process that has run all single mistakes, but no pair. "programs" counts those with several
mistakes, the table of pairs among them; 0 says that what is known of single mistakes was enough.

Seconds are of the processor, which other processes do not lengthen, and everything is measured against bare runs of the
same cell in the same process, before and after.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from math import comb
from statistics import mean, median

import numpy as np
from tabulate import tabulate

from benchmarks.engine import bare_seconds, forget, observed, programs
from catalog.caching import RESPONSES
from catalog.diagnosing.diagnose import diagnose_within
from catalog.evaluation.higher_order import drawn
from catalog.evaluation.unrelated import AS_PRINTED, KINDS, SEED
from catalog.explaining.matching.budget import Budget
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.explaining.searching.candidate_source import CandidateSource
from catalog.explaining.searching.components import CandidatePool
from catalog.explaining.searching.pairs import pair_table
from catalog.explaining.searching.report import SearchPhase, SearchReport
from catalog.explaining.searching.sets import search_sets
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.probe import Probe
from catalog.model.scope import BUDGET, Scope
from catalog.operators.generate import generated
from catalog.running.signatures import home

EXERCISES = ("rnn_backward", "lstm_backward")
STEPS = (8, 4, 2, 1)
SEARCHED = 8_000
MADE_ON, SETS = ("rnn_cell_backward", "rnn_backward"), 8
SIZES = (1, 2, 3, 4, 5, 6)
SIZES_HEADERS = (
    "exercise",
    "mutants",
    "singles run",
    "seconds",
    "us each",
    "bare runs each",
    "sets considered",
    "sets run",
    "seconds",
    "bare runs each",
)
MISTAKES_HEADERS = (
    "exercise",
    "mistakes",
    "outputs",
    "explained",
    "programs",
    "of those explained",
    "seconds",
    "bare runs",
)


def seconds(call: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.process_time()
    call()
    return time.process_time() - start


@dataclass(frozen=True, slots=True)
class Grown:
    """What the singles and the search cost with so many mutants. bare: seconds of a bare run."""

    exercise: str
    mutants: int
    singles: int
    building: float
    considered: int
    run: int
    searching: float
    bare: float

    def row(self) -> tuple[str, ...]:
        """Return the row of the table."""
        each, tried = self.building / self.singles, self.searching / max(self.run, 1)
        return (
            self.exercise,
            f"{self.mutants}",
            f"{self.singles}",
            f"{self.building:.2f}",
            f"{1e6 * each:.0f}",
            f"{each / self.bare:.2f}",
            f"{self.considered:.1e}",
            f"{self.run}",
            f"{self.searching:.2f}",
            f"{tried / self.bare:.2f}",
        )


def generated_on(probe: Probe) -> list[str]:
    """Return the names of the generated mutants that the probe can show."""
    names = matrix_of_all(probe).names
    return [mutant.name for mutant in generated(probe.family) if (mutant.name,) in names]


def grown(probe: Probe, step: int) -> Grown:
    """Measure with every step-th mutant."""
    mutants = generated_on(probe)
    without = frozenset(mutants) - frozenset(mutants[::step])
    matrix = matrix_of_all(probe, without)
    singles = programs(matrix)
    before = bare_seconds(probe, time.process_time)
    forget()
    building = seconds(lambda: ResponseMatrix(probe, singles))
    search_report, budget = SearchReport(), Budget(Scope(without=without, budget=SEARCHED))
    observation = observed(dict(KINDS)["noise"](probe, np.random.RandomState(SEED), AS_PRINTED))
    start = time.process_time()
    source = CandidateSource(observation, matrix, without, budget)
    search_sets(source, search_report)
    searching = time.process_time() - start
    bare = mean([before, bare_seconds(probe, time.process_time)])
    considered = sum(count(phase, source.pool) for phase in search_report.begun if phase.founded is not False)
    return Grown(probe.exercise, len(mutants[::step]), matrix.tried, building, considered, budget.run, searching, bare)


def count(phase: SearchPhase, pool: CandidatePool) -> int:
    """Return how many sets of single mistakes a phase is about."""
    mutants = len(pool.candidates) - pool.named
    numbers = [0] if phase.named else range(1, phase.size + 1)
    return sum(comb(mutants, number) * comb(pool.named, phase.size - number) for number in numbers)


def exponent(measured: list[Grown], cost: Callable[[Grown], float]) -> float:
    """Return the slope of the logarithm of a cost over that of the number of mutants."""
    slope, _ = np.polyfit(np.log([each.mutants for each in measured]), np.log([cost(each) for each in measured]), 1)
    return float(slope)


def mistakes(exercise: str, size: int) -> tuple[str, ...]:
    """Diagnose outputs of so many mistakes at once; return the row of medians."""
    probe, made = home(exercise), drawn(exercise, size, SETS)
    before = bare_seconds(probe, time.process_time)
    run, took, explained = [], [], []
    for each in made:
        RESPONSES.forget(pair_table)
        start = time.process_time()
        diagnosis = diagnose_within(each.text, exercise, Scope(probe=probe))
        took.append(time.process_time() - start)
        run.append(diagnosis.programs)
        explained += [diagnosis.programs] if diagnosis.causes else []
    bare = mean([before, bare_seconds(probe, time.process_time)])
    programs_run = f"{median(run):.0f}", f"{median(explained):.0f}" if explained else ""
    seconds_taken = f"{median(took):.3f}", f"{median(took) / bare:.0f}"
    return exercise, f"{size}", f"{len(made)}", f"{len(explained)} of {len(made)}", *programs_run, *seconds_taken


def main() -> None:
    """Print both tables and the exponents."""
    probes = [home(exercise) for exercise in EXERCISES]
    by_generated = {probe.exercise: [grown(probe, step) for step in STEPS] for probe in probes}
    rows = [each.row() for found in by_generated.values() for each in found]
    print(tabulate(rows, SIZES_HEADERS, disable_numparse=True), end="\n\n")
    rows = [mistakes(exercise, size) for exercise in MADE_ON for size in SIZES]
    print(tabulate(rows, MISTAKES_HEADERS, disable_numparse=True), end="\n\n")
    print(f"Medians of {SETS} outputs, explained within {BUDGET} programs.", end=" ")
    print("Slope of log time over log mutants:", end=" ")
    slopes = (
        f"{exercise} {exponent(found, lambda each: each.building):.2f} for the single mistakes, "
        f"{exponent(found, lambda each: each.searching):.2f} for the search"
        for exercise, found in by_generated.items()
    )
    print(f"{'; '.join(slopes)}.")


if __name__ == "__main__":
    main()
