"""What the command prints: a cell to paste, a test, a notebook, data, and sentences for what it refuses."""

import json
from functools import cache

import nbformat
import pytest

from catalog import Design, design
from catalog.commands import design as command
from catalog.designing import choosing
from catalog.model.rendering import renderer
from catalog.reporting.designs.formats import FORMATS, text
from report import main

NAME = "rnn_cell_forward"


@cache
def found() -> Design:
    return design(NAME)


def printed(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["design", NAME, *options]) == 0
    return capsys.readouterr().out.rstrip("\n")


def test_the_command_has_every_format() -> None:
    assert command.FORMATS == FORMATS


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_prints_the_design(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    monkeypatch.setattr(choosing, "design", lambda *_, **__: found())
    assert printed(capsys, "--format", form) == text(found(), form).rstrip("\n")


def test_the_cell_comes_with_what_it_prints() -> None:
    shown = text(found(), "cell")
    assert shown.startswith(found().cell)
    compile(shown, "cell", "exec")
    commented = [line.removeprefix("# ") for line in shown.removeprefix(found().cell).strip().splitlines()]
    assert commented == ["Expected output:", *found().expected.splitlines()]


def test_the_file_for_pytest_imports_from_the_module(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "--pytest", "--module", "package.homework")
    assert "\nfrom package.homework import rnn_cell_forward\n" in shown
    assert shown == text(found(), "pytest").replace("from solution ", "from package.homework ").rstrip("\n")


def test_the_notebook_holds_the_cell_and_its_output() -> None:
    notebook = nbformat.reads(text(found(), "ipynb"), 4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    (cell,) = notebook.cells
    assert (f"{cell.source}\n", cell.outputs[0].text) == (found().cell, found().expected)


def test_data_have_the_score_of_every_line_and_what_is_left() -> None:
    content = json.loads(text(found(), "json"))
    assert content["steps"][-1]["killed"] == found().score.killed
    assert [step["line"] for step in content["steps"]] == [step.line.label for step in found().steps]
    assert content["cell"] == found().cell
    assert sum(len(each["alike"]) for each in content["left"]) == sum(len(each.alike) for each in found().left)


def test_it_says_what_each_line_adds_and_what_is_left() -> None:
    shown = renderer("design").show(found(), 0)
    assert f"notices {found().score.killed} of {found().score.countable} mutants" in shown
    assert all(step.line.label in shown for step in found().steps)
    assert "equal on every input of the battery." in shown


def test_in_a_notebook_it_shows_itself() -> None:
    assert f"```python\n{found().cell}```" in found()._repr_markdown_()
    assert "<script" not in found()._repr_html_()
    assert "print(&#x27;" in found()._repr_html_()
    assert len(repr(found())) < 300


def test_sizes_that_hide_mistakes_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Equal, or different by one: n_x and n_a. A loop" in printed(capsys, "--sizes", "n_x=5,n_a=5", "--seed", "1")


def test_the_report_on_a_course_has_a_place_for_it() -> None:
    proposed = found().proposed
    assert proposed.code == found().cell
    assert [(step.line, step.killed) for step in proposed.steps] == [
        (step.line.label, step.score.killed) for step in found().steps
    ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--steps", "2"], "rnn_cell_forward takes one step by itself"),
        (["--lines", "0"], "lines is how many to print"),
        (["--sizes", "T_x=3"], "T_x is no size of rnn_cell_forward"),
        (["--seed", "4294967296"], "the seed is 4294967296"),
        (["--module", "a b"], "'a b' is no name of a module"),
    ],
)
def test_what_is_refused_is_a_sentence(capsys: pytest.CaptureFixture[str], options: list[str], words: str) -> None:
    assert main(["design", NAME, *options]) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)


def test_an_exercise_that_is_not_there_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["design", "rnn_sideways"]) == 2
    assert "there is no exercise 'rnn_sideways'; a cell can be designed for rnn_cell_forward" in capsys.readouterr().err


@pytest.mark.parametrize("sizes", ["n_x", "n_x=", "=3", "n_x=two", "n_x=2,n_x=3", "n_x=²", "n_x=-1"])
def test_sizes_that_make_no_sense_are_refused(capsys: pytest.CaptureFixture[str], sizes: str) -> None:
    with pytest.raises(SystemExit):
        main(["design", NAME, "--sizes", sizes])
    assert "--sizes" in capsys.readouterr().err
