"""An instructor's own test cell: everything that works on the course's cells works on it."""

from typing import Any

import numpy as np
import pytest

from catalog import Line, Probe, Verdict, diagnose
from catalog.programs.program import Program
from catalog.registry import all_mutants, cells, family, probes
from catalog.running.printing import print_cell
from catalog.running.run import run

MUTANTS = {mutant.name: mutant for mutant in all_mutants()}
LINES = (Line("dx[0][0] =", "dx", "[0][0]"), Line("dWaa[0] =", "dWaa", "[0]"), Line("da0[1] =", "da0", "[1]"))


def cell(program: Program) -> dict[str, Any]:
    np.random.seed(42)
    x, a0 = np.random.randn(2, 6, 5), np.random.randn(4, 6)
    shapes = {"Wax": (4, 2), "Waa": (4, 4), "Wya": (3, 4), "ba": (4, 1), "by": (3, 1)}
    caches = program.rnn_forward(x, a0, {name: np.random.randn(*shape) for name, shape in shapes.items()})[-1]
    return dict(program.rnn_backward(np.random.randn(4, 6, 5), caches))


def own(call: Any = cell, exercise: str = "rnn_backward", name: str = "c5w1a1.rnn", lines: Any = LINES) -> Probe:
    return Probe("own", exercise, name, call, lines)


OWN = own()


def printed(*names: str) -> str:
    edits = tuple(edit for name in names for edit in MUTANTS[f"c5w1a1.{name}"].edits)
    return print_cell(run(OWN, Program(family("c5w1a1.rnn"), edits)), OWN)


def test_a_right_output_of_the_own_cell_is_right() -> None:
    diagnosis = diagnose(printed(), probe=OWN)
    assert (diagnosis.verdict, diagnosis.cell) == (Verdict.CORRECT, "own")


@pytest.mark.parametrize(
    "names", [("rnn_backward.drops_da_prevt",), ("rnn_cell_backward.applies_tanh_twice", "rnn_backward.drops_da_prevt")]
)
def test_mistakes_in_the_own_cell_are_named(names: tuple[str, ...]) -> None:
    diagnosis = diagnose(printed(*names), probe=OWN)
    assert diagnosis.verdict == Verdict.EXPLAINED
    assert diagnosis.causes[0].mutants == tuple(f"c5w1a1.{name}" for name in names)
    assert diagnose(printed(*names)).causes == ()


def test_arrays_of_the_own_cell_are_read() -> None:
    program = Program(family("c5w1a1.rnn"), MUTANTS["c5w1a1.rnn_backward.drops_da_prevt"].edits)
    assert diagnose(cell(program), probe=OWN).causes[0].functions == ("rnn_backward",)


def test_the_courses_cells_are_back_afterwards() -> None:
    diagnose(printed(), probe=OWN)
    assert cells() == probes()


@pytest.mark.parametrize(
    ("probe", "words"),
    [
        (own(exercise="rnn_sideways"), "is not one of rnn_cell_forward"),
        (own(name="c5w1a1.lstm"), "belongs to the family 'c5w1a1.rnn'"),
        (own(lambda _: {"dx": np.zeros(2)}, lines=()), "never runs rnn_backward"),
        (
            own(lambda program: [cell(program)], lines=()),
            "has to return a mapping of names to arrays, and returns list",
        ),
        (own(lambda program: program.rnn_backward(1, 2)), "fails with the correct program: TypeError"),
        (own(lines=(Line("dy =", "dy"),)), "prints dy, but its call returns only dx"),
        (own(lines=(Line("dx =", "dx", "[9]"),)), "prints dx[9], which fails"),
        (own(lines=(Line("dx =", "dx", "9"),)), "such as"),
    ],
)
def test_a_cell_that_cannot_be_used_is_refused_in_a_sentence(probe: Probe, words: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        diagnose("dx[0][0] = 1.5", probe=probe)
    assert words in str(refused.value)


def test_a_cell_that_does_not_seed_is_refused() -> None:
    def unseeded(program: Program) -> dict[str, Any]:
        gradients = cell(program)
        np.random.seed()
        return gradients | {"dx": np.random.rand(3)}

    with pytest.raises(ValueError, match="let its call begin with"):
        diagnose("dx[0] = 1.5", probe=own(unseeded, lines=()))


def test_another_exercise_than_the_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="about rnn_backward, not about rnn_forward"):
        diagnose("dx[0][0] = 1.5", exercise="rnn_forward", probe=OWN)


@pytest.mark.parametrize("limits", [{"budget": -1}, {"seconds": -1.0}, {"seconds": float("nan")}])
def test_limits_below_nothing_are_refused(limits: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="from 0, not"):
        diagnose("dx[0][0] = 1.5", **limits)
