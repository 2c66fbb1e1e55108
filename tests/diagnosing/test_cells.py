"""Diagnoses of several cells: what each says of the others, and when they are not of one program."""

import pytest

from catalog import Verdict, diagnose
from catalog.evaluation.named import mutants_by_name
from catalog.explaining.cells.expected_and_actual import cells_of
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.comparing import compare_with_cells
from catalog.explaining.matching.composition import gives, unions
from catalog.programs.edit import EditError
from catalog.reading.pastes.paste import read_paste
from reference.c5w1a1.corpus.judge import outputs
from tests.support.course_tables import PRINTED
from tests.support.printed import DROPPED_LINE, printed


def test_cells_of_other_exercises_are_heard_and_left_out() -> None:
    cell = "gradients['dxt'][1][2] = -1.3872130506\ngradients['dba'][4] = [0.02002349]\n"
    backward = printed("c5w1a1.rnn_cell_backward.averages_dba", "rnn_backward")
    diagnosis = diagnose(cell + backward, exercise="rnn_cell_backward")
    assert diagnosis.exercise == "rnn_cell_backward"
    assert [cause.mutants for cause in diagnosis.causes] == [("c5w1a1.rnn_cell_backward.averages_dba",)]
    assert "One other cell of the paste is left out, because rnn_cell_backward was asked about." in diagnosis.notes


def test_a_cell_that_fits_by_accident_narrows_no_other() -> None:
    other = "dx[1][2] = [-0.2 -0.3 0.0 0.0]\nda0[2][3] = 0.0"
    diagnosis = diagnose(f"{DROPPED_LINE}\n{other}")
    assert [cell.verdict for cell in diagnosis.cells] == [Verdict.AMBIGUOUS, Verdict.LOCALISED]
    assert not any("Restart" in note for note in diagnosis.notes)


def test_a_cell_narrows_what_another_leaves_open() -> None:
    cell = "gradients['dxt'][1][2] = -1.3872130506\n"
    mean = cell + "gradients['dba'][4] = [0.02002349]"
    assert len(diagnose(mean).causes) == 2
    backward = printed("c5w1a1.rnn_cell_backward.averages_dba", "rnn_backward")
    together = diagnose(f"{mean}\n{backward}")
    assert [[cause.mutants for cause in part.causes] for part in together.cells] == [
        [("c5w1a1.rnn_cell_backward.averages_dba",)]
    ] * 2
    assert not any("Restart" in note for note in together.notes)


def test_cells_that_no_one_program_printed_prompt_a_restart() -> None:
    wrong = printed("c5w1a1.rnn_cell_backward.applies_tanh_twice", "rnn_cell_backward")
    diagnosis = diagnose(f"{wrong}\n{PRINTED['c5w1a1.rnn_backward']}")
    assert [cell.verdict for cell in diagnosis.cells] == [Verdict.EXPLAINED, Verdict.CORRECT]
    assert any("Restart the kernel" in note for note in diagnosis.notes)


def test_one_mistake_shows_in_two_cells_whatever_the_spelling() -> None:
    texts = {case["id"]: case["text"] for case in outputs()}
    diagnosis = diagnose(f"{texts['nb-09']}\n{texts['nb-31']}")
    assert [cell.causes[0].mutants for cell in diagnosis.cells] == [("c5w1a1.rnn_cell_backward.drops_keepdims",)] * 2
    assert not any("Restart" in note for note in diagnosis.notes)


def test_two_mistakes_in_two_cells_are_no_contradiction() -> None:
    forward = printed("c5w1a1.rnn_cell_forward.sigmoid_for_softmax", "rnn_forward")
    backward = printed("c5w1a1.rnn_backward.drops_da_prevt", "rnn_backward")
    diagnosis = diagnose(f"{forward}\n{backward}")
    assert [cell.verdict for cell in diagnosis.cells] == [Verdict.EXPLAINED, Verdict.EXPLAINED]
    assert not any("Restart" in note for note in diagnosis.notes)


def test_mistakes_that_cannot_be_made_together_are_no_contradiction() -> None:
    cell = printed("c5w1a1.rnn_cell_backward.applies_tanh_twice", "rnn_cell_backward")
    backward = printed("c5w1a1.rnn_cell_backward.forgets_tanh_derivative", "rnn_backward")
    diagnosis = diagnose(f"{cell}\n{backward}")
    assert [cell.verdict for cell in diagnosis.cells] == [Verdict.EXPLAINED, Verdict.EXPLAINED]
    assert not any("Restart" in note for note in diagnosis.notes)


@pytest.mark.parametrize("exercise", ["rnn_cell_forward", "rnn_cell_backward", "rnn_backward"])
def test_mistakes_that_cannot_be_made_together_give_nothing(exercise: str) -> None:
    names = ("applies_tanh_twice", "forgets_tanh_derivative")
    single = [Candidate("c5w1a1.rnn", (mutants_by_name()[f"c5w1a1.rnn_cell_backward.{name}"],)) for name in names]
    (both,) = unions([[each] for each in single])
    for text in (printed(each.names[0], exercise) for each in single):
        ((observation, _),) = cells_of(read_paste(text))
        matches = compare_with_cells(observation, exercise)
        assert matches
        with pytest.raises(EditError):
            gives(both, matches)
