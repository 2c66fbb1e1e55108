"""Diagnoses: verdicts, causes, and what is said of tables that the course misprinted."""

import numpy as np
import pytest

from catalog import Verdict, diagnose
from catalog.evaluation.named import mutants_by_name
from catalog.explaining.matching.chance import LIMIT
from catalog.model.mutant import Mutant
from catalog.operators.generate import generated
from catalog.programs.program import Program
from catalog.registry import exercises, family
from catalog.running.printing import print_cell
from catalog.running.run import run
from catalog.running.signatures import home, reference_run
from tests.support.course_tables import MISPRINTED, PRINTED
from tests.support.printed import DROPPED_LINE, RIGHT_LINE, ZEROS_LINE, printed

# Seconds for each text are too many for a hundred of them.
MIN_PROGRAMS = 1_000


def test_an_explained_output() -> None:
    text = printed("c5w1a1.rnn_cell_backward.averages_dba", "rnn_cell_backward")
    diagnosis = diagnose(text)
    assert diagnosis.verdict == Verdict.EXPLAINED
    assert diagnosis.chance is not None
    assert diagnosis.chance < LIMIT
    assert diagnosis.wrong == ("dba[4]",)
    assert "dxt[1][2]" in diagnosis.right
    (cause,) = diagnosis.causes
    assert cause.mutants == ("c5w1a1.rnn_cell_backward.averages_dba",)
    assert cause.functions == ("rnn_cell_backward",)
    assert cause.explains == (10, 10)
    assert cause.chance == diagnosis.chance
    assert cause.seen == 1
    assert len(cause.hints) == 3
    assert "+    dba = np.mean(" in cause.diff
    assert cause.program.rnn_cell_backward(np.ones((5, 10)), cache())["dba"].shape == (5, 1)


def cache() -> tuple[object, ...]:
    parameters = {"Wax": np.ones((5, 3)), "Waa": np.ones((5, 5))}
    return np.zeros((5, 10)), np.zeros((5, 10)), np.zeros((3, 10)), parameters


def test_what_is_seen_more_often_comes_first() -> None:
    diagnosis = diagnose(DROPPED_LINE)
    assert diagnosis.verdict == Verdict.AMBIGUOUS
    assert [cause.mutants[0].rsplit(".", 1)[-1] for cause in diagnosis.causes] == [
        "drops_da_prevt",
        "never_updates_da_prevt",
    ]


def test_names_that_no_input_tells_apart_are_one_cause() -> None:
    diagnosis = diagnose(printed("c5w1a1.lstm_backward.resets_the_gradients_in_the_loop", "lstm_backward"))
    assert diagnosis.verdict == Verdict.EXPLAINED
    assert diagnosis.causes[0].mutants == ("c5w1a1.lstm_backward.carries_nothing",)
    assert diagnosis.causes[0].same_as == ()
    (other,) = diagnosis.causes[0].same_in
    assert other.mutants == "c5w1a1.lstm_backward.resets_the_gradients_in_the_loop"
    assert other.variants == ("lstm_backward.takes_da0_from_the_last_gradients",)
    assert "in an lstm_backward that takes da0 from the last" in " ".join(str(diagnosis).split())


def test_zeros_alone_are_weak_evidence() -> None:
    diagnosis = diagnose(printed("c5w1a1.rnn_backward.ignores_da", "rnn_backward"))
    assert diagnosis.verdict == Verdict.AMBIGUOUS
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_backward.ignores_da",)


@pytest.mark.parametrize("digits", [1, 2, 3, 4])
def test_too_few_digits_name_nobody(digits: int) -> None:
    diagnosis = diagnose(f"gradients['da0'][2][3] = {-0.1726889318389081:.{digits}f}", exercise="rnn_backward")
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.causes == ()
    assert diagnosis.chance is not None
    assert diagnosis.chance > LIMIT
    assert "more digits" in diagnosis.advice


def unrelated_texts() -> list[tuple[str, str]]:
    stream = np.random.RandomState(17)
    texts = []
    for probe in [home(exercise) for exercise in exercises()]:
        for digits in (8, 4):
            for noise in (True, False):
                lines = []
                for line in probe.lines:
                    if line.shows == "value":
                        value = np.asarray(reference_run(probe).value(line.output, line.index))
                        wrong = value * (1.01 + stream.rand(*value.shape)) if noise else stream.randn(*value.shape)
                        numbers = " ".join(f"{number:.{digits}f}" for number in np.atleast_1d(wrong))
                        lines.append(
                            f"{line.head.split('=')[0].strip()} = {f'[{numbers}]' if value.shape else numbers}"
                        )
                texts += [("\n".join(lines), probe.exercise), (lines[stream.randint(len(lines))], probe.exercise)]
    return texts


@pytest.mark.parametrize(("text", "exercise"), unrelated_texts())
def test_numbers_that_no_program_printed_name_nobody(text: str, exercise: str) -> None:
    diagnosis = diagnose(text, exercise=exercise, budget=MIN_PROGRAMS)
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.causes == ()


def test_every_version_of_a_cell_is_recognised() -> None:
    for name, table in PRINTED.items():
        diagnosis = diagnose(table)
        assert diagnosis.verdict == Verdict.CORRECT
        assert diagnosis.exercise == name.split(".")[1]
    old = diagnose(PRINTED["c5w1a1.rnn_cell_backward.2018"])
    assert old.cell == "c5w1a1.rnn_cell_backward.2018"
    assert any("2018" in note for note in old.notes)


def test_a_broken_cell_is_not_the_students_fault() -> None:
    diagnosis = diagnose("KeyError: 'Wy'", exercise="lstm_backward")
    assert diagnosis.verdict == Verdict.UNREADABLE
    assert diagnosis.suspects == ()
    assert "the cell itself is broken" in diagnosis.reason


def test_a_right_output_beside_the_misprinted_table_is_right() -> None:
    diagnosis = diagnose(PRINTED["c5w1a1.lstm_backward.2019"] + "\nExpected Output\n" + MISPRINTED)
    assert diagnosis.verdict == Verdict.CORRECT
    assert any("printed wrong" in note for note in diagnosis.notes)


def test_an_output_that_matches_the_misprinted_table_is_wrong() -> None:
    diagnosis = diagnose(MISPRINTED)
    assert diagnosis.verdict == Verdict.LOCALISED
    assert any("That table is wrong" in note for note in diagnosis.notes)
    carried_nothing = diagnose(printed("c5w1a1.lstm_backward.resets_the_gradients_in_the_loop", "lstm_backward"))
    assert any("That table is wrong" in note for note in carried_nothing.notes)


def test_right_numbers_are_not_yet_a_right_program() -> None:
    diagnosis = diagnose(RIGHT_LINE)
    assert diagnosis.verdict == Verdict.CORRECT
    assert any("right numbers are not yet a right program" in note for note in diagnosis.notes)


def test_wrong_outputs_are_located() -> None:
    text = RIGHT_LINE.replace("-2.07101689", "-2.17101689") + "\ngradients['da0'][2][3] = 0.314942375127"
    diagnosis = diagnose(text, exercise="rnn_backward")
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.findings == (
        "dx[1][2]: right at step 1, 2, 3, wrong at step 0.",
        "da0[2][3]: the right value with its sign changed.",
        "Only rnn_backward can make dx[1][2][0] wrong and leave dx[1][2][1] right.",
    )
    assert diagnosis.suspects == ("rnn_backward",)
    assert "no set of mistakes within the budget" in diagnosis.reason
    assert diagnosis.programs > 0
    assert f"{diagnosis.programs:,} programs run" in diagnosis.reached
    assert " ".join(str(diagnosis).split()).endswith(diagnosis.reached)


def two_mistakes() -> str:
    """Return what the cell of rnn_backward prints with a mistake in the cell's step and one in the loop."""
    names = ("c5w1a1.rnn_cell_backward.averages_dba", "c5w1a1.rnn_backward.drops_da_prevt")
    edits = tuple(edit for name in names for edit in mutants_by_name()[name].edits)
    probe = home("rnn_backward")
    return print_cell(run(probe, Program(family(probe.family), edits)), probe)


def test_two_mistakes_together_are_one_cause_the_one_upstream_first() -> None:
    diagnosis = diagnose(two_mistakes())
    assert diagnosis.verdict == Verdict.EXPLAINED
    assert diagnosis.reason == "Two mistakes together give exactly what was shown."
    cause = diagnosis.causes[0]
    assert cause.mutants == ("c5w1a1.rnn_cell_backward.averages_dba", "c5w1a1.rnn_backward.drops_da_prevt")
    assert cause.functions == ("rnn_cell_backward", "rnn_backward")
    assert cause.named
    assert cause.titles == tuple(mutants_by_name()[name].title for name in cause.mutants)
    assert cause.title == "; ".join(cause.titles)
    assert cause.hints[:3] == mutants_by_name()[cause.mutants[0]].hints
    assert diagnosis.programs > 0
    assert f"of named mistakes that the readings allow ({diagnosis.programs:,} programs run)" in diagnosis.reached
    assert diagnosis.reached.endswith(", until some fit.")


def test_the_text_for_two_mistakes_begins_with_the_one_upstream() -> None:
    text = str(diagnose(two_mistakes()))
    first, second = (
        text.index(f"  {at}. In {place}: {what}.\n")
        for at, place, what in (
            (1, "rnn_cell_backward", "dba is averaged over the batch"),
            (2, "rnn_backward", "The gradient through time is dropped"),
        )
    )
    assert first < text.index("Hint 1: By which factor is dba off") < second
    assert "--hints 2 gives another hint to the first;" in text
    assert "Next: Mend the first one first." in text
    assert "Mend the first one first" in diagnose(two_mistakes()).to_markdown(cause=True)
    assert "Mend the first" not in diagnose(two_mistakes()).to_markdown()
    assert mutants_by_name()["c5w1a1.rnn_backward.drops_da_prevt"].hints[0] not in " ".join(text.split())


def test_without_a_budget_no_set_is_tried() -> None:
    diagnosis = diagnose(two_mistakes(), budget=0)
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.programs == 0
    assert diagnosis.reason == "No single mistake, named or generated, gives exactly these numbers."


def generated_mutant() -> tuple[Mutant, str]:
    """Return a mutant that somebody makes and nobody named, and what the cell of rnn_backward then prints."""
    probe = home("rnn_backward")
    mutants = (mutant for mutant in generated(probe.family) if mutant.functions == ("rnn_cell_backward",))
    printed = (
        (mutant, print_cell(run(probe, Program(family(probe.family), mutant.edits)), probe)) for mutant in mutants
    )
    for mutant, text in printed:
        diagnosis = diagnose(text, exercise="rnn_backward", budget=0)
        if diagnosis.verdict == Verdict.EXPLAINED and not diagnosis.causes[0].named:
            return mutant, text
    raise AssertionError("every mutant has a name")


def test_a_generated_mutant_without_a_name_is_shown_by_its_place_and_not_by_its_title() -> None:
    mutant, text = generated_mutant()
    diagnosis = diagnose(text, exercise="rnn_backward")
    (cause,) = diagnosis.causes
    assert not cause.named
    assert mutant.name in (*cause.mutants, *cause.same_as)
    assert len(cause.same_as) <= 5
    shown = " ".join(str(diagnosis).split())
    assert cause.title not in shown
    assert cause.hints[0] in shown
    assert cause.title[1:] in " ".join(diagnosis.show(hints=3).split())
    assert cause.title not in repr(cause)
    assert diagnosis.to_dict()["causes"][0]["title"] == cause.title


def test_a_shape_alone_is_weak_evidence() -> None:
    diagnosis = diagnose("gradients['dWax'].shape = (3, 5)")
    assert diagnosis.verdict == Verdict.AMBIGUOUS
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_cell_backward.transposes_dWax",)


def test_numbers_that_fit_several_lines_are_of_all_of_them() -> None:
    diagnosis = diagnose("[0. 0. 0. 0.]")
    assert diagnosis.verdict == Verdict.AMBIGUOUS
    assert {cause.functions[0] for cause in diagnosis.causes} >= {"rnn_backward", "rnn_forward", "lstm_backward"}


def test_a_public_tests_array_is_not_compared_with_another_cells_line() -> None:
    assert diagnose("a[4][3][6] = -0.51").verdict == Verdict.LOCALISED


def test_an_exception_without_a_message_names_nobody() -> None:
    diagnosis = diagnose("ValueError", exercise="rnn_backward")
    assert diagnosis.verdict == Verdict.LOCALISED
    assert "the whole last line" in diagnosis.advice


def test_a_wrong_shape_in_a_public_test_is_not_a_wrong_value() -> None:
    assert diagnose("AssertionError: Wrong shape for a", exercise="rnn_forward").causes == ()


def test_zeros_that_two_families_print_are_of_no_exercise() -> None:
    assert diagnose(ZEROS_LINE).exercise == ""
