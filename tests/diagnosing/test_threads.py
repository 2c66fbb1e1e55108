"""Threads: as many as there are say what one says."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import numpy as np
import pytest

from catalog import caching, check, diagnose
from catalog.model.mutant import Mutant
from catalog.programs.program import Program
from catalog.registry import all_mutants, exercise_of, family_of, probes
from catalog.running.printing import print_cell
from catalog.running.random_stream import owned
from catalog.running.run import run
from reference.c5w1a1.variants import skeleton
from tests.support.sampling import sample

THREADS = 8


def functions_of(mutant: Mutant) -> dict[str, Any]:
    program = Program(family_of(mutant), mutant.edits)
    return {name: getattr(program, name) for name in program.family.functions}


def printed_by(mutant: Mutant) -> str:
    cell = next(probe for probe in reversed(probes()) if probe.exercise == exercise_of(mutant) and not probe.asserts)
    return print_cell(run(cell, Program(family_of(mutant), mutant.edits)), cell)


def said(observed: Any) -> str:
    return diagnose(observed, budget=0).to_json()


def test_eight_threads_say_what_one_says() -> None:
    mutants = sample(all_mutants(), 20)
    asked = [*map(functions_of, mutants), *map(printed_by, mutants)]
    caching.clear()
    with ThreadPoolExecutor(THREADS) as threads:
        first = list(threads.map(said, asked))
        again = list(threads.map(said, asked))
    assert first == again == [said(each) for each in asked]


def test_the_random_stream_is_one_threads_at_a_time() -> None:
    barrier = Barrier(2)

    def drawn(seed: int) -> list[float]:
        barrier.wait()
        found = []
        for _ in range(50):
            with owned():
                np.random.seed(seed)
                found += [float(np.random.randn()) for _ in range(50)]
        return found

    before = repr(np.random.get_state())
    with ThreadPoolExecutor(2) as threads:
        one, two = threads.map(drawn, (1, 2))
    assert len(set(one)) == len(set(two)) == 50
    assert repr(np.random.get_state()) == before


def test_what_threads_print_is_seen_again_when_all_have_checked(capfd: pytest.CaptureFixture[str]) -> None:
    def passed(_: int) -> None:
        check(skeleton.rnn_cell_forward)

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(passed, range(THREADS)))
    sys.stdout.write("still here\n")
    assert capfd.readouterr().out == "still here\n"


def test_a_stream_that_is_held_is_free_in_a_fork() -> None:
    with owned():
        child = os.fork()
        if child == 0:
            with ThreadPoolExecutor(1) as thread:
                os._exit(thread.submit(_owning).result())
        _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


def _owning() -> int:
    with owned():
        return 0
