"""What a designed cell sees is what it says that it sees, and more than the course's own cell does."""

import contextlib
import io
import random
import sys
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from catalog import Design, Mutant, Verdict, diagnose
from catalog.adequacy.measuring import kill_matrix_of, signatures
from catalog.adequacy.population import program_of
from catalog.adequacy.scoring import score
from catalog.designing.choosing import Most, best_setting, design, designed_for, lines_for, mutants_of, template_of
from catalog.designing.design import scored_on
from catalog.designing.leftover import CORRECT, Reason
from catalog.designing.running import probe_of
from catalog.model.kill_matrix import KillMatrix
from catalog.programs.program import Program
from catalog.registry import correct_programs, family, reference_program
from catalog.running.behaviour import alike, behaviour
from catalog.running.lines import cells, right_lines
from catalog.running.printing import print_cell
from catalog.running.run import quiet

SMALL = ("rnn_cell_forward", "rnn_forward", "rnn_cell_backward", "rnn_backward")
BACKWARD = ("rnn_cell_backward", "rnn_backward", "lstm_cell_backward", "lstm_backward")

# What best_setting chooses; it takes longest.
SIZES = {
    "rnn_forward": {"T_x": 4},
    "rnn_backward": {"T_x": 4, "steps_back": 2},
    "lstm_backward": {"T_x": 5, "steps_back": 3},
}

# Of the LSTM's generated mutants so many are left out for each that is tried here: benchmarks.design tries all.
SPARSE = 25


@cache
def designed(exercise: str) -> Design:
    return design(exercise, sizes=SIZES.get(exercise), seed=1)


@cache
def course(exercise: str, mutants: tuple[Mutant, ...]) -> KillMatrix:
    return kill_matrix_of([probe for probe in cells(exercise) if not probe.asserts][-1], mutants)


def running_tests(found: Design) -> Callable[[Any], BaseException | None]:
    """Return what runs the file for pytest with some functions, and gives what its test raises."""
    code = compile(found.pytest, "test.py", "exec")

    def run(program: Any) -> BaseException | None:
        module = ModuleType(found.module)
        for name in family(found.probe.family).functions:
            setattr(module, name, getattr(program, name))
        with pytest.MonkeyPatch.context() as patch, quiet():
            patch.setitem(sys.modules, found.module, module)
            names: dict[str, Any] = {}
            try:
                exec(code, names)
                names[f"test_{found.exercise}"]()
            except Exception as error:
                return error
        return None

    return run


def pasted(found: Design, program: Program) -> str:
    """Return what a notebook shows under the cell."""
    names: dict[str, Any] = {name: getattr(program, name) for name in program.family.functions} | {"np": np}
    with contextlib.redirect_stdout(io.StringIO()) as printed, quiet():
        try:
            exec(compile(found.cell, "cell", "exec"), names)
        except Exception as error:
            print(f"{type(error).__name__}: {error}")  # noqa: T201
    return printed.getvalue().rstrip("\n")


@pytest.mark.parametrize("exercise", SMALL)
def test_its_score_is_what_adequacy_measures_of_its_cell(exercise: str) -> None:
    found = designed(exercise)
    assert score(kill_matrix_of(found.probe, found.mutants)) == found.score


@pytest.mark.parametrize("exercise", SMALL)
def test_the_text_prints_what_was_measured(exercise: str) -> None:
    found = designed(exercise)
    assert pasted(found, reference_program(found.probe.family)) == found.expected
    runs = zip(found.mutants, signatures(found.probe, found.mutants), strict=True)
    for mutant, signature in list(runs)[::3]:
        assert pasted(found, program_of(mutant)) == print_cell(signature, found.probe), mutant.name


@pytest.mark.parametrize("exercise", SMALL)
def test_the_file_for_pytest_kills_what_the_cell_kills(exercise: str) -> None:
    found = designed(exercise)
    run, killed = running_tests(found), kill_matrix_of(found.probe, found.mutants).noticed
    for mutant, kills in list(zip(found.mutants, killed, strict=True))[::3]:
        assert (run(program_of(mutant)) is not None) == kills, mutant.name


@pytest.mark.parametrize("exercise", SMALL)
def test_no_correct_program_fails(exercise: str) -> None:
    found = designed(exercise)
    variants = correct_programs(found.probe.family)
    assert len(variants) > 10
    assert {name: repr(running_tests(found)(program)) for name, program in variants.items()} == dict.fromkeys(
        variants, "None"
    )


@pytest.mark.parametrize("exercise", SMALL)
def test_whatever_a_cell_can_show_is_killed(exercise: str) -> None:
    found = designed(exercise)
    unnoticed = [each for each in found.left if each.unnoticed and each.reason is Reason.HERE]
    assert unnoticed == []
    assert found.score.groups >= 0.97 * found.apart
    assert [step.score.killed for step in found.steps] == sorted(step.score.killed for step in found.steps)


@pytest.mark.parametrize("exercise", BACKWARD)
def test_it_beats_the_courses_lines_with_no_more_numbers(exercise: str) -> None:
    template, mutants = template_of(exercise), mutants_of(template_of(exercise))
    if "lstm" in exercise:
        mutants = tuple(mutant for at, mutant in enumerate(mutants) if not mutant.operator or at % SPARSE == 0)
    own = course(exercise, mutants)
    values = sum(
        np.size(value)
        for (value, _), line in zip(right_lines(own.probe), own.probe.lines, strict=True)
        if line.shows == "value"
    )
    setting = best_setting(template, SIZES.get(exercise, {}), 1, mutants, Most(numbers=values))
    printed, _ = lines_for(template, setting, mutants, Most(numbers=values))
    assert sum(numbers for _, numbers in printed) <= values
    theirs, ours = (
        score(own),
        score(kill_matrix_of(probe_of(template, setting, [line for line, _ in printed]), mutants)),
    )
    assert ours.killed > theirs.killed
    assert ours.groups > theirs.groups
    assert ours.left < theirs.left
    assert ours.equivalent == theirs.equivalent


@pytest.mark.parametrize("exercise", SMALL)
def test_mutants_that_it_was_not_given_are_killed_too(exercise: str) -> None:
    chance = random.Random(exercise)
    mutants = mutants_of(template_of(exercise))
    held_out = [mutant for mutant in mutants if mutant.operator and chance.random() < 0.5]
    known = [mutant for mutant in mutants if mutant not in {*held_out}]
    found = scored_on(designed_for(template_of(exercise), designed(exercise).setting, known), held_out)
    assert len(held_out) > 40
    assert found.score.groups >= 0.97 * found.apart
    unnoticed = [each for each in found.left if each.unnoticed and each.reason is Reason.HERE]
    missed = [mutant for each in unnoticed for group in each.alike[1:] for mutant in group]
    # One mutant alone changes da in place, and only da itself shows it.
    assert [mutant.name.rpartition(".")[0] for mutant in missed if mutant] in (
        [],
        ["c5w1a1.rnn_backward.changed_in_place"],
    )


def test_what_is_left_is_left_for_the_reason_that_is_given() -> None:
    found = designed("rnn_cell_backward")
    assert {each.reason for each in found.left} == {Reason.EVERYWHERE, Reason.CELL}
    assert found.apart == found.score.groups

    def known(mutant: Mutant | None) -> Any:
        return behaviour(reference_program("c5w1a1.rnn") if mutant is CORRECT else program_of(mutant))

    for left in found.left[:30]:
        first, *others = [known(group[0]) for group in left.alike]
        assert not any(alike(first, other) for other in others)
        for group in left.alike:
            assert all(alike(known(group[0]), known(mutant)) for mutant in group)
        assert (left.reason is Reason.EVERYWHERE) == (not others)


def test_mistakes_in_the_cell_are_named() -> None:
    found = designed("rnn_backward")
    for name in ("rnn_backward.drops_da_prevt", "rnn_cell_backward.applies_tanh_twice"):
        mutant = next(each for each in found.mutants if each.name.endswith(name))
        said = diagnose(pasted(found, program_of(mutant)), probe=found.probe)
        assert mutant.name in said.causes[0].mutants
    assert diagnose(found.expected, probe=found.probe).verdict is Verdict.CORRECT


def test_one_step_with_some_sizes_given_and_a_few_lines() -> None:
    found = design("rnn_forward", steps=1, sizes={"n_x": 3, "n_a": 5, "m": 10}, seed=7, lines=3)
    assert found.setting.sizes == {"T_x": 1, "n_x": 3, "n_a": 5, "m": 10, "n_y": 7}
    assert len(found.steps) == 3
    assert found.cell.startswith("np.random.seed(7)\nx_tmp = np.random.randn(3, 10, 1)\n")
    # What goes wrong between steps shows with more of them alone.
    assert any(each.reason is Reason.HERE for each in found.left)
    assert found.apart > found.score.groups


def test_fewer_numbers_say_less() -> None:
    template, setting = template_of("rnn_cell_forward"), designed("rnn_cell_forward").setting
    found = [designed_for(template, setting, mutants_of(template), Most(numbers=most)) for most in (1, 2, 4)]
    assert [each.numbers for each in found] == [1, 2, 4]
    assert found[0].score.groups < found[1].score.groups < found[2].score.groups
