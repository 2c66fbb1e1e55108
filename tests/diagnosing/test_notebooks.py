"""Notebooks: stored outputs are diagnosed as what printed them, with the number of their cell."""

import json
from typing import Any

import pytest

from catalog import Verdict, diagnose
from catalog.diagnosing.notebooks.compared import ComparedCell
from catalog.diagnosing.notebooks.joining import with_functions
from catalog.diagnosing.notebooks.outputs import report_of
from catalog.evaluation.cells import right_text
from catalog.evaluation.named import mutants_by_name
from catalog.model.notebook_report import NotebookReport
from catalog.model.scope import Scope
from catalog.reading.notebooks.reading import read, source_of
from catalog.reading.sources.definitions import definitions
from catalog.registry import all_mutants, exercise_of, exercises
from catalog.running.printing import print_cell
from catalog.running.signatures import home, mutant_run
from reference.c5w1a1.corpus.judge import outputs
from tests.support.notebooks import TESTS, assignment, code, in_bytes, notebook, older, test_cell, words
from tests.support.printed import NAME, printed

RIGHT = {exercise: right_text(home(exercise)) for exercise in TESTS}
SINGLES = Scope(budget=0)


def with_mutant(name: str) -> dict[str, str]:
    """Return what the whole assignment prints with a mutant."""
    mutant = mutants_by_name()[name]
    of = exercises()[exercise_of(mutant)]
    return RIGHT | {
        exercise: print_cell(mutant_run(mutant, home(exercise)), home(exercise))
        for exercise in TESTS
        if exercises()[exercise] == of
    }


def some_mutants() -> list[str]:
    """Return three of each exercise that show in its own cell."""
    found: list[str] = []
    for exercise in TESTS:
        own = [mutant for mutant in all_mutants() if exercise_of(mutant) == exercise]
        shown = [
            each.name for each in own if print_cell(mutant_run(each, home(exercise)), home(exercise)) != RIGHT[exercise]
        ]
        found += shown[:: max(len(shown) // 3, 1)][:3]
    return found


def names_in(report: NotebookReport, number: int) -> set[str]:
    (cell,) = [each for each in report.cells if each.number == number]
    causes = cell.diagnosis.causes
    return {name for cause in causes for name in (*cause.mutants, *cause.same_as)}


@pytest.mark.parametrize("name", some_mutants())
def test_a_mutants_notebook_is_diagnosed_in_the_right_cell(name: str) -> None:
    content = assignment(with_mutant(name))
    report = report_of(in_bytes(content), scope=SINGLES)
    number = test_cell(content, name.split(".")[1])
    assert name in names_in(report, number)
    for cell in report.cells:
        others = exercises()[cell.exercise] != exercises()[name.split(".")[1]]
        assert not others or cell.diagnosis.verdict == Verdict.CORRECT


@pytest.mark.parametrize("case", outputs(), ids=lambda case: str(case["id"]))
def test_a_real_output_is_diagnosed_as_if_it_were_pasted(case: dict[str, Any]) -> None:
    pasted = diagnose(case["text"], exercise=case["exercise"], budget=0)
    report = report_of(in_bytes(notebook([code(TESTS[case["exercise"]], case["text"])])), scope=SINGLES)
    (cell,) = report.cells
    assert cell.number == 1
    assert cell.diagnosis.verdict == pasted.verdict
    assert [cause.mutants for cause in cell.diagnosis.causes] == [cause.mutants for cause in pasted.causes]


@pytest.mark.parametrize("version", [2, 3, 4])
def test_every_version_is_read(version: int) -> None:
    content = assignment(with_mutant(NAME))
    number = test_cell(content, "rnn_backward")
    report = report_of(in_bytes(content if version == 4 else older(content, version)), scope=SINGLES)
    assert NAME in names_in(report, number)
    assert [each.exercise for each in report.cells] == list(TESTS)


def test_the_first_version_had_no_outputs() -> None:
    content = assignment(RIGHT)
    found = read(in_bytes(older(content, 1)))
    assert [cell.source for cell in found.code] == [cell["source"] for cell in content["cells"] if "outputs" in cell]
    assert report_of(in_bytes(older(content, 1))).verdicts == (Verdict.UNREADABLE,)


def test_a_right_assignment_is_correct_in_every_cell() -> None:
    content = assignment(RIGHT)
    report = report_of(in_bytes(content))
    assert [each.number for each in report.cells] == [test_cell(content, exercise) for exercise in TESTS]
    assert set(report.verdicts) == {Verdict.CORRECT}
    assert report.notes == ()
    assert list(report.functions) == list(exercises())
    assert all(report.functions[name] == test_cell(content, name) - 1 for name in TESTS)


def test_the_table_of_expected_values_is_no_output() -> None:
    cells = [code(TESTS["rnn_backward"]), words(f"**Expected Output**:\n{RIGHT['rnn_backward']}")]
    report = report_of(in_bytes(notebook(cells)))
    assert report.cells == ()
    assert str(report).startswith("No test cell of this notebook has a stored output")


@pytest.mark.parametrize("exercise", ["rnn_cell_forward", "lstm_cell_forward"])
def test_the_code_tells_what_ambiguous_numbers_are_of(exercise: str) -> None:
    text = "a_next.shape = (5, 11)\n"
    assert diagnose(text, budget=0).exercise == ""
    report = report_of(in_bytes(notebook([code(TESTS[exercise], text)])), scope=SINGLES)
    assert [each.diagnosis.exercise for each in report.cells] == [exercise]


def test_what_another_cell_prints_of_a_call_is_of_that_function() -> None:
    text = printed(NAME, "rnn_backward")
    cells = [code(TESTS["rnn_backward"]), code("print(gradients)", text), code("gradients = 3"), code("gradients", "3")]
    report = report_of(in_bytes(notebook(cells)), scope=SINGLES)
    assert [(each.number, each.functions) for each in report.cells] == [(2, ("rnn_backward",))]
    assert NAME in names_in(report, 2)


def test_the_losses_of_a_training_are_left_out() -> None:
    losses = "".join(f"{1 / (step + 3):.8f}\n" for step in range(20))
    cells = [
        code("for step in range(20):\n    a, y, c = rnn_forward(x, a0, p)\n    print(loss(y))", losses),
        code("train()", losses),
        code("train()", f"dx = {losses}"),
        code(TESTS["rnn_backward"], RIGHT["rnn_backward"]),
    ]
    report = report_of(in_bytes(notebook(cells)), scope=SINGLES)
    assert [each.number for each in report.cells] == [4]


def test_a_value_returned_and_a_table_beside_it() -> None:
    shown = {"text/plain": ["[-0.15028183 -0.34554547 0.02071758 0.01483317]"], "text/html": ["<b>7.25</b>"]}
    cell = code(f"{TESTS['rnn_backward']}\ngradients['dx'][1][2]")
    cell["outputs"] = [{"output_type": "execute_result", "data": shown, "metadata": {}, "execution_count": 1}]
    report = report_of(in_bytes(notebook([cell])), scope=SINGLES)
    assert [each.diagnosis.exercise for each in report.cells] == ["rnn_backward"]
    assert NAME in names_in(report, 1)


def test_a_traceback_is_evidence() -> None:
    cell = code(TESTS["rnn_backward"])
    frames = [
        "\x1b[0;31m" + "-" * 75 + "\x1b[0m",
        "\x1b[0;31mValueError\x1b[0m                                Traceback (most recent call last)",
        "\x1b[0;32m<ipython-input-9-abc>\x1b[0m in \x1b[0;36mrnn_backward\x1b[0;34m(da, caches)\x1b[0m",
        "\x1b[0;31mValueError\x1b[0m: operands could not be broadcast together with shapes (10,4) (5,10) ",
    ]
    words_of_it = "operands could not be broadcast together with shapes (10,4) (5,10) "
    cell["outputs"] = [{"output_type": "error", "ename": "ValueError", "evalue": words_of_it, "traceback": frames}]
    report = report_of(in_bytes(notebook([cell])), scope=SINGLES)
    (only,) = report.cells
    assert only.diagnosis.exercise == "rnn_backward"
    assert only.diagnosis.causes
    assert isinstance(only, ComparedCell)
    assert only.found is not None
    assert only.found.observation.error is not None
    assert only.found.observation.error.shapes == ((10, 4), (5, 10))


def test_a_public_test_that_fails_speaks_of_its_cells_function() -> None:
    cell = code("rnn_forward_test(rnn_forward)")
    cell["outputs"] = [
        {"output_type": "error", "ename": "AssertionError", "evalue": "Wrong values for a", "traceback": []}
    ]
    report = report_of(in_bytes(notebook([cell])), scope=SINGLES)
    assert [(each.exercise, each.diagnosis.exercise) for each in report.cells] == [("rnn_forward", "rnn_forward")]


def test_outputs_of_two_versions_of_the_code_contradict_each_other() -> None:
    content = assignment(RIGHT | {"rnn_forward": _other_forward()})
    report = report_of(in_bytes(content), scope=SINGLES)
    assert any(note.startswith("No one program gives all of these outputs") for note in report.notes)


def _other_forward() -> str:
    """Return what rnn_forward prints with a mutant that shows in rnn_backward as well."""
    shown = (
        with_mutant(mutant.name)
        for mutant in all_mutants()
        if exercise_of(mutant) == "rnn_forward" and ":" not in with_mutant(mutant.name)["rnn_forward"]
    )
    return next(
        text["rnn_forward"]
        for text in shown
        if text["rnn_forward"] != RIGHT["rnn_forward"] and text["rnn_backward"] != RIGHT["rnn_backward"]
    )


def test_only_what_was_asked_about_is_reported() -> None:
    report = report_of(in_bytes(assignment(RIGHT)), "lstm_forward")
    assert [each.exercise for each in report.cells] == ["lstm_forward"]
    with pytest.raises(ValueError, match="'gru' is not an exercise"):
        report_of(in_bytes(assignment(RIGHT)), "gru")


OLDER = "its stored output may be of older code."


def test_a_test_that_ran_before_its_function_is_stale() -> None:
    content = assignment(RIGHT)
    number = test_cell(content, "rnn_backward")
    changed = test_cell(content, "rnn_cell_backward") - 1
    content["cells"][changed - 1]["execution_count"] = 99
    notes = report_of(in_bytes(content)).notes
    run = content["cells"][number - 1]["execution_count"]
    assert f"Cell {number} (In [{run}]) was run before cell {changed} (In [99]) was last run: {OLDER}" in notes
    assert len(notes) == 2


def test_equal_outputs_are_reported_in_each_cell_and_many_are_cut() -> None:
    cells = [code(TESTS["rnn_backward"], RIGHT["rnn_backward"]) for _ in range(45)]
    report = report_of(in_bytes(notebook(cells)))
    assert [each.number for each in report.cells] == list(range(1, 41))
    assert report.notes == ("Of 45 stored outputs of test cells the first 40 were read.",)


def test_functions_that_do_something_else_now_are_noticed() -> None:
    wrong = report_of(in_bytes(assignment(with_mutant(NAME))), scope=SINGLES)
    right = report_of(in_bytes(assignment(RIGHT)), scope=SINGLES)
    is_right, is_wrong = diagnose(RIGHT["rnn_backward"]), diagnose(with_mutant(NAME)["rnn_backward"])
    content = assignment(RIGHT)
    number = test_cell(content, "rnn_backward")
    place = f"cell {number} = In [{content['cells'][number - 1]['execution_count']}]"
    sentence = f"The stored output of {place} is not what the functions give now: restart and run all."
    assert with_functions(wrong, is_wrong).notes == ()
    assert with_functions(right, is_right).notes == ()
    assert with_functions(wrong, is_right).notes == (sentence,)
    assert with_functions(right, is_wrong).notes == (sentence,)
    assert with_functions(wrong, is_wrong).verdicts[-1] == is_wrong.verdict
    assert set(with_functions(wrong, is_right).verdicts) == {"correct"}
    assert "The functions were run, and they decide over what is stored." in str(with_functions(wrong, is_wrong))


def test_a_report_is_read_by_people_and_programs() -> None:
    report = report_of(in_bytes(assignment(with_mutant(NAME))), scope=SINGLES)
    number = test_cell(assignment(RIGHT), "rnn_backward")
    text = str(report)
    assert max(map(len, text.split("\n"))) <= 80
    count = assignment(RIGHT)["cells"][number - 1]["execution_count"]
    assert text.startswith(f"WRONG: rnn_backward (cell {number} = In [{count}]). CORRECT: the other 7.\n\nWRONG (")
    assert "Next: " in text.split("\n\n")[1] or "Hint 1: " in "\n".join(text.split("\n")[:12])
    assert "Hint 1: " in text
    assert "Hint 3: " in report.show(3)
    assert "Hint" not in report.show(0)
    content: dict[str, Any] = json.loads(report.to_json())
    assert content == report.to_dict()
    (told,) = [each for each in content["cells"] if each["number"] == number]
    assert told["functions"] == ["rnn_forward", "rnn_backward"]
    assert NAME in [*told["diagnosis"]["causes"][0]["mutants"], *told["diagnosis"]["causes"][0]["same_as"]]


def test_the_source_has_the_numbers_of_all_cells() -> None:
    extracted = definitions(source_of(read(in_bytes(assignment(RIGHT)))))
    assert extracted.notes == ()
    assert {name: cell for name, (cell, _) in extracted.defined.items()} == {
        name: test_cell(assignment(RIGHT), name) - 1 for name in TESTS
    }
