"""Diagnoses: verdicts, causes, what is said of tables that the course misprinted, and the forms they are given in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.discovery import all_mutants, exercises, family, family_of, probes
from catalog.matching.chance import LIMIT
from catalog.programs.mutant import Mutant
from catalog.programs.program import Program
from catalog.signatures.behaviour import alike, behaviour
from catalog.signatures.signature import print_cell, run
from catalog.slips.generate import generated
from catalog.tables.runs import home, mutant_run, mutants_on, reference_run
from reference.c5w1a1.real.judge import outputs
from tests.course_tables import MISPRINTED, PRINTED

DROPPED = "gradients['dx'][1][2] = [-0.15028183 -0.34554547 0.02071758 0.01483317]"
# Seconds for each text are too many for a hundred of them.
FEW_PROGRAMS = 1_000
RIGHT = "gradients['dx'][1][2] = [-2.07101689 -0.59255627 0.02466855 0.01483317]"
ZEROS = "gradients['dx'][1][2] = [0. 0. 0. 0.]"
MUTANTS = {mutant.name: mutant for mutant in all_mutants()}


def printed(name: str, exercise: str) -> str:
    return print_cell(mutant_run(MUTANTS[name], home(exercise)), home(exercise))


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
    diagnosis = diagnose(DROPPED)
    assert diagnosis.verdict == Verdict.AMBIGUOUS
    assert [cause.mutants[0].rsplit(".", 1)[-1] for cause in diagnosis.causes] == [
        "drops_da_prevt",
        "never_updates_da_prevt",
    ]


def test_names_that_no_input_tells_apart_are_one_cause() -> None:
    diagnosis = diagnose(printed("c5w1a1.lstm_backward.resets_the_gradients_in_the_loop", "lstm_backward"))
    assert diagnosis.verdict == Verdict.EXPLAINED
    assert diagnosis.causes[0].mutants == ("c5w1a1.lstm_backward.carries_nothing",)
    assert diagnosis.causes[0].same_as == ("c5w1a1.lstm_backward.resets_the_gradients_in_the_loop",)


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
    assert "more digits" in diagnosis.reason


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
                        lines.append(f"{line.head.strip(' =')} = {f'[{numbers}]' if value.shape else numbers}")
                texts += [("\n".join(lines), probe.exercise), (lines[stream.randint(len(lines))], probe.exercise)]
    return texts


@pytest.mark.parametrize(("text", "exercise"), unrelated_texts())
def test_numbers_that_no_program_printed_name_nobody(text: str, exercise: str) -> None:
    diagnosis = diagnose(text, exercise=exercise, budget=FEW_PROGRAMS)
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
    assert diagnosis.verdict == Verdict.CORRECT
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
    diagnosis = diagnose(RIGHT)
    assert diagnosis.verdict == Verdict.CORRECT
    assert any("right numbers are not yet a right program" in note for note in diagnosis.notes)


OTHERS_CANNOT = (
    "rnn_cell_forward cannot hold it: every mistake tried in it that changes what is wrong here changes dx[1][2][1] "
    "as well."
)


def test_wrong_outputs_are_located() -> None:
    text = RIGHT.replace("-2.07101689", "-2.17101689") + "\ngradients['da0'][2][3] = 0.314942375127"
    diagnosis = diagnose(text, exercise="rnn_backward")
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.findings == (
        "dx[1][2]: right at step 1, 2, 3, wrong at step 0.",
        "da0[2][3]: the right value with its sign changed.",
        "Only rnn_backward can make dx[1][2][0] wrong and leave dx[1][2][1] right.",
        OTHERS_CANNOT,
    )
    assert diagnosis.suspects == ("rnn_backward",)
    assert "no set of mistakes within the budget" in diagnosis.reason
    assert diagnosis.programs > 0
    assert f"{diagnosis.programs:,} programs run" in diagnosis.reached
    assert " ".join(str(diagnosis).split()).endswith(diagnosis.reached)


def two_mistakes() -> str:
    """Return what the cell of rnn_backward prints with a mistake in the cell's step and one in the loop."""
    names = ("c5w1a1.rnn_cell_backward.averages_dba", "c5w1a1.rnn_backward.drops_da_prevt")
    edits = tuple(edit for name in names for edit in MUTANTS[name].edits)
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
    assert cause.titles == tuple(MUTANTS[name].title for name in cause.mutants)
    assert cause.title == "; ".join(cause.titles)
    assert cause.hints[:3] == MUTANTS[cause.mutants[0]].hints
    assert diagnosis.programs > 0
    assert f"of named mistakes that the readings allow ({diagnosis.programs:,} programs run)" in diagnosis.reached
    assert diagnosis.reached.endswith(", until some fit.")


def test_the_text_for_two_mistakes_begins_with_the_one_upstream() -> None:
    text = str(diagnose(two_mistakes()))
    assert "  1. dba is averaged over the batch.\n" in text
    assert "  2. The gradient through time is dropped." in text
    assert "Mend the first one first:\n    Hint 1:" in text
    assert MUTANTS["c5w1a1.rnn_backward.drops_da_prevt"].hints[0] not in " ".join(text.split())


def test_without_a_budget_no_set_is_tried() -> None:
    diagnosis = diagnose(two_mistakes(), budget=0)
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.programs == 0
    assert diagnosis.reason == "No single mistake, named or generated, gives exactly these numbers."


def generated_slip() -> tuple[Mutant, str]:
    """Return a slip that somebody makes and nobody named, and what the cell of rnn_backward then prints."""
    probe = home("rnn_backward")
    slips = (slip for slip in generated(probe.family) if slip.functions == ("rnn_cell_backward",))
    printed = ((slip, print_cell(run(probe, Program(family(probe.family), slip.edits)), probe)) for slip in slips)
    for slip, text in printed:
        diagnosis = diagnose(text, exercise="rnn_backward", budget=0)
        if diagnosis.verdict == Verdict.EXPLAINED and not diagnosis.causes[0].named:
            return slip, text
    raise AssertionError("every slip has a name")


def test_a_slip_without_a_name_is_shown_by_its_place_and_not_by_its_title() -> None:
    slip, text = generated_slip()
    diagnosis = diagnose(text, exercise="rnn_backward")
    (cause,) = diagnosis.causes
    assert not cause.named
    assert slip.name in (*cause.mutants, *cause.same_as)
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
    assert "the whole last line" in diagnosis.reason


def test_a_wrong_shape_in_a_public_test_is_not_a_wrong_value() -> None:
    assert diagnose("AssertionError: Wrong shape for a", exercise="rnn_forward").causes == ()


def test_cells_of_other_exercises_are_heard_and_left_out() -> None:
    cell = "gradients['dxt'][1][2] = -1.3872130506\ngradients['dba'][4] = [0.02002349]\n"
    backward = printed("c5w1a1.rnn_cell_backward.averages_dba", "rnn_backward")
    diagnosis = diagnose(cell + backward, exercise="rnn_cell_backward")
    assert diagnosis.exercise == "rnn_cell_backward"
    assert [cause.mutants for cause in diagnosis.causes] == [("c5w1a1.rnn_cell_backward.averages_dba",)]
    assert "One other cell of the paste is left out, because rnn_cell_backward was asked about." in diagnosis.notes


def test_a_cell_that_fits_by_accident_narrows_no_other() -> None:
    other = "dx[1][2] = [-0.2 -0.3 0.0 0.0]\nda0[2][3] = 0.0"
    diagnosis = diagnose(f"{DROPPED}\n{other}")
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


@pytest.mark.parametrize("exercise", exercises())
def test_arrays_are_diagnosed_like_text(exercise: str) -> None:
    probe = home(exercise)
    right = reference_run(probe).outputs
    counts = dict.fromkeys(Verdict, 0)
    for mutant in mutants_on(probe):
        outputs = mutant_run(mutant, probe).outputs
        arrays = {name: value for name, value in outputs.items() if isinstance(value, np.ndarray)}
        if not arrays:
            continue
        diagnosis = diagnose(arrays, exercise=exercise)
        counts[diagnosis.verdict] += 1
        if diagnosis.verdict == Verdict.CORRECT:
            assert all(np.allclose(value, right[name], rtol=1e-9) for name, value in arrays.items())
            continue
        expected = behaviour(Program(family_of(mutant), mutant.edits))
        found = [alike(behaviour(cause.program), expected) for cause in diagnosis.causes]
        assert any(found), mutant.name
        assert diagnosis.verdict == Verdict.AMBIGUOUS or found == [True], mutant.name
    assert counts[Verdict.EXPLAINED] > sum(counts.values()) / 3
    assert counts[Verdict.LOCALISED] == counts[Verdict.UNREADABLE] == 0


def test_arrays_need_no_exercise() -> None:
    probe = next(probe for probe in probes() if probe.name == "c5w1a1.lstm_cell_backward")
    assert diagnose(dict(reference_run(probe).outputs)).exercise == "lstm_cell_backward"


def test_a_diagnosis_is_the_same_in_every_process() -> None:
    code = f"from catalog import diagnose; print(diagnose({DROPPED!r}).to_json()); print(diagnose({ZEROS!r}).to_json())"
    texts = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parent.parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(texts) == 1


def test_a_diagnosis_has_no_truth_value() -> None:
    with pytest.raises(TypeError, match="compare its verdict"):
        bool(diagnose(DROPPED))


def test_json_has_the_attributes_as_keys_and_the_text_only_if_asked() -> None:
    diagnosis = diagnose(DROPPED)
    content = json.loads(diagnosis.to_json())
    attributes = set(Diagnosis.__dataclass_fields__) - {"parts", "text"}
    assert set(content) == attributes | {"schema"}
    assert content["schema"] == 2
    assert content["verdict"] == "ambiguous"
    assert content["causes"][0]["hints"] == list(diagnosis.causes[0].hints)
    assert "text" not in content
    assert json.loads(diagnosis.to_json(text=True))["text"] == DROPPED
    several = diagnose(f"{PRINTED['c5w1a1.rnn_forward']}\n{DROPPED}").to_dict()
    assert [cell["exercise"] for cell in several["cells"]] == ["rnn_forward", "rnn_backward"]


def test_a_representation_does_not_give_the_hints_away() -> None:
    diagnosis = diagnose(DROPPED)
    assert repr(diagnosis).startswith("<Diagnosis ambiguous: c5w1a1.rnn_backward.drops_da_prevt")
    shown = repr((diagnosis, diagnosis.causes, diagnosis.causes[0].program))
    assert not any(hint in shown for cause in diagnosis.causes for hint in cause.hints)


def test_zeros_that_two_families_print_are_of_no_exercise() -> None:
    assert diagnose(ZEROS).exercise == ""


def test_text_for_people_is_verdict_first_in_80_columns_and_never_the_answer() -> None:
    for mutant in all_mutants():
        probe = home(mutant.name.split(".")[1])
        diagnosis = diagnose(print_cell(mutant_run(mutant, probe), probe), exercise=probe.exercise)
        text = str(diagnosis)
        assert text.startswith(str(diagnosis.verdict).upper())
        assert max(map(len, text.splitlines())) <= 80
        assert mutant.hints[2] not in " ".join(text.split())
    assert "Hint 3" in diagnose(DROPPED).show(hints=3)
    assert "Hint" not in diagnose(DROPPED).show(hints=0)
