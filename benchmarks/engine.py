"""The catalog's own engine, as the measurements use it: from empty caches, on observations that are known."""

import time
from collections.abc import Callable

from catalog.caching import CODE, RESPONSES
from catalog.explaining.cells.expected_and_actual import cells_of
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.response_matrix import ResponseMatrix, stages
from catalog.explaining.searching.pairs import pair_table
from catalog.model.observation import Observation
from catalog.model.probe import Probe
from catalog.reading.pastes.paste import read_paste
from catalog.registry import reference_program

BARE_RUNS = 200


def forget() -> None:
    """Forget all compiled code and all kept stages: what runs next compiles what it needs, as in a new process."""
    for kept in (stages, pair_table):
        RESPONSES.forget(kept)
    CODE.clear()


def programs(matrix: ResponseMatrix) -> list[Candidate]:
    """Return the programs that a response matrix has run, in the order in which matrix_of_all runs them."""
    found = [each for row in range(len(matrix)) for each in matrix.sharing(row) if each.mutants]
    return sorted(found, key=lambda each: (each.generated, each.generated and bool(each.equivalents)))


def observed(text: str) -> Observation:
    """Return what is read of the text of one cell."""
    ((observation, _),) = cells_of(read_paste(text))
    return observation


def bare_seconds(probe: Probe, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how long the probe's cell runs with the reference."""
    program = reference_program(probe.family)
    start = clock()
    for _ in range(BARE_RUNS):
        probe.call(program)
    return (clock() - start) / BARE_RUNS
