"""Stages: a program that is run behind kept calls gives what it gives when it is run in full."""

import random
import warnings
from functools import cache

import numpy as np
import pytest

from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.operators.generate import generated
from catalog.programs.edit import Edit, EditError
from catalog.programs.program import Program
from catalog.registry import all_mutants, family, family_of, probes, reference_program
from catalog.running.digest import digest
from catalog.running.run import quiet, run
from catalog.running.stages import Stages

Edits = tuple[Edit, ...]

NEWEST = {probe.exercise: probe for probe in probes() if not probe.asserts}
BACKWARD = [name for name in NEWEST if name.endswith("backward")]
EVERY = {"rnn_cell_backward": 7, "rnn_backward": 7, "lstm_cell_backward": 29, "lstm_backward": 29}
RNN = NEWEST["rnn_backward"]


@cache
def stages(probe: Probe) -> Stages:
    return Stages(probe, reference_program(probe.family))


def staged(probe: Probe, edits: Edits, kept: Stages | None = None) -> Signature:
    with quiet():
        return (kept or stages(probe)).run(Program(family(probe.family), edits, keep=False))


def full(probe: Probe, edits: Edits) -> Signature:
    return run(probe, Program(family(probe.family), edits, keep=False))


def assert_same(probe: Probe, edits: Edits, kept: Stages | None = None) -> None:
    one, other = staged(probe, edits, kept), full(probe, edits)
    assert one.error == other.error, edits
    assert digest(one) == digest(other), edits


def rnn(function: str, before: str, after: str) -> Edits:
    return (Edit(function, before, after),)


def mutants(probe: Probe) -> list[Edits]:
    named = [mutant for mutant in all_mutants() if family_of(mutant).name == probe.family]
    mutants = list(generated(probe.family))
    random.Random(probe.name).shuffle(mutants)
    return [mutant.edits for mutant in named[::7] + mutants[:: EVERY[probe.exercise]]]


@pytest.mark.parametrize("exercise", BACKWARD)
def test_a_mistake_is_the_same_in_stages_and_in_full(exercise: str) -> None:
    for edits in mutants(NEWEST[exercise]):
        assert_same(NEWEST[exercise], edits)


@pytest.mark.parametrize("probe", [probe for probe in probes() if "forward" in probe.exercise], ids=lambda p: p.name)
def test_a_forward_cell_is_the_same_in_stages_and_in_full(probe: Probe) -> None:
    for mutant in [each for each in all_mutants() if family_of(each).name == probe.family][::5]:
        assert_same(probe, mutant.edits)


@pytest.mark.parametrize("exercise", BACKWARD)
def test_a_generated_mutant_that_draws_random_numbers_is_the_same_each_time(exercise: str) -> None:
    probe = NEWEST[exercise]
    drawing = [mutant.edits for mutant in generated(probe.family) if "random" in mutant.operator]
    assert len(drawing) >= 10
    kept = Stages(probe, reference_program(probe.family))
    for edits in drawing:
        for _ in range(3):
            assert_same(probe, edits, kept)


@pytest.mark.parametrize("exercise", BACKWARD)
def test_forward_mistakes_seen_again_are_the_same_with_every_backward_mistake(exercise: str) -> None:
    probe, stream = NEWEST[exercise], random.Random(exercise)
    mutants = [mutant for mutant in generated(probe.family) if len(mutant.functions) == 1]
    before = [each.edits for each in mutants if each.functions[0].endswith("forward")]
    after = [each.edits for each in mutants if each.functions[0].endswith("backward")]
    kept = Stages(probe, reference_program(probe.family))
    for _ in range(12):
        edits = stream.choice(before)
        for others in ((), stream.choice(after), stream.choice(after), stream.choice(after), ()):
            assert_same(probe, edits + others, kept)


def test_another_forward_mistake_between_is_not_mistaken_for_it() -> None:
    one = rnn("rnn_cell_forward", "np.dot(Waa, a_prev) + ba)", "np.dot(Waa, a_prev))")
    other = rnn("rnn_cell_forward", "np.dot(Waa, a_prev) + ba)", "np.dot(Waa, a_prev) - ba)")
    back = rnn("rnn_cell_backward", "np.dot(Wax.T, dtanh)", "2 * np.dot(Wax.T, dtanh)")
    kept = Stages(RNN, reference_program(RNN.family))
    assert digest(full(RNN, one)) != digest(full(RNN, other))
    for edits in (one, other, one + back, other + back, one, other, (), back):
        assert_same(RNN, edits, kept)


def called(edits: Edits, kept: Stages) -> list[str]:
    """Return which functions of a program are run on the cell of rnn_backward."""
    names: list[str] = []
    program = Program(family(RNN.family), edits).watched(names.append)
    with quiet():
        kept.run(program)
    return names


def test_the_forward_pass_is_not_run_again_for_a_mistake_behind_it() -> None:
    kept = Stages(RNN, reference_program(RNN.family))
    back = rnn("rnn_cell_backward", "np.dot(Wax.T, dtanh)", "2 * np.dot(Wax.T, dtanh)")
    assert "rnn_forward" not in called(back, kept)
    assert "rnn_backward" in called(back, kept)


def test_a_forward_mistake_is_run_twice_and_then_kept() -> None:
    kept = Stages(RNN, reference_program(RNN.family))
    edits = rnn("rnn_cell_forward", "np.dot(Waa, a_prev) + ba)", "np.dot(Waa, a_prev))")
    assert ["rnn_forward" in called(edits, kept) for _ in range(4)] == [True, True, False, False]


def test_the_functions_used_are_those_that_the_cell_calls() -> None:
    assert stages(RNN).used == set(family(RNN.family).functions)
    assert stages(NEWEST["rnn_cell_backward"]).used == {"rnn_cell_forward", "rnn_cell_backward"}
    assert stages(NEWEST["rnn_cell_forward"]).used == {"rnn_cell_forward"}


@pytest.mark.parametrize("probe", NEWEST.values(), ids=NEWEST)
def test_whatever_is_appended_is_the_same_the_third_time(probe: Probe) -> None:
    kept = Stages(probe, reference_program(probe.family))
    appending = [mutant.edits for mutant in generated(probe.family) if any(".append(" in e.after for e in mutant.edits)]
    assert "caches.append(caches)" in {edits[0].after.strip() for edits in appending}
    for edits in appending:
        for _ in range(3):
            assert_same(probe, edits, kept)


WRITES = {
    "an array in place": rnn("rnn_cell_backward", "dtanh = (1 -", "a_next *= 2\n    dtanh = (1 -"),
    "a slice": rnn("rnn_cell_backward", "dtanh = (1 -", "a_prev[0, :2] = 3\n    dtanh = (1 -"),
    "with out=": rnn("rnn_cell_backward", "dtanh = (1 -", "np.tanh(xt, out=xt)\n    dtanh = (1 -"),
    "a sorted array": rnn("rnn_cell_backward", "dtanh = (1 -", "a_next.sort(axis=0)\n    dtanh = (1 -"),
    "a shuffled array": rnn("rnn_cell_backward", "dtanh = (1 -", "np.random.shuffle(a_next)\n    dtanh = (1 -"),
    "a weight": rnn("rnn_cell_backward", "dtanh = (1 -", 'parameters["Waa"] = Waa + 1\n    dtanh = (1 -'),
    "a weight taken out": rnn("rnn_cell_backward", "dtanh = (1 -", 'parameters.pop("Wax")\n    dtanh = (1 -'),
    "a weight deleted": rnn("rnn_cell_backward", "dtanh = (1 -", 'del parameters["Wax"]\n    dtanh = (1 -'),
    "weights updated": rnn("rnn_cell_backward", "dtanh = (1 -", "parameters.update(Waa=Waa + 1)\n    dtanh = (1 -"),
    "weights joined": rnn("rnn_cell_backward", "dtanh = (1 -", "parameters |= {'Waa': Waa + 1}\n    dtanh = (1 -"),
    "a weight in place": rnn("rnn_cell_backward", "dtanh = (1 -", "Wax += 1\n    dtanh = (1 -"),
    "the list of caches": rnn("rnn_backward", "n_a, m, T_x = da.shape", "caches.reverse()\n    n_a, m, T_x = da.shape"),
    "a list cut short": rnn("rnn_backward", "n_a, m, T_x = da.shape", "caches.pop()\n    n_a, m, T_x = da.shape"),
    "all inputs at once": rnn("rnn_backward", "n_a, m, T_x = da.shape", "x[:] = 0\n    n_a, m, T_x = da.shape"),
    "an input that was handed on": rnn("rnn_backward", "dx[:, :, t] = dxt", "x[:, :, t] = dxt\n        dx = x"),
}


@pytest.mark.parametrize("edits", WRITES.values(), ids=WRITES)
def test_what_writes_to_kept_arrays_is_run_in_full_and_leaves_no_trace(edits: Edits) -> None:
    kept = Stages(RNN, reference_program(RNN.family))
    back = rnn("rnn_backward", "dba += dbat", "dba = dbat")
    for others in (edits, back, edits, (), edits, back):
        assert_same(RNN, others, kept)
    ahead = rnn("rnn_cell_forward", "np.dot(Waa, a_prev) + ba)", "np.dot(Waa, a_prev))")
    for others in (ahead, ahead, ahead + edits, ahead + edits, ahead, ahead + back):
        assert_same(RNN, others, kept)


def test_what_a_program_gives_is_not_what_is_kept() -> None:
    kept = Stages(RNN, reference_program(RNN.family))
    for edits in ((), WRITES["a slice"], mutants(RNN)[0]):
        for value in staged(RNN, edits, kept).outputs.values():
            if isinstance(value, np.ndarray) and value.flags.writeable:
                value[...] = 0
    assert digest(staged(RNN, (), kept)) == digest(full(RNN, ()))


def test_an_exception_is_of_the_same_function_in_stages_and_in_full() -> None:
    for function in family(RNN.family).functions:
        edits = rnn(function, "return ", "raise KeyError('lost')\n    return ")
        for _ in range(3):
            assert staged(RNN, edits).error == full(RNN, edits).error
        error = full(RNN, edits).error
        assert error is not None
        assert error.function == function


def test_an_exception_about_a_kept_dict_has_the_words_of_any_dict() -> None:
    edits = rnn("rnn_backward", "(a1, a0, x1, parameters) = caches[0]", "(a1, a0, parameters, x1) = caches[0]")
    assert_same(RNN, edits)
    assert "'dict' object" in str(full(RNN, edits).error)


def test_edits_that_cannot_be_made_together_are_no_run() -> None:
    with pytest.raises(EditError):
        staged(RNN, WRITES["an array in place"] + WRITES["a slice"])


def stream_state() -> bytes:
    name, words, *rest = np.random.get_state()
    return np.asarray(words).tobytes() + repr((name, *rest)).encode()


@pytest.mark.parametrize("fails", [False, True])
def test_what_is_quiet_leaves_the_random_state_the_warnings_and_the_errors_as_they_were(fails: bool) -> None:
    np.random.seed(3)
    before = stream_state(), list(warnings.filters), np.geterr()
    try:
        with quiet():
            np.random.seed(1)
            np.random.randn(3)
            warnings.warn("not shown", stacklevel=1)
            np.log(np.array([-1.0, 0.0]))
            if fails:
                raise KeyError
    except KeyError:
        assert fails
    assert (stream_state(), list(warnings.filters), np.geterr()) == before


def test_a_run_leaves_the_random_state_as_it_was() -> None:
    drawing = next(mutant.edits for mutant in generated(RNN.family) if "random" in mutant.operator)
    np.random.seed(3)
    before = stream_state()
    for edits in ((), drawing, WRITES["a shuffled array"]):
        full(RNN, edits)
        staged(RNN, edits)
        Stages(RNN, reference_program(RNN.family))
        assert stream_state() == before
