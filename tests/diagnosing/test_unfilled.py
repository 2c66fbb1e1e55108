"""Functions that nobody filled in yet: as functions, as files, and as what a notebook stored."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from catalog import Verdict, diagnose
from catalog.evaluation.cells import right_text
from catalog.explaining.exceptions.starters import starter
from catalog.model.findings.unfilled import ReturnsNone, Unfilled
from catalog.model.problem import Problem
from catalog.programs.edit import Edit
from catalog.programs.program import Program
from catalog.registry import exercises, family
from catalog.reporting.batch.frequency import frequencies
from catalog.reporting.batch.row_of import row_of
from catalog.running.signatures import home
from report import main
from tests.support.notebooks import assignment, in_bytes
from tests.support.tracebacks import ipython_7, raised


def program(function: str, *, holds_none: bool) -> Program:
    name = exercises()[function]
    return Program(family(name), (starter(name, function, holds_none=holds_none),))


@pytest.mark.parametrize("function", list(exercises()))
@pytest.mark.parametrize("holds_none", [True, False], ids=["with None", "without its lines"])
def test_a_starter_is_not_filled_in(function: str, holds_none: bool) -> None:
    unfilled = program(function, holds_none=holds_none)
    diagnosis = diagnose({name: getattr(unfilled, name) for name in unfilled.family.functions}, budget=0)
    assert diagnosis.exercise == function
    assert diagnosis.verdict in (Verdict.LOCALISED, Verdict.AMBIGUOUS)
    assert diagnosis.raised is not None
    assert diagnosis.raised.problem is Problem.NOT_FILLED_IN
    assert f"{function} is not filled in yet" in diagnosis.reason
    others = [part for part in diagnosis.cells if part.exercise != function]
    assert {part.verdict for part in others} == {Verdict.CORRECT}


def rnn_backward(da: Any, caches: Any) -> Any:
    """Hold nothing but the course's text."""


def test_a_function_with_no_lines_is_not_filled_in() -> None:
    diagnosis = diagnose({"rnn_backward": rnn_backward})
    assert diagnosis.raised is not None
    assert diagnosis.raised.problem is Problem.NOT_FILLED_IN
    assert diagnosis.conclusion == Unfilled("rnn_backward", ReturnsNone())
    assert "returns None" in diagnosis.reason
    assert diagnosis.advice


def test_a_whole_family_that_nobody_filled_in_is_told_so() -> None:
    found = family("c5w1a1.lstm")
    edits = tuple(starter(found.name, name, holds_none=True) for name in found.functions)
    whole = Program(found, edits)
    diagnosis = diagnose({name: getattr(whole, name) for name in found.functions}, budget=0)
    said = {part.exercise: part.raised.problem for part in diagnosis.cells if part.raised}
    assert said == dict.fromkeys(found.functions, Problem.NOT_FILLED_IN)


def test_an_append_that_loses_the_list_is_a_mistake_and_no_starter() -> None:
    found = family("c5w1a1.rnn")
    lost = Program(found, (Edit("rnn_forward", "caches.append(cache)", "caches = caches.append(cache)"),))
    diagnosis = diagnose({name: getattr(lost, name) for name in found.functions}, budget=0)
    assert diagnosis.exercise == "rnn_forward"
    assert diagnosis.raised is None


def test_a_file_in_the_sandbox_is_told_which_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unfilled = program("rnn_backward", holds_none=True)
    path = tmp_path / "homework.py"
    path.write_text(
        "import numpy as np\nfrom rnn_utils import *\n\n" + unfilled.source("rnn_backward"), encoding="utf-8"
    )
    assert main(["diagnose", str(path), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["verdict"] == "localised"
    assert found["raised"]["problem"] == "not filled in"
    assert found["raised"]["line"] == 5


def test_a_notebooks_stored_traceback_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = raised(program("rnn_backward", holds_none=True), home("rnn_backward"))
    assert error is not None
    stored = {name: right_text(home(name)) for name in exercises()} | {"rnn_backward": ipython_7(error)}
    path = tmp_path / "homework.ipynb"
    path.write_bytes(in_bytes(assignment(stored)))
    assert main(["diagnose", str(path), "--json"]) == 1
    cells = [cell["diagnosis"] for cell in json.loads(capsys.readouterr().out)["cells"]]
    (found,) = [each for each in cells if each["exercise"] == "rnn_backward"]
    assert found["raised"]["problem"] == "not filled in"
    assert found["suspects"][0] == "rnn_backward"


def test_a_class_counts_who_has_not_filled_in_what() -> None:
    unfilled = program("rnn_backward", holds_none=True)
    diagnosis = diagnose({"rnn_backward": unfilled.rnn_backward}, budget=0)
    row = row_of("a.py", None, diagnosis, 1)
    assert (row.cause, row.title) == ("", "not filled in")
    table = pd.DataFrame([row.to_dict() | {"file": name} for name in ("a.py", "b.py")])
    found = frequencies(table).to_dict("records")
    assert [(each["files"], each["what"]) for each in found] == [(2, "not filled in")]


def test_a_list_that_holds_itself_has_an_end() -> None:
    found = family("c5w1a1.rnn")
    endless = Program(found, (Edit("rnn_forward", "caches.append(cache)", "caches.append(caches)"),))
    diagnosis = diagnose({name: getattr(endless, name) for name in found.functions}, budget=0)
    assert diagnosis.exercise == "rnn_forward"
    assert diagnosis.verdict in (Verdict.EXPLAINED, Verdict.LOCALISED, Verdict.AMBIGUOUS)
