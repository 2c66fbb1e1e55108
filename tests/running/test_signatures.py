"""Signatures: the same whenever they are computed, and without a trace in the caller's arrays and random state."""

import numpy as np

from catalog.model.probe import Probe
from catalog.programs.program import Program
from catalog.registry import all_mutants, exercises, family_of, probes, reference_program
from catalog.running.printing import print_cell
from catalog.running.run import run
from catalog.running.signatures import mutants_on


def all_runs(reverse: bool) -> dict[tuple[str, str], str]:
    pairs = [(probe, mutant) for probe in probes() for mutant in mutants_on(probe)]
    texts = {}
    for probe, mutant in reversed(pairs) if reverse else pairs:
        texts[probe.name, mutant.name] = print_cell(run(probe, Program(family_of(mutant), mutant.edits)), probe)
    return texts


def test_signatures_do_not_depend_on_the_order_of_runs() -> None:
    assert all_runs(reverse=False) == all_runs(reverse=True)


def test_a_run_leaves_the_random_state_alone() -> None:
    np.random.seed(99)
    expected = np.random.RandomState(99).standard_normal(3)
    for probe in probes():
        run(probe, reference_program(probe.family))
    np.testing.assert_array_equal(np.random.standard_normal(3), expected)


def test_a_run_gives_each_time_fresh_arrays() -> None:
    for probe in probes():
        program = reference_program(probe.family)
        first, second = run(probe, program), run(probe, program)
        before = print_cell(second, probe)
        for value in first.outputs.values():
            if isinstance(value, np.ndarray):
                value[...] = np.nan
        assert print_cell(second, probe) == before == print_cell(run(probe, program), probe)


def test_a_run_raises_no_warnings_and_no_exceptions() -> None:
    def overflow(_: Program) -> dict[str, object]:
        return {"a": np.exp(np.array([1e9])), "b": np.array([1.0]) / 0}

    def fail(_: Program) -> dict[str, object]:
        raise KeyError("Wy")

    overflowing = Probe("overflow", "rnn_forward", "c5w1a1.rnn", overflow, ())
    assert np.isinf(run(overflowing, reference_program("c5w1a1.rnn")).outputs["a"]).all()
    failing = Probe("fail", "rnn_forward", "c5w1a1.rnn", fail, ())
    assert str(run(failing, reference_program("c5w1a1.rnn")).error) == "KeyError: 'Wy'"


def test_the_function_that_raised_is_known() -> None:
    by_name = {mutant.name: mutant for mutant in all_mutants()}
    mutant = by_name["c5w1a1.rnn_cell_backward.forgets_to_transpose_Wax"]
    probe = next(probe for probe in probes() if probe.exercise == "rnn_backward")
    error = run(probe, Program(family_of(mutant), mutant.edits)).error
    assert error is not None
    assert error.function == "rnn_cell_backward"
    assert set(exercises()) >= {error.function}
