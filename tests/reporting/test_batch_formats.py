"""Formats: what is written is what programs read, and hostile text stays text."""

import csv
import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest import mock

import pandas as pd
import pytest

import report
from catalog.batch.run import run_batch
from catalog.model.row import COLUMNS, unreadable
from catalog.reporting.batch.formats import as_csv, as_jsonl, as_plain
from catalog.reporting.batch.frequency import frequencies
from catalog.reporting.batch.otter import otter_file
from tests.support.batches import DROPS, FORGETS, HOSTILE, notebook, program, right, written
from tests.support.paths import ROOT


@pytest.fixture
def batch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., tuple[int, str, str]]:
    """Return what runs the command and returns its exit code, standard output and standard error."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def run(*arguments: str) -> tuple[int, str, str]:
        code = report.main(["batch", *arguments, "--workers", "1"])
        return code, *capsys.readouterr()

    return run


def test_csv_has_every_row_and_no_formula(folder: Path) -> None:
    table = run_batch(folder)
    rows = list(csv.DictReader(io.StringIO(as_csv(table), newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["file"] for row in rows] == [HOSTILE, "./=cmd.ipynb", *table["file"][2:]]
    assert [row["evidence"] for row in rows] == table["evidence"].tolist()
    assert [row["cell"] for row in rows] == ["4", "4", "4", "", ""]


def test_csv_has_no_formula_in_any_text() -> None:
    row = unreadable("\t=1.py", "  =cmd|' /C calc'!A0", "rnn_forward")
    table = pd.DataFrame([row.to_dict()]).assign(title="@x", hint="-1 is right", note=" +1", cause="a\r=", alike="a=b")
    (found,) = csv.DictReader(io.StringIO(as_csv(table), newline=""))
    assert found["file"] == "./\t=1.py"
    assert found["evidence"] == "'  =cmd|' /C calc'!A0"
    assert [found[name] for name in ("title", "hint", "note", "cause")] == ["'@x", "'-1 is right", "' +1", "a\\r="]
    assert (found["alike"], found["exercise"], found["verdict"]) == ("a=b", "rnn_forward", "unreadable")


SURROGATE = b"""
import importlib
x = importlib.import_module('\\ud800')

def rnn_cell_forward(xt, a_prev, parameters):
    return x.forward(xt, a_prev)
"""


@pytest.mark.parametrize("form", ["csv", "jsonl", "html", "gradescope"])
def test_half_of_a_character_is_written_as_its_code(
    tmp_path: Path, form: str, batch: Callable[..., tuple[int, str, str]]
) -> None:
    written(tmp_path / "class", {"a.py": SURROGATE})
    for _ in range(2):
        output = tmp_path / "results.json"
        assert batch(str(tmp_path / "class"), "--format", form, "--output", str(output))[0] == 1
        assert "\\ud800" in output.read_text(encoding="utf-8")


def test_jsonl_has_an_object_for_each_row(folder: Path) -> None:
    table = run_batch(folder)
    rows = [json.loads(line) for line in as_jsonl(table).splitlines()]
    assert [row["file"] for row in rows] == table["file"].tolist()
    assert all(list(row) == list(COLUMNS) for row in rows)
    assert {row["cell"] for row in rows} == {4, None}


@pytest.mark.parametrize("width", [80, 100, 200])
def test_the_frequencies_fit_the_terminal(folder: Path, width: int) -> None:
    table = run_batch(folder).assign(exercise="lstm_cell_backward")
    text = as_plain(frequencies(pd.concat([table.assign(file=f"{'long ' * 9}{name}") for name in "abc"])), width)
    assert max(map(len, text.splitlines())) <= width
    assert FORGETS.partition(".")[2] in text or width == 80


def test_the_frequencies_move_no_cursor(folder: Path) -> None:
    table = run_batch(folder).assign(exercise="\x1b[2J\r")
    text = as_plain(frequencies(table))
    assert "\x1b" not in text
    assert "\r" not in text
    assert "\\x1b[2J\\r" in text


def test_gradescope_has_results_of_an_empty_submission(
    tmp_path: Path, batch: Callable[..., tuple[int, str, str]]
) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = batch(str(tmp_path / "empty"), "--format", "gradescope")
    assert (code, err) == (1, "There is no notebook and no Python file.\n")
    assert json.loads(out) == {"score": 0, "output": "There is no notebook and no Python file.", "tests": []}
    assert batch(str(tmp_path / "empty"), "--format", "gradescope", "--output", str(tmp_path / "class"))[0] == 2


RUN_OTTER = """
import sys, warnings
warnings.simplefilter("ignore")
from otter.nbmeta_config import NBMetadataConfig
from otter.test_files import create_test_file
environment = {}
exec(compile(open(sys.argv[2]).read(), sys.argv[2], "exec"), environment)
found = create_test_file(sys.argv[1], NBMetadataConfig())
found.run(environment)
for result in found.test_case_results:
    print(result.test_case.name, result.passed, result.test_case.points, result.message.replace(chr(10), " "))
"""


def otter(folder: Path, submission: bytes, exercises: list[str]) -> list[str]:
    """Return what otter-grader says of a submission with the test file for these exercises."""
    if find_spec("otter") is None:
        pytest.skip("otter-grader is not installed")
    test = otter_file(exercises, "q1", 1).encode()
    given = submission.replace(b"from rnn_utils import *", b"from reference.c5w1a1.given import sigmoid, softmax")
    written(folder, {"q1.py": test, "submission.py": given})
    command = [sys.executable, "-c", RUN_OTTER, str(folder / "q1.py"), str(folder / "submission.py")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.splitlines()


def test_otter_takes_the_test_file(tmp_path: Path) -> None:
    names = ["rnn_forward", "rnn_backward", "lstm_forward"]
    lines = otter(tmp_path, program("da[:, :, t] + da_prevt", "da[:, :, t]"), names)
    assert [line.split()[:3] for line in lines] == [
        ["rnn_forward", "True", "1"],
        ["rnn_backward", "False", "1"],
        ["lstm_forward", "False", "1"],
    ]
    assert "AssertionError: WRONG (rnn_backward)" in lines[1]
    assert DROPS in lines[1]
    assert "lstm_forward is not defined" in lines[2]


def test_the_test_file_is_python() -> None:
    text = otter_file(["rnn_forward", "rnn_backward"], "it's", 2)
    compile(text, "q.py", "exec")
    assert 'name = "it\'s"' in text
    assert text.count("@test_case(") == 2
    assert "check(rnn_backward, hints=2)" in text


def test_the_process_writes_data_to_standard_output_and_all_else_to_standard_error(
    folder: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-W", "error", "report.py", "batch", str(folder)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, timeout=120, check=False)
    assert done.returncode == 1
    assert len(list(csv.reader(io.StringIO(done.stdout.decode(), newline="")))) == 6
    assert b"unknown, and like no other" in done.stderr
    assert [path.suffix for path in (tmp_path / "bptt-bugs").iterdir()] == [".journal"]


def test_exit_codes(tmp_path: Path, batch: Callable[..., tuple[int, str, str]]) -> None:
    written(tmp_path / "class", {"a.ipynb": notebook(right())})
    (tmp_path / "empty").mkdir()
    assert batch(str(tmp_path / "class"))[0] == 0
    said = f"there is no notebook and no Python file in {tmp_path / 'empty'}\n"
    assert batch(str(tmp_path / "empty")) == (2, "", said)
    said = f"cannot read the folder {tmp_path / 'none'}: No such file or directory\n"
    assert batch(str(tmp_path / "none")) == (2, "", said)
    (tmp_path / "file").write_text("in the way")
    code, out, err = batch(str(tmp_path / "class"), "--output", str(tmp_path / "file" / "table.csv"))
    assert (code, out) == (2, "")
    assert err.startswith("cannot write the journal ")
    with pytest.raises(SystemExit) as refused:
        batch(str(tmp_path / "class"), "--protection", "prayer")
    assert refused.value.code == 2


@pytest.mark.parametrize("form", ["csv", "jsonl", "html", "gradescope", "otter"])
def test_every_format_to_a_file(
    folder: Path, tmp_path: Path, form: str, batch: Callable[..., tuple[int, str, str]]
) -> None:
    output = tmp_path / "new" / "results.json"
    code, out, err = batch(str(folder), "--format", form, "--output", str(output))
    assert (code, out) == (1, "")
    assert "unknown, and like no other" in err
    starts = {"csv": "file,cell,", "jsonl": '{"file": ', "html": "<!DOCTYPE html>", "gradescope": "{\n", "otter": '"""'}
    assert output.read_text().startswith(starts[form])
    assert sorted(path.name for path in output.parent.iterdir()) == ["results.json", "results.json.journal"]


def test_gradescope_writes_a_folder_for_a_class(
    folder: Path, tmp_path: Path, batch: Callable[..., tuple[int, str, str]]
) -> None:
    assert batch(str(folder), "--format", "gradescope", "--output", str(tmp_path / "class"))[0] == 1
    found = {path.parent.name: json.loads(path.read_text()) for path in tmp_path.glob("class/*/results.json")}
    assert len(found) == 4
    assert len(found["b"]["tests"]) == 9


def test_an_output_that_is_a_link_stays_one(folder: Path, tmp_path: Path, batch: Callable[..., Any]) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "table.csv").symlink_to("there/table.csv")
    for _ in range(2):
        assert batch(str(folder), "--output", str(tmp_path / "table.csv"))[0] == 1
    assert (tmp_path / "table.csv").is_symlink()
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["table.csv"]


def test_an_output_that_is_no_file_is_written_into(folder: Path, tmp_path: Path, batch: Callable[..., Any]) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert batch(str(folder), "--format", "gradescope", "--output", str(pipe))[0] == 1
    assert json.loads(os.read(reader, 1 << 16))["score"] == 1
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "pipe.json"]
    assert batch(str(folder), "--format", "gradescope", "--output", "/dev/null")[0] == 1
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    assert not Path("/dev/null.journal").exists()


def test_an_output_that_cannot_be_written_is_refused_at_once(tmp_path: Path, batch: Callable[..., Any]) -> None:
    (tmp_path / "x.json").mkdir()
    (tmp_path / "file").write_text("precious")
    refused = [("csv", tmp_path), ("gradescope", tmp_path / "x.json"), ("gradescope", tmp_path / "file")]
    for form, output in refused:
        with mock.patch("catalog.commands.batch.run_batch") as run:
            code, out, err = batch(str(tmp_path), "--format", form, "--output", str(output))
        assert (code, out, run.called) == (2, "", False)
        assert err.startswith(f"cannot write to {output}: it is a ")
    assert (tmp_path / "file").read_text() == "precious"


def test_what_is_half_written_is_removed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: Callable[..., Any]
) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    code, _, err = batch(str(folder), "--output", str(tmp_path / "table.csv"))
    assert code == 2
    assert err.endswith("table.csv: No space left on device\n")
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv.journal"]


def test_file_names_move_no_cursor(tmp_path: Path, batch: Callable[..., Any]) -> None:
    code, out, err = batch(str(tmp_path / "\x1b[2J\nnone"))
    assert (code, out) == (2, "")
    assert err == f"cannot read the folder {tmp_path}/\\x1b[2J\\nnone: No such file or directory\n"
    written(tmp_path / "class", {"\x1b[2J\n.ipynb": notebook(right())})
    with mock.patch("catalog.batch.outputs.diagnose_outputs", side_effect=ZeroDivisionError):
        code, out, err = batch(str(tmp_path / "class"), "--format", "jsonl")
    assert err.startswith("\\x1b[2J\\n.ipynb: The diagnosis itself failed: ZeroDivisionError")
    assert "\x1b" not in err


def test_whoever_has_no_home_has_no_journal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, batch: Callable[..., tuple[int, str, str]]
) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", nowhere)
    code, out, err = batch(str(folder), "--format", "jsonl")
    assert (code, out.count("\n")) == (1, 5)
    assert err.startswith("There is no place for a journal, ")


def test_without_a_place_for_the_journal_it_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, batch: Callable[..., tuple[int, str, str]]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    code, out, err = batch(str(folder), "--format", "jsonl")
    assert (code, out.count("\n")) == (1, 5)
    assert err.startswith("There is no place for a journal, ")
