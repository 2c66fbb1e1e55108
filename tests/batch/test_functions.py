"""Functions in a batch: run in the sandbox, and whatever one file does, the others are diagnosed as without it."""

import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from catalog.batch import functions as running
from catalog.batch.examining import examine
from catalog.batch.journal import Journal
from catalog.batch.options import PROTECTIONS, BatchError, Options
from catalog.batch.run import run_batch
from catalog.diagnosing.submissions.diagnosing import diagnose_code
from catalog.model.scope import Scope
from catalog.reading.sources.source import Source
from catalog.registry import family
from catalog.reporting.batch.frequency import frequencies
from catalog.sandbox.limits import Limits, Protection, SandboxError
from catalog.sandbox.sandbox import Sandbox
from report import main
from tests.support.batches import DROPS, UNKNOWN_FUNCTION, notebook, program, right, said, written, wrong
from tests.support.notebooks import assignment, in_bytes
from tests.support.paths import HOSTILE

FUNCTIONS = family("c5w1a1.rnn").functions


def test_each_function_of_a_file_has_a_row(tmp_path: Path) -> None:
    files = {"right.py": program(), "wrong.py": program("da[:, :, t] + da_prevt", "da[:, :, t]")}
    table = run_batch(written(tmp_path, files))
    assert table["exercise"].tolist() == [*FUNCTIONS, *FUNCTIONS]
    assert table["verdict"].tolist() == ["correct"] * 7 + ["explained"]
    assert table["cause"].tolist() == [""] * 7 + [DROPS]
    assert table["title"][7] == "The gradient through time is dropped"
    assert all("limits of time, memory" in protection for protection in table["protection"])


def test_the_functions_of_a_notebook_are_run_on_demand(tmp_path: Path) -> None:
    written(tmp_path, {"a.ipynb": in_bytes(assignment({"rnn_cell_forward": right()}))})
    assert run_batch(tmp_path)["protection"].tolist() == ["nothing was run"]
    table = run_batch(tmp_path, Options(execute=True))
    assert table["exercise"].tolist() == ["rnn_cell_forward", "rnn_cell_forward"]
    assert table["verdict"].tolist() == ["correct", "correct"]
    assert table["cell"].tolist() == [4, 3]
    assert table["protection"][0] == "nothing was run"
    assert "limits of" in table["protection"][1]


def test_unexplained_functions_that_behave_the_same(tmp_path: Path) -> None:
    other = UNKNOWN_FUNCTION.replace("scores", "z").replace("0.125 *", "1 / 8 *").encode()
    files = {"a.py": UNKNOWN_FUNCTION.encode(), "b.py": other, "c.py": other.replace(b"1 / 8", b"1 / 9")}
    table = run_batch(written(tmp_path, files))
    assert table["verdict"].tolist() == ["localised"] * 3
    assert table["note"].tolist() == [""] * 3
    found = frequencies(table)
    assert found["what"].tolist() == ["unknown, but these 3 are wrong in the same part: a_next of rnn_cell_forward"]
    assert found["examples"].tolist() == ["a.py, b.py, c.py"]


def test_what_cannot_be_run(tmp_path: Path) -> None:
    files = {
        "a.py": b"def rnn_forward(x, a0, parameters:\n    pass\n",
        "b.py": b"rnn_forward = undefined.forward\n",
        "c.py": b"# coding: iso-8859-15\nx = '\xa4'\n",
        "d.py": b"\xff\xfe",
        "e.py": b"# coding: nonsense\n",
    }
    table = run_batch(written(tmp_path, files), Options(exercise="rnn_forward"))
    assert set(table["verdict"]) == {"unreadable"}
    said_of = dict(zip(table["file"], table["evidence"], strict=True))
    assert said_of["a.py"].startswith("The definition of rnn_forward cannot be read. ")
    assert said_of["b.py"].startswith("The definition of rnn_forward cannot be used. ")
    assert said_of["c.py"] == "It does not define rnn_forward."
    assert said_of["d.py"] == said_of["e.py"] == "It is not the text of a Python file: save it as UTF-8."


@pytest.mark.parametrize(
    "name", ["segfault", "hard_exit_at_import", "patched_numpy", "random_state", "kills_its_parent"]
)
def test_a_hostile_file_changes_nothing_for_the_others(tmp_path: Path, name: str) -> None:
    before, after = program(), program("da[:, :, t] + da_prevt", "da[:, :, t]")
    hostile = (HOSTILE / f"{name}.py").read_bytes()
    alone = run_batch(written(tmp_path / "alone", {"a.py": before, "c.py": after}))
    table = run_batch(written(tmp_path / "both", {"a.py": before, "b.py": hostile, "c.py": after}))
    theirs = table["file"] == "b.py"
    assert said(table[~theirs]) == said(alone)
    assert theirs.any()
    assert all(len(sentence) > 20 for sentence in table["evidence"][theirs])


# They end within a second; those that never end cost five each, and tests/sandbox/test_hostile.py has them all.
FAST = (
    *("closed_descriptors", "exits", "fork_that_answers", "forks", "garbage_on_descriptors", "gigabyte_printed"),
    *("hard_exit_at_import", "kills_its_parent", "malformed_answer", "memory_at_once", "patched_builtins"),
    *("patched_numpy", "random_state", "segfault", "stops_its_parent"),
)


def test_a_class_of_hostile_files(tmp_path: Path) -> None:
    good = {
        "a_first.py": program(),
        "h_middle.py": program("da[:, :, t] + da_prevt", "da[:, :, t]"),
        "z_last.ipynb": notebook(wrong()[0][1]),
    }
    bad = {f"{'bx'[number % 2]}_{name}.py": (HOSTILE / f"{name}.py").read_bytes() for number, name in enumerate(FAST)}
    bad |= {"b_broken.ipynb": notebook(right())[:-9], "x_large.ipynb": notebook(right()) + b" " * 21_000_000}
    folder = written(tmp_path / "class", good | bad)
    written(tmp_path, {"secret.py": program()})
    (folder / "b_link.py").symlink_to("../secret.py")
    os.mkfifo(folder / "x.py")
    table = run_batch(folder)
    theirs = ~table["file"].isin(good)
    assert said(table[~theirs]) == said(run_batch(written(tmp_path / "alone", good)))
    assert set(table["file"][theirs]) == {*bad, "b_link.py", "x.py"}
    assert all(sentence[-1] in ".)" and len(sentence) > 20 for sentence in table["evidence"])
    files = ["b_broken.ipynb", "b_link.py", "x.py", "x_large.ipynb"]
    assert table["evidence"][table["file"].isin(files)].str.split().str[:4].str.join(" ").tolist() == [
        "The file is broken",
        "It is a link",
        "It is not a",
        "It has 21 MB,",
    ]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with Sandbox(Limits(seconds=0.3, seconds_in_all=3)) as sandbox:
        monkeypatch.setattr(running, "_SANDBOXES", {(os.getpid(), "best"): sandbox})
        yield


@pytest.mark.usefixtures("impatient")
def test_what_had_to_be_stopped_is_counted_and_asked_for_again(tmp_path: Path) -> None:
    files = {
        f"{name}.py": (HOSTILE / f"{name}.py").read_bytes() for name in ("endless_loop", "slow_import", "segfault")
    }
    table = run_batch(written(tmp_path / "class", files), journal=tmp_path / "journal")
    starts = table["evidence"].str.split(".").str[0]
    assert starts.tolist() == [*["rnn_cell_forward had to be stopped"] * 2, "Loading it had to be stopped"]
    (found,) = frequencies(table).to_dict("records")
    assert (found["what"], found["files"]) == ("had to be stopped", 3)
    journal = Journal(tmp_path / "journal")
    journal.close()
    assert [row.file for rows in journal.answers.values() for row in rows] == ["segfault.py"]


def test_one_child_loads_both_families() -> None:
    both = program() + UNKNOWN_FUNCTION.replace("rnn_cell_forward", "lstm_cell_forward").encode()
    with mock.patch.object(Sandbox, "load", autospec=True, side_effect=Sandbox.load) as loaded:
        rows = examine("a.py", both, Options())
        said_by_command = diagnose_code(Source.of_bytes(both), None, Scope(budget=0))
    assert [call.args[2] for call in loaded.call_args_list] == [["c5w1a1.rnn", "c5w1a1.lstm"]] * 2
    assert {row.exercise: row.verdict for row in rows} == {
        part.exercise: str(part.verdict) for part in said_by_command.cells
    }
    assert len(rows) == 5


@pytest.mark.parametrize(
    "content",
    [
        b"# coding: iso-8859-15\nclass \xbd: pass\ndef rnn_forward(x, a0, parameters):\n    return \xbd\n",
        b"\xff\xfe",
        b"# coding: nonsense\n",
        b"\xef\xbb\xbfdef rnn_forward(x, a0, parameters:\n",
    ],
)
def test_a_file_is_read_alike_by_both_commands(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {"a.py": content})
    (row,) = examine("a.py", content, Options(exercise="rnn_forward"))
    assert main(["diagnose", str(tmp_path / "a.py"), "--exercise", "rnn_forward"]) in (1, 2)
    spoken = " ".join("".join(capsys.readouterr()).split())
    assert row.evidence.partition(". ")[0] in spoken


def test_a_protection_that_cannot_be_had_ends_the_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise SandboxError("The sandbox was asked to use bubblewrap, but it is not installed.")

    monkeypatch.setattr(running, "loader_for", refuse)
    monkeypatch.setattr(running, "_SANDBOXES", {})
    written(tmp_path, {"a.py": program(), "b.ipynb": notebook(right())})
    with pytest.raises(BatchError, match="asked to use bubblewrap"):
        run_batch(tmp_path, Options(protection="bubblewrap"))


def test_the_protections_are_those_of_the_sandbox() -> None:
    assert tuple(each for each in Protection if each is not Protection.PAGE) == PROTECTIONS


def test_the_limits_alone_are_told() -> None:
    (row,) = examine("a.py", UNKNOWN_FUNCTION.encode(), Options(protection="limits"))
    assert row.protection.startswith("with limits of ")
