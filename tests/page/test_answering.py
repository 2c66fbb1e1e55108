"""What a page is answered is what the command line says."""

import json
from typing import Any

import pytest

from catalog import diagnose
from catalog.caching import RESPONSES
from catalog.explaining.matching import response_matrix
from catalog.page import warming
from catalog.page.answering import answer
from catalog.registry import cells, exercises
from tests.page.submissions import CODE, THREAD, in_a_notebook


def answered(name: str, content: str | bytes, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer(name, content, options))
    return found


@pytest.mark.parametrize("hints", [0, 1, 3])
def test_a_paste(hints: int) -> None:
    expected = diagnose(THREAD)
    found = answered("-", THREAD, hints=hints)
    assert found == {
        "json": json.loads(expected.to_json()),
        "parts": [{"head": "WRONG (rnn_backward)", "diagnosis": json.loads(expected.to_json())}],
        "notes": [],
        "text": expected.show(hints),
        "markdown": expected.to_markdown(hints),
    }
    assert answered("-", THREAD.encode(), hints=hints) == found


def test_code_with_its_lines_as_editors_find_them() -> None:
    found = answered("homework.py", CODE, budget=0)
    assert [each["line"] for each in found["json"]["lines"]] == [10, 15]
    assert found["text"].splitlines()[-1].startswith("homework.py:15:")
    assert "homework.py:15:" not in answered("homework.py", CODE, budget=0, hints=0)["text"]


def test_the_exercise_and_the_cause_are_options() -> None:
    other = answered("-", THREAD, exercise="lstm_backward")["json"]
    assert other["exercise"] == "lstm_backward"
    assert "dropped" in answered("-", THREAD, cause=True)["markdown"]


def test_a_notebook_is_run_on_demand_alone() -> None:
    notebook = in_a_notebook(CODE)
    assert answered("a.ipynb", notebook)["json"]["executed"] is None
    run = answered("a.ipynb", notebook, execute=True, budget=0)
    assert run["json"]["executed"]["exercise"] == "rnn_backward"
    assert [part["head"] for part in run["parts"]] == ["WRONG (rnn_backward)"]
    assert [line["line"] for line in run["parts"][0]["diagnosis"]["lines"]] == [10, 15]
    assert any("decide over what is stored" in note for note in run["notes"])


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("TypeError: 'NoneType' object is not subscriptable", "UNFINISHED"),
        ("NameError: name 'np' is not defined", "NOT RUN"),
        ("nothing", "UNREADABLE"),
        ('gradients["dx"][1][2] = [-2.07101689 -0.59255627 0.02466855 0.01483317]', "CORRECT (rnn_backward)"),
    ],
)
def test_each_part_begins_as_in_a_terminal(text: str, head: str) -> None:
    found = answered("-", text)
    assert [part["head"] for part in found["parts"]] == [head]
    assert found["text"].startswith(head)


@pytest.mark.parametrize(
    ("name", "content", "options", "sentence"),
    [
        ("a.ipynb", "{", {}, "The file is broken JSON: "),
        ("a.py", b"\xff\xfe\x00", {}, "It is not the text of a Python file"),
        ("-", THREAD, {"exercise": "gru_backward"}, "'gru_backward' is not an exercise"),
        ("-", THREAD, {"hints": -1}, "hints is how many hints to give"),
        ("-", THREAD, {"hints": "many"}, "hints is how many hints to give"),
        ("-", THREAD, {"budget": -1}, "the budget is a number of programs"),
        ("-", THREAD, {"colour": "red"}, "'colour' is not an option"),
    ],
)
def test_what_cannot_be_answered_is_a_sentence(
    name: str, content: str | bytes, options: dict[str, Any], sentence: str
) -> None:
    found = answered(name, content, **options)
    assert list(found) == ["error"]
    assert found["error"].startswith(sentence)
    assert found["error"].endswith(".")


def test_halves_of_characters_are_answered() -> None:
    assert answered("-", "dx[1][2] = \ud800")["json"]["verdict"] == "unreadable"


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    RESPONSES.clear()
    answer("-", THREAD, {}, lambda done, most: told.append((done, most)))
    assert told
    assert all(0 < done <= most for done, most in told)


def test_a_warm_up_leaves_what_a_diagnosis_makes() -> None:
    expected = answered("-", THREAD)
    RESPONSES.clear()
    pieces = sum(1 for _ in warming.warm_up())
    assert pieces > len(cells()) + len(exercises())
    assert all(RESPONSES.holds(response_matrix._matrix, probe) for probe in cells())
    assert answered("-", THREAD) == expected


def test_a_warm_up_that_is_left_in_the_middle_changes_nothing() -> None:
    expected = answered("-", THREAD)
    RESPONSES.clear()
    for piece, _ in enumerate(warming.warm_up()):
        if piece == 40:
            break
    assert answered("-", THREAD) == expected
