"""The command `diagnose` on files: code, which is run in a sandbox, and notebooks."""

import json
from pathlib import Path

import pytest

from catalog.evaluation.cells import right_text
from catalog.registry import exercises, family
from catalog.running.signatures import home
from report import main
from tests.support.notebooks import assignment, in_bytes
from tests.support.printed import printed

DROPPED = ("da[:, :, t] + da_prevt", "da[:, :, t]")


def code_file(folder: Path, *replaced: tuple[str, str]) -> str:
    """Write a file with the functions of the basic network, with some text replaced, and return its name."""
    sources = family("c5w1a1.rnn").sources
    text = "import numpy as np\nfrom rnn_utils import *\n\n" + "\n\n".join(sources.values())
    for before, after in replaced:
        assert before in text
        text = text.replace(before, after)
    path = folder / "homework.py"
    path.write_text(text, encoding="utf-8")
    return str(path)


def notebook_file(folder: Path, **wrong: str) -> str:
    """Write a notebook with every test cell, right outputs stored but for some, and return its name."""
    stored = {name: wrong.get(name, right_text(home(name))) for name in exercises()}
    path = folder / "homework.ipynb"
    path.write_bytes(in_bytes(assignment(stored)))
    return str(path)


def test_right_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diagnose", code_file(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("CORRECT: rnn_cell_forward, rnn_forward, rnn_cell_backward, rnn_backward.")
    assert "limits of time, memory" in said.out
    assert said.err == ""


def test_wrong_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diagnose", code_file(tmp_path, DROPPED), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["causes"][0]["mutants"] == ["c5w1a1.rnn_backward.drops_da_prevt"]
    assert [part["exercise"] for part in found["cells"]] == [
        "rnn_backward",
        "rnn_cell_forward",
        "rnn_forward",
        "rnn_cell_backward",
    ]


def test_code_that_ends_by_an_exception_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = code_file(tmp_path, ("dWaa += dWaat", "dWaa += dWaa_t"))
    assert main(["diagnose", name, "--exercise", "rnn_backward"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    line = Path(name).read_text(encoding="utf-8").splitlines().index("        dWaa += dWaa_t") + 1
    assert f"NameError: name 'dWaa_t' is not defined, in line {line}." in said


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("print('no functions')", "It defines none of rnn_cell_forward, "),
        ("def rnn_backward(da, caches:\n    pass\n", "cannot be read"),
        ("def rnn_backward(da, caches):\n    return {}\n", "It defines rnn_backward, and not lstm_backward."),
    ],
)
def test_code_with_nothing_to_run(text: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "homework.py"
    path.write_text(text, encoding="utf-8")
    asked = ["--exercise", "lstm_backward"] if "and not" in sentence else []
    assert main(["diagnose", str(path), *asked]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err


def test_a_notebook_by_what_it_stored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = printed("c5w1a1.rnn_backward.drops_da_prevt", "rnn_backward")
    assert main(["diagnose", notebook_file(tmp_path, rnn_backward=wrong)]) == 1
    said = capsys.readouterr().out
    assert "c5w1a1.rnn_backward.drops_da_prevt" in said
    assert "nothing was run" in said
    assert main(["diagnose", notebook_file(tmp_path)]) == 0


def test_a_notebook_whose_functions_give_something_else_now(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = printed("c5w1a1.rnn_backward.drops_da_prevt", "rnn_backward")
    assert main(["diagnose", notebook_file(tmp_path, rnn_backward=wrong), "--execute"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith("CORRECT: rnn_cell_forward, rnn_forward, lstm_cell_forward")
    assert "and they decide over what is stored." in said
    assert "is not what the functions give now: restart and run all." in said


def test_a_broken_notebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "homework.ipynb"
    path.write_text('{"cells": [', encoding="utf-8")
    assert main(["diagnose", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("imported", "used"),
    [("import torch", "torch.zeros(3)"), ("from scipy.special import softmax", "softmax(da, axis=0)")],
)
def test_what_cannot_be_imported_is_no_mistake(
    imported: str, used: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "homework.py"
    code = f"{imported.replace('torch', 'torch.absent')}\n\ndef rnn_backward(da, caches):\n    return {used}\n"
    path.write_text(code.replace("scipy.special", "scipy.absent"), encoding="utf-8")
    assert main(["diagnose", str(path)]) == 2
    assert "rnn_backward cannot be run here: it uses " in capsys.readouterr().err
