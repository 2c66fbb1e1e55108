"""What a text says in other forms than a cell's: scanned, without index, in prose, in single precision."""

import re

import numpy as np
import pytest

from catalog import Verdict, diagnose
from catalog.evaluation.cells import printing, right_lines, right_text
from catalog.evaluation.cut import shortened
from catalog.evaluation.named import mutants_by_name
from catalog.model.probe import Probe, Shows
from catalog.programs.edit import Edit
from catalog.programs.program import Program
from catalog.reading.pastes.paste import parse_paste
from catalog.registry import exercises, family
from catalog.running.printing import print_cell
from catalog.running.run import run
from catalog.running.signatures import home, reference_run
from tests.support.printed import DROPPED, DROPPED_LINE, NAME, RIGHT, printed

CELLS = pytest.mark.parametrize("probe", printing(), ids=lambda probe: probe.name)
SCANNED = str.maketrans({"0": "O", "1": "l"})


def scanned(text: str) -> str:
    """Return a text in which every other zero and one behind a point is a letter."""
    lines = []
    for line in text.split("\n"):
        words = line.split(" ")
        lines.append(" ".join(_scanned(word) if "." in word and word[-1:].isdigit() else word for word in words))
    return "\n".join(lines)


def _scanned(word: str) -> str:
    head, _, tail = word.rpartition(".")
    return f"{head}.{tail[:2]}{tail[2:4].translate(SCANNED)}{tail[4:]}"


@CELLS
def test_scanned_digits_are_read_and_said(probe: Probe) -> None:
    diagnosis = diagnose(scanned(right_text(probe)), exercise=probe.exercise, budget=0)
    assert diagnosis.verdict == Verdict.CORRECT
    assert any("scanners" in note for note in diagnosis.notes)


def test_a_scanned_cell_is_explained_as_the_cell_is() -> None:
    text = printed(NAME, "rnn_backward").replace("[1]", "[l]").replace("(3, 10, 4)", "(3, 1O, 4)")
    assert diagnose(scanned(text), budget=0).causes[0].mutants == (NAME,)


@pytest.mark.parametrize("value", ["[-2.0?101 -0.59 0.02 0.01]", "[-2.07101689 ~ 0.0246]", "abc.12345 0.5"])
def test_lines_that_cannot_be_read_are_listed_and_nothing_is_correct(value: str) -> None:
    shapes = [text for line, text in zip(home("rnn_backward").lines, right_lines(home("rnn_backward")), strict=True)]
    text = "\n".join([f'gradients["dx"][1][2] = {value}', *(each for each in shapes if "shape" in each)])
    diagnosis = diagnose(text, exercise="rnn_backward", budget=0)
    assert diagnosis.verdict in (Verdict.UNREADABLE, Verdict.INCOMPLETE)
    assert any("dx" in line for line in diagnosis.unread)
    assert "dx.shape" in diagnosis.right


@pytest.mark.parametrize("name", ["dx", 'gradients["dx"]'])
@pytest.mark.parametrize("exercise", [None, "rnn_backward"])
def test_a_label_without_its_index_is_that_of_the_line(name: str, exercise: str | None) -> None:
    diagnosis = diagnose(f"{name} =  [{DROPPED}]", exercise=exercise, budget=0)
    assert diagnosis.causes[0].mutants == (NAME,)
    assert any("without an index" in note for note in diagnosis.notes)


@CELLS
def test_right_lines_without_indices_are_right(probe: Probe) -> None:
    lines = zip(probe.lines, right_lines(probe), strict=True)
    text = "\n".join(
        f"{line.name} = {shown.split(line.head.strip())[-1].strip()}"
        for line, shown in lines
        if line.shows is Shows.VALUE
    )
    diagnosis = diagnose(text, exercise=probe.exercise, budget=0)
    assert diagnosis.wrong == ()
    assert diagnosis.causes == ()


PROSE = (
    "dWf[3][1] = -0.0698198561274 (expected -0.08098023109383466)\ndbf[4] = -0.0565788\nexpected dbf = -0.15745657",
    "dWf[3][1] = -0.0698198561274 (expected -0.08098023109383466), dbf[4] = -0.0565788, expected dbf = -0.15745657",
    "dWf[3][1] = -0.0698198561274 but expected -0.08098023109383466\ndbf[4] = -0.0565788 (expected -0.15745657)",
)


@pytest.mark.parametrize("text", PROSE)
def test_what_a_sentence_expects_is_not_the_students(text: str) -> None:
    diagnosis = diagnose(text, budget=0)
    assert len(diagnosis.cells) == 1
    assert diagnosis.wrong == ("dWf[3][1]", "dbf[4]")
    assert "c5w1a1.lstm_backward.carries_nothing" in [cause.mutants[0] for cause in diagnosis.causes]


def one_digit_off(line: str, at: int) -> str:
    """Return a line with the last digit of one of its numbers changed."""
    head, _, tail = line.partition("= [")
    numbers = tail.rstrip("]").split()
    numbers[at] = f"{numbers[at][:-1]}{(int(numbers[at][-1]) + 5) % 10}"
    return f"{head}= [{' '.join(numbers)}]"


@pytest.mark.parametrize("at", range(4))
def test_one_digit_copied_wrong_is_a_near_miss_and_no_proof(at: int) -> None:
    lines = printed(NAME, "rnn_backward").splitlines()
    text = "\n".join([one_digit_off(DROPPED_LINE, at), *lines[1:]])
    diagnosis = diagnose(text)
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.near is not None
    assert (diagnosis.near.label, diagnosis.near.mutants) in {(f"dx[1][2][{at}]", (NAME,)), (f"dx[1][2][{at}]", ())}
    assert diagnosis.programs == 0
    assert "copied right?" in str(diagnosis)


@CELLS
def test_one_digit_copied_wrong_of_a_right_cell_is_a_near_miss(probe: Probe) -> None:
    lines = list(right_lines(probe))
    value = next(at for at, line in enumerate(probe.lines) if line.shows is Shows.VALUE)
    place = lines[value].index(".") + 6
    changed = str((int(lines[value][place]) + 4) % 10)
    lines[value] = lines[value][:place] + changed + lines[value][place + 1 :]
    diagnosis = diagnose("\n".join(lines), exercise=probe.exercise, budget=0)
    assert diagnosis.verdict not in (Verdict.CORRECT, Verdict.EXPLAINED)


def in_single_precision(probe: Probe) -> str:
    """Return what a right cell prints where its outputs were turned to float32 before they are printed."""
    shown = []
    for line in probe.lines:
        value = reference_run(probe).value(line.output, line.index, line.shows)
        single = np.asarray(value, dtype=np.float32)[()] if line.shows is Shows.VALUE else value
        shown.append(f"{line.head.strip()} {str(single).replace('np.float32', '')}")
    return "\n".join(shown)


@CELLS
def test_single_precision_is_held_against_the_digits_that_it_has(probe: Probe) -> None:
    diagnosis = diagnose(in_single_precision(probe), exercise=probe.exercise, budget=0)
    assert diagnosis.verdict == Verdict.CORRECT
    wrong = in_single_precision(probe).replace(".", ".9", 1)
    assert diagnose(wrong, exercise=probe.exercise, budget=0).verdict != Verdict.CORRECT


def off_by_some_units(text: str) -> str | None:
    """Return a text with one of its numbers off by a few millionths of itself, None where its digits are too few."""
    for found in re.finditer(r"-?\d+\.\d{6}", text):
        changed = f"{float(found[0]) * (1 + 3e-6):.6f}"
        if abs(float(changed) - float(found[0])) > 2.5e-6:
            return text[: found.start()] + changed + text[found.end() :]
    return None


@CELLS
def test_rounded_numbers_are_not_taken_for_single_precision(probe: Probe) -> None:
    wrong = off_by_some_units(shortened(right_text(probe), 6))
    if wrong is None:
        pytest.skip("no number of the cell is that large")
    assert diagnose(wrong, exercise=probe.exercise, budget=0).verdict != Verdict.CORRECT


def test_what_was_not_tried_is_not_said_to_have_failed() -> None:
    diagnosis = diagnose("gradients['da0'][2][3] = -0.777777777777", exercise="rnn_backward", seconds=0)
    assert "each of 0" not in str(diagnosis)
    assert "ime ran out" in diagnosis.reason or diagnosis.reached == "" or "named and generated" in diagnosis.reached


FOREIGN = {
    "Dinosaur Island": 'gradients["dWya"][1][2] = 0.5\ngradients["dWaa"][1][2] = 1.25\ngradients["dby"][1] = [0.5]',
    "training": "Iteration: 0, Loss: 23.087336\n\nNkzxwtdmfqoeyhsqwasjkjvu",
    "CS231n": "dx error:  4.2e-10\ndprev_h error:  2.6e-10\ndWx error:  9.7e-10\ndb error:  1e-11",
    "GRU": "dWz[1][2] = 0.25\ndWr[1][2] = 0.5\ndx[1][2] = [1.5 2.5 3.5 4.5]",
    "layers": "dA_prev = [[1.5 2.5]]\ndW1 = [[0.5]]\n",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_other_exercises_and_courses_are_known_at_once(name: str) -> None:
    diagnosis = diagnose(FOREIGN[name])
    assert diagnosis.verdict == Verdict.UNREADABLE
    assert "Covered are" in diagnosis.reason
    assert diagnosis.programs == 0
    assert diagnosis.parts == ()


def test_a_foreign_name_beside_right_numbers_does_not_hide_them() -> None:
    text = f"{right_text(home('rnn_backward'))}\ngradients['dWya'][1][2] = 0.5"
    assert diagnose(text, budget=0).verdict == Verdict.CORRECT


def with_debug_prints(text: str) -> str:
    """Return a cell's output below what the function printed at every step."""
    steps = [f"dxt.shape = (3, 10)\nda_prev = [{step}.5 0.25]\nda0[2][3] = {step}.125" for step in range(4)]
    return "\n".join([*steps, text])


def test_prints_of_every_step_are_set_aside_and_said() -> None:
    diagnosis = diagnose(with_debug_prints(printed(NAME, "rnn_backward")), budget=0)
    assert diagnosis.causes[0].mutants == (NAME,)
    assert len(diagnosis.cells) == 1
    assert set(diagnosis.aside) == {"dxt.shape", "da_prev", "da0[2][3]"}
    assert any("Set aside" in note for note in diagnosis.notes)


def test_a_passed_public_test_rules_out_what_it_notices() -> None:
    text = printed("c5w1a1.rnn_cell_forward.ignores_a_prev", "rnn_forward")
    assert diagnose(text, budget=0).causes
    passed = diagnose(f"{text}\nAll tests passed", budget=0)
    assert "c5w1a1.rnn_cell_forward.ignores_a_prev" not in [cause.mutants[0] for cause in passed.causes]
    assert diagnose("All tests passed").verdict == Verdict.UNREADABLE


def hands_the_empty_slice() -> Program:
    before = "rnn_cell_forward(x[:, :, t], a_next, parameters)"
    edit = Edit("rnn_forward", before, before.replace("a_next", "a[:, :, t]"))
    return Program(family("c5w1a1.rnn"), (edit,))


def test_an_earlier_cell_rules_out_what_it_shows_to_be_right() -> None:
    program = hands_the_empty_slice()
    first, second = (print_cell(run(home(name), program), home(name)) for name in ("rnn_cell_forward", "rnn_forward"))
    diagnosis = diagnose(f"{first}\n{second}", budget=0)
    assert diagnosis.cells[0].verdict == Verdict.CORRECT
    functions = {function for cause in diagnosis.cells[1].causes for function in cause.functions}
    assert functions == {"rnn_forward"}
    assert not any("No one program" in note for note in diagnosis.notes)


def test_several_mistakes_are_searched_in_every_version_of_a_cell() -> None:
    names = ("forgets_da_next", "uses_a_next_in_dWaa")
    edits = tuple(edit for name in names for edit in mutants_by_name()[f"c5w1a1.rnn_cell_backward.{name}"].edits)
    probe = next(each for each in printing() if each.name == "c5w1a1.rnn_cell_backward.2018")
    text = print_cell(run(probe, Program(family(probe.family), edits)), probe)
    diagnosis = diagnose(text, exercise="rnn_cell_backward")
    found = {name.rsplit(".", 1)[-1] for cause in diagnosis.causes for name in cause.mutants}
    assert set(names) <= found


CODE = "def {}(da, caches):\n    return None\n"


@pytest.mark.parametrize("exercise", exercises())
@pytest.mark.parametrize("form", ["{}", "Hello,\n```python\n{}```\nwhy?", ">>> {}", "In [3]: {}"])
def test_code_in_a_paste_is_known_as_code(exercise: str, form: str) -> None:
    diagnosis = diagnose(form.format(CODE.format(exercise)))
    assert diagnosis.verdict == Verdict.UNREADABLE
    assert f"it defines {exercise}" in diagnosis.reason
    assert "--execute" in diagnosis.reason


def test_numbers_beside_code_are_read() -> None:
    diagnosis = diagnose(f"{CODE.format('rnn_backward')}\n{DROPPED_LINE}", budget=0)
    assert diagnosis.causes[0].mutants == (NAME,)
    assert any("not run" in note for note in diagnosis.notes)


def test_what_is_read_keeps_its_place_in_the_text() -> None:
    text = f"{DROPPED_LINE}\nda0[2][3] = 0.5"
    first, second = parse_paste(text).items
    assert text[first.start : first.stop].endswith(f"{DROPPED.split()[-1]}]")
    assert text[second.start : second.stop] == "da0[2][3] = 0.5"
    assert RIGHT not in text


@pytest.mark.parametrize("value", ["- -0.5", "+ -0.5", "--0.5", "- 0.5", "-+0.5", "- - 0.5"])
def test_signs_that_are_no_number_end_nothing(value: str) -> None:
    diagnosis = diagnose(f"da0[2][3] = {value}", exercise="rnn_backward", budget=0)
    assert diagnosis.verdict in (Verdict.UNREADABLE, Verdict.LOCALISED)
