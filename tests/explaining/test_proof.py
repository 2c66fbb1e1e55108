"""Proof: nobody is named for what accident can have printed, and no mistake rides on another's evidence."""

import random
import re
from functools import cache

import numpy as np
import pytest

from catalog import Verdict
from catalog.diagnosing.diagnose import diagnose_within
from catalog.evaluation import unrelated
from catalog.evaluation.case import Case
from catalog.evaluation.cells import printing
from catalog.evaluation.made import output, where_to_look
from catalog.evaluation.named import mutants_by_name
from catalog.explaining.matching.affects import readings_of
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.response_matrix import Mask
from catalog.explaining.searching.proof import WIDER, Proof
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.diagnosis import Diagnosis
from catalog.model.observation import Observation
from catalog.model.probe import Probe
from catalog.model.scope import Scope
from catalog.operators.generate import lazily_generated
from catalog.registry import all_mutants, family_of
from catalog.running.printing import print_cell
from catalog.running.run import quiet
from catalog.running.signatures import home, reference_run
from tests.support.searches import observed

RNN = "c5w1a1.rnn"
BUDGET = 300
NUMBER = re.compile(r"-?\d+\.\d+")
OUTPUTS = [unrelated.case(at, at, digits, BUDGET) for digits in unrelated.DIGITS for at in range(90)]
ACCIDENTS = [case for case in OUTPUTS if case.exercise.startswith("rnn")][::3]
CELLS = [probe for probe in printing() if probe.family == RNN]


def diagnosed(text: str, exercise: str, budget: int = BUDGET) -> Diagnosis:
    return diagnose_within(text, exercise, Scope(budget=budget))


@pytest.mark.parametrize("case", ACCIDENTS, ids=lambda case: case.name)
def test_numbers_that_no_program_made_name_nobody(case: Case) -> None:
    diagnosis = diagnosed(case.text, case.exercise)
    assert diagnosis.verdict is Verdict.LOCALISED, diagnosis
    assert diagnosis.causes == ()


@pytest.mark.parametrize("seed", range(16))
@pytest.mark.parametrize("digits", [4, 3])
def test_one_wrong_number_of_few_digits_names_nobody(seed: int, digits: int) -> None:
    stream = random.Random(seed)
    probe = CELLS[seed % len(CELLS)]
    text = print_cell(reference_run(probe), probe)
    chosen = stream.choice(list(NUMBER.finditer(text)))
    number = f"{float(chosen[0]) + stream.choice([-1, 1]) * stream.uniform(0.05, 0.9):.{digits}f}"
    diagnosis = diagnosed(text[: chosen.start()] + number + text[chosen.end() :], probe.exercise)
    assert diagnosis.verdict is Verdict.LOCALISED, diagnosis
    assert diagnosis.causes == ()


def candidate(name: str) -> Candidate:
    return Candidate(RNN, (mutants_by_name()[name],))


def affected(name: str, observation: Observation, probe: Probe) -> Mask:
    matrix = matrix_of_all(probe)
    mask: Mask = readings_of(observation, matrix).affected[matrix.row(candidate(name))]
    return mask


@cache
def extracted() -> tuple[tuple[str, str, Probe], ...]:
    """Return pairs of named mutants of which each affects numbers that the other does not."""
    names = [mutant.name for mutant in all_mutants() if family_of(mutant).name == RNN]
    stream = random.Random(7)
    found: list[tuple[str, str, Probe]] = []
    while len(found) < 12:
        first, second = both = tuple(stream.sample(names, 2))
        shown = output(both, where_to_look(both)[0])
        if shown is None or shown.raises:
            continue
        matrix = matrix_of_all(shown.probe)
        if any(matrix.find(candidate(name)) < 1 or matrix.error(candidate(name)) for name in both):
            continue
        one, other = (affected(name, observed(shown.text), shown.probe) for name in both)
        if (one & ~other).any() and (other & ~one).any():
            found.append((first, second, shown.probe))
    return tuple(found)


def lines_of(text: str) -> list[str]:
    """Return a cell's lines, one for each label with all of its numbers."""
    return [line for line in re.split(r"\n(?=[a-zA-Z])", text) if line]


def weighing(text: str, probe: Probe) -> Proof:
    matrix, observation = matrix_of_all(probe), observed(text)
    return Proof(observation, matrix, readings_of(observation, matrix), 1)


def gives(name: str, text: str, probe: Probe) -> bool:
    """True where a mutant alone prints this."""
    matrix = matrix_of_all(probe)
    return bool(readings_of(observed(text), matrix).agrees[matrix.row(candidate(name))].all())


@pytest.mark.parametrize("at", range(12))
def test_a_mistake_without_readings_of_its_own_is_not_proven(at: int) -> None:
    one, other, probe = extracted()[at]
    shown = output((one, other), probe)
    assert shown is not None
    for left_out, kept in ((one, other), (other, one)):
        text = "\n".join(line for line in lines_of(shown.text) if gives(kept, line, probe))
        if not NUMBER.search(text):
            continue
        with quiet():
            evidence = weighing(text, probe).weigh((candidate(one), candidate(other)))
        assert evidence.chance == 1.0
        diagnosis = diagnosed(text, probe.exercise)
        assert not any(left_out in cause.mutants and len(cause.mistakes) > 1 for cause in diagnosis.causes)


@pytest.mark.parametrize("at", range(12))
def test_a_mistake_is_not_named_for_sure_for_one_short_number(at: int) -> None:
    one, other, probe = extracted()[at]
    shown = output((one, other), probe)
    assert shown is not None
    with quiet():
        whole = weighing(shown.text, probe).weigh((candidate(one), candidate(other)))
    observation = observed(shown.text)
    for left_out, kept in ((one, other), (other, one)):
        mine, others = affected(left_out, observation, probe), affected(kept, observation, probe)
        if (mine & others).any():
            continue
        lines = [line for line in lines_of(shown.text) if not affected(left_out, observed(line), probe).any()]
        own = [line for line in lines_of(shown.text) if line not in lines and "shape" not in line.partition("=")[0]]
        short = NUMBER.sub(lambda number: f"{float(number[0]):#.3g}", own[0])
        if len(NUMBER.findall(short)) > 1 or not lines:
            continue
        text = "\n".join([*lines, short])
        diagnosis = diagnosed(text, probe.exercise)
        together = [cause for cause in diagnosis.causes if {left_out, kept} <= set(cause.mutants)]
        assert not together or diagnosis.verdict is not Verdict.EXPLAINED
    assert 0 <= whole.chance <= 1


def test_zeros_alone_prove_no_set() -> None:
    probe = home("rnn_backward")
    text = re.sub(r"-?\d+\.\d+", "0.", print_cell(reference_run(probe), probe))
    diagnosis = diagnosed(text, probe.exercise)
    assert diagnosis.verdict is not Verdict.EXPLAINED
    assert all(len(cause.mistakes) == 1 for cause in diagnosis.causes)


def test_the_chance_of_a_set_is_that_of_its_weakest_mistake() -> None:
    for one, other, probe in extracted():
        shown = output((one, other), probe)
        assert shown is not None
        chosen = (candidate(one), candidate(other))
        with quiet():
            proof = weighing(shown.text, probe)
            forth, back = proof.weigh(chosen), proof.weigh(chosen[::-1])
            ways = Proof(proof.observation, proof.matrix, proof.readings, 1_000).weigh(chosen)
        assert forth.chance == pytest.approx(back.chance)
        assert forth.numbers == back.numbers
        assert ways.chance == pytest.approx(min(1.0, 1_000 * forth.chance))
        assert np.isfinite(forth.chance)


@pytest.mark.parametrize("exercise", ["rnn_backward", "lstm_backward"])
def test_what_prolific_operators_make_is_counted(exercise: str) -> None:
    probe = home(exercise)
    assert len(lazily_generated(probe.family)) <= (WIDER - 1) * len(matrix_of_all(probe).names)
