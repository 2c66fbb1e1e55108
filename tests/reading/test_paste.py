"""Pastes: the forms in which people give the same numbers all mean the same."""

import json

import pytest

from catalog import Verdict, diagnose
from catalog.model.observation import Reading
from catalog.model.probe import Shows
from catalog.programs.program import Program
from catalog.reading.pastes.paste import read_paste
from catalog.registry import all_mutants, family_of, probes
from catalog.running.run import run
from catalog.running.signatures import mutant_run
from tests.support.course_tables import PRINTED
from tests.support.printed import DROPPED, NAME

COMMAS = "-0.15028183, -0.34554547, 0.02071758, 0.01483317"

FORMS = {
    "plain": f'gradients["dx"][1][2] = [{DROPPED}]',
    "curly quotes": f"gradients[“dx”][1][2] = [{DROPPED}]",
    "single quotes": f"gradients['dx'][1][2] = [{COMMAS}]",
    "lost quotes": f"gradients[dx][1][2] = [{DROPPED}]",
    "one subscript": f'gradients["dx"][1, 2] = [{DROPPED}]',
    "bare name": f"dx[1][2] = [{DROPPED}]",
    "temporary name": f"gradients_tmp['dx'][1][2] = [{DROPPED}]",
    "colon": f'gradients["dx"][1][2]: [{DROPPED}]',
    "no sign": f'gradients["dx"][1][2] [{DROPPED}]',
    "next line": f'gradients["dx"][1][2] =\n [{DROPPED}]',
    "prompts": f'In [5]: gradients["dx"][1][2]\nOut[5]: array([{COMMAS}])',
    "python prompt": f'>>> gradients["dx"][1][2]\narray([{COMMAS}])',
    "numpy 2 scalars": "dx[1][2] = [{}]".format(", ".join(f"np.float64({number})" for number in DROPPED.split())),
    "unicode minus": f'gradients["dx"][1][2] = [{DROPPED}]'.replace("-", "−"),
    "no-break spaces": f'gradients["dx"][1][2] = [{DROPPED}]'.replace(" ", "\u00a0"),
    "markdown table": f'| **gradients["dx"][1][2]** = | [{DROPPED}] |',
    "html table": f"<tr><td>**gradients[&quot;dx&quot;][1][2]** =</td><td>[{DROPPED}]</td></tr>",
    "quoted mail": f'> gradients["dx"][1][2] = [{DROPPED}]',
    "windows lines": f'gradients["dx"][1][2] =\r\n [{DROPPED}]\r\n',
    "wrapped": f'gradients["dx"][1][2] = [{DROPPED}]'.replace("0.02071758", "\n  0.02071758"),
    "no closing bracket": f'gradients["dx"][1][2] = [{DROPPED}',
    "prose": f"Hello, my shapes are right but I get gradients['dx'][1][2] = [{DROPPED}] and I do not know why!",
    "scientific": "dx[1][2] = [-1.50281826e-01 -3.45545474e-01 2.07175808e-02 1.48331664e-02]",
    "bare numbers": DROPPED,
    "bare array": f"array([{COMMAS}])",
    "end of a sentence": f'I get gradients["dx"][1][2] = [{DROPPED}]. Why?',
    "backticks": f'`gradients["dx"][1][2]` = `[{DROPPED}]`',
    "notebook source": f'"gradients[\\"dx\\"][1][2] = [{DROPPED}]\\n",',
    "another library": f"dx[1][2] = tensor([{COMMAS}])",
    "spaced subscripts": f'gradients["dx"] [1] [2] = [{DROPPED}]',
    "escaped markdown": rf'gradients\["dx"\]\[1\]\[2\] = \[{DROPPED}\]',
    "a slice": f"dx[1, 2, :] = [{DROPPED}]",
    "numbered lines": f'1 gradients["dx"][1][2] =\n2 [{DROPPED}]\n3 gradients["dx"].shape = (3, 10, 4)',
    "comments": f'# gradients["dx"][1][2] =\n# [{DROPPED}]',
    "twice quoted": f'>> gradients["dx"][1][2] =\n>> [{DROPPED}]',
    "null bytes": f'gradients["dx"][1][2] = [{DROPPED}]'.replace("=", "=\x00"),
    "other minus signs": f'gradients["dx"][1][2] = [{DROPPED}]'.replace("-", "\u2011"),
    "rounded by hand": "dx[1][2] = [-0.1502818 -0.3455455 0.0207176 0.0148332]",
    "cut off by hand": "dx[1][2] = [-0.150281 -0.345545 0.020717 0.014833]",
    "cut in a number": 'gradients["dx"][1][2] = [-0.15028183 -0.34554547 0.02071758 0.0148',
    "a warning above": f"RuntimeWarning: overflow encountered in exp\ndx[1][2] = [{DROPPED}]",
    "code above": f'for t in reversed(range(T_x)):\n    dx[:, :, t] = dxt\ngradients["dx"][1][2] = [{DROPPED}]',
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_threads_numbers_is_understood(form: str) -> None:
    diagnosis = diagnose(FORMS[form])
    assert diagnosis.exercise == "rnn_backward"
    assert diagnosis.causes[0].mutants == (NAME,)


@pytest.mark.parametrize("value", ["about 0.5 or so", "(0.5)", "[0.5, [0.7]", "~0.5", "<0.5>", "0.5x"])
def test_nothing_is_correct_while_a_value_could_not_be_read(value: str) -> None:
    diagnosis = diagnose(f"dWax[3][1] = 11.2641044965\nda0[2][3] = {value}", exercise="rnn_backward")
    assert diagnosis.verdict == Verdict.UNREADABLE
    assert "da0[2][3]" in diagnosis.reason
    wrong = diagnose(f"{FORMS['plain']}\nda0[2][3] = {value}", exercise="rnn_backward")
    assert wrong.causes[0].mutants == (NAME,)
    assert "The value of da0[2][3] could not be read." in wrong.notes


def test_a_second_shape_in_a_table_is_read() -> None:
    diagnosis = diagnose("| | expected | mine |\n|---|---|---|\n| gradients['dba'].shape | (5, 1) | (5,) |")
    assert diagnosis.verdict == Verdict.AMBIGUOUS
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_cell_backward.drops_keepdims",)


def test_a_second_value_that_is_no_array_is_read() -> None:
    right = "[-1.1425182 -0.34934272 -0.20889423 0.58662319]"
    text = f"| | expected | mine |\n| caches[1][1][3] | {right} | {{'Waa': array([[0.1]])}} |\n| len(caches) | 2 | 2 |"
    assert diagnose(text).causes[0].mutants == ("c5w1a1.rnn_forward.swaps_caches_and_x",)


def test_a_long_scalar_was_no_array_of_one() -> None:
    assert diagnose("gradients['dba'][4] = 0.20023491").right == ("dba[4]",)
    diagnosis = diagnose("gradients['dba'][4] = 0.2002349138798538")
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_cell_backward.drops_keepdims",)


@pytest.mark.parametrize("as_lines", [True, False])
def test_the_source_of_a_notebook_is_understood(as_lines: bool) -> None:
    text = f'gradients["dx"][1][2] =\n [{DROPPED}]\ngradients["da0"][2][3] = -0.1726889318389081\n'
    diagnosis = diagnose(json.dumps({"text": text.splitlines(keepends=True)} if as_lines else text))
    assert diagnosis.causes[0].mutants == (NAME,)
    assert diagnosis.causes[0].explains == (5, 5)


def test_an_exception_below_a_cell_that_lacks_its_first_line_is_another_cells() -> None:
    lines = PRINTED["c5w1a1.rnn_backward"].strip().splitlines()
    diagnosis = diagnose("\n".join([*lines[1:], "NameError: name 'foo' is not defined"]))
    assert diagnosis.cells[0].verdict == Verdict.CORRECT
    cut = diagnose("\n".join([*lines[:3], "IndexError: list index out of range"]), exercise="rnn_backward")
    assert len(cut.cells) == 1
    assert cut.verdict == Verdict.LOCALISED


def test_outputs_with_like_names_are_of_their_own_cells() -> None:
    diagnosis = diagnose("yt_pred.shape = (2, 10)\n\ny_pred.shape = (2, 10, 4)")
    assert [cell.verdict for cell in diagnosis.cells] == [Verdict.INCOMPLETE] * 2
    assert [cell.right for cell in diagnosis.cells] == [("yt_pred.shape",), ("y_pred.shape",)]


@pytest.mark.parametrize("value", ["0.5", "- 0.5", "[]", "0.5 .", "{'a': 1}", "None"])
def test_a_wrong_value_in_any_form_is_not_correct(value: str) -> None:
    diagnosis = diagnose(f"dWax[3][1] = 11.2641044965\nda0[2][3] = {value}", exercise="rnn_backward")
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.wrong == ("da0[2][3]",)


def test_a_cell_without_labels_is_read_line_by_line() -> None:
    lines = ["-0.1726889318389081", "4.081485734449451", "1.0560123428494457", "[-0.12427391]"]
    diagnosis = diagnose("\n".join([f"[{DROPPED}]", *lines]))
    assert diagnosis.verdict == Verdict.EXPLAINED
    assert diagnosis.causes[0].explains == (8, 8)


@pytest.mark.parametrize("form", ["{} {}", "('{}', {!r})", "{}\n{}"])
def test_gradients_printed_in_a_loop_are_understood(form: str) -> None:
    mutant = next(mutant for mutant in all_mutants() if mutant.name == NAME)
    probe = next(probe for probe in probes() if probe.exercise == "rnn_backward")
    text = "\n".join(form.format(name, value) for name, value in mutant_run(mutant, probe).outputs.items())
    assert diagnose(text).causes[0].mutants == (NAME,)


@pytest.mark.parametrize("sentence", ["a = 5 units here.", "I tried setting a = 0 first.", "part c: 2", "y = 2 works"])
def test_a_letter_in_a_sentence_is_no_reading(sentence: str) -> None:
    assert diagnose(f"{sentence}\n{FORMS['plain']}").causes[0].mutants == (NAME,)


def test_a_right_cell_beside_a_failed_public_test_is_not_all_right() -> None:
    diagnosis = diagnose(f"{PRINTED['c5w1a1.rnn_forward']}\nAssertionError: Wrong values for y_pred")
    assert [cell.exercise for cell in diagnosis.cells] == ["rnn_forward", "rnn_forward"]
    assert diagnosis.verdict == Verdict.AMBIGUOUS


def test_a_public_tests_traceback_names_the_exercise() -> None:
    text = 'Traceback (most recent call last):\n  File "public_tests.py", line 71, in rnn_forward_test\n'
    assert diagnose(f"{text}AssertionError: Wrong values for a").exercise == "rnn_forward"


def test_a_table_pasted_alone_is_pointed_out() -> None:
    diagnosis = diagnose(f"Expected Output:\n{PRINTED['c5w1a1.rnn_backward']}")
    assert diagnosis.verdict == Verdict.CORRECT
    assert any("paste what your own cell printed" in note for note in diagnosis.notes)


def test_a_whole_dict_is_understood() -> None:
    mutant = next(mutant for mutant in all_mutants() if mutant.name == NAME)
    probe = next(probe for probe in probes() if probe.exercise == "rnn_backward")
    gradients = run(probe, Program(family_of(mutant), mutant.edits)).outputs
    diagnosis = diagnose(f"gradients = {gradients}")
    assert diagnosis.verdict == Verdict.EXPLAINED
    assert NAME in (*diagnosis.causes[0].mutants, *diagnosis.causes[0].same_as)
    assert diagnosis.causes[0].explains == (120 + 50 + 15 + 25 + 5,) * 2


def test_an_elided_array_is_read_at_its_corners() -> None:
    import numpy as np

    probe = next(probe for probe in probes() if probe.exercise == "rnn_backward")
    mutant = next(mutant for mutant in all_mutants() if mutant.name == NAME)
    with np.printoptions(threshold=5):
        text = f"dx = {mutant_run(mutant, probe).outputs['dx']}"
    assert "..." in text
    diagnosis = diagnose(text)
    assert diagnosis.causes[0].mutants == (NAME,)


def test_several_cells_have_a_diagnosis_each() -> None:
    text = (
        "a_next[4] = [0.59584544 0.18141802 0.61311866 0.99808218 0.85016201 0.99980978 -0.18887155 0.99815551 "
        "0.6531151 0.82872037]\nyt_pred[1] = [0.9888161 0.01682021 0.21140899 0.36817467 0.98988387 0.88945212 "
        "0.36920224 0.9966312 0.9982559 0.17746526]\n"
        "gradients['dxt'][1][2] = -1.3872130506\n"
        f"gradients['dx'][1][2] = [{DROPPED}]\ngradients['dWax'][3][1] = 4.081485734"
    )
    diagnosis = diagnose(text)
    assert [(cell.exercise, str(cell.verdict)) for cell in diagnosis.cells] == [
        ("rnn_cell_forward", "correct"),
        ("rnn_cell_backward", "incomplete"),
        ("rnn_backward", "ambiguous"),
    ]
    assert diagnosis.exercise == "rnn_backward"
    assert diagnosis.causes[0].mutants == (NAME,)
    assert str(diagnosis).startswith("WRONG: rnn_backward. INCOMPLETE: rnn_cell_backward. CORRECT: rnn_cell_forward.")


def test_readings_keep_the_label_and_the_digits() -> None:
    (value, shape, length) = read_paste("c[1][2][1] -0.8555449\na.shape = \n (5L, 10L, 7L)\nlen(caches) =  2")
    assert isinstance(value.found, Reading)
    assert value.found.key == ("c", "[1][2][1]", Shows.VALUE)
    assert value.found.bare
    assert isinstance(shape.found, Reading)
    assert shape.found.shape == (5, 10, 7)
    assert isinstance(length.found, Reading)
    assert length.found.shape == (2,)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "dx", "dx = ", "dx[:, :, t] = dxt", "I have 5 a and 3 c", "dWax = np.zeros((5, 3))", "x = 5 [1 2]"],
)
def test_text_without_readings_has_none(text: str) -> None:
    assert read_paste(text) == []
