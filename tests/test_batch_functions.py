"""Functions in a batch: run in the sandbox, and whatever one file does, the others are diagnosed as without it."""

from pathlib import Path

import pytest

from catalog.batch import BatchError, Options, examine, frequencies, run_batch
from catalog.batch import functions as running
from catalog.discovery import family
from catalog.sandbox import Protection, SandboxError
from tests.batches import DROPS, UNKNOWN_FUNCTION, notebook, program, right, said, written
from tests.notebooks.making import assignment, in_bytes

FUNCTIONS = family("c5w1a1.rnn").functions
HOSTILE = Path(__file__).parent / "hostile"


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
    assert found["what"].tolist() == ["unknown, but these 2 behave the same", "unknown, and like no other"]
    assert found["examples"].tolist() == ["a.py, b.py", "c.py"]


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
    assert said_of["a.py"].startswith("The definition of rnn_forward cannot be used. ")
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


def test_a_protection_that_cannot_be_had_ends_the_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: Protection) -> None:
        raise SandboxError("The sandbox was asked to use bubblewrap, but it is not installed.")

    monkeypatch.setattr(running, "Sandbox", refuse)
    monkeypatch.setattr(running, "_SANDBOXES", {})
    written(tmp_path, {"a.py": program(), "b.ipynb": notebook(right())})
    with pytest.raises(BatchError, match="asked to use bubblewrap"):
        run_batch(tmp_path, Options(protection="bubblewrap"))


def test_the_limits_alone_are_told() -> None:
    (row,) = examine("a.py", UNKNOWN_FUNCTION.encode(), Options(protection="limits"))
    assert row.protection.startswith("with limits of ")
