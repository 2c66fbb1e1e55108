"""What is printed and written of adequacy, in every format."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from catalog import adequacy_table, kill_table
from catalog.adequacy.course import course_matrix
from catalog.adequacy.measuring import kill_matrix
from catalog.model.probe import Line, Probe
from catalog.registry import probe_named
from catalog.reporting.adequacy.data import labels
from catalog.reporting.adequacy.formats import text
from catalog.reporting.adequacy.picture import PictureError, picture, save_picture
from catalog.reporting.adequacy.sections import rate
from catalog.running.lines import cells
from catalog.terminal.phrases import share
from report import main

EXERCISE = "rnn_forward"
CELL = "c5w1a1.rnn_forward"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(203, 204, "99 %"), (204, 204, "100 %"), (7340, 7346, "99 %"), (0, 3, "0 %"), (0, 0, "-")],
)
def test_nothing_is_rounded_up(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said


@pytest.mark.parametrize(("left", "said"), [(1.0, "1.0"), (1.01, "1.1"), (2.1, "2.1"), (float("nan"), "-")])
def test_no_fewer_are_left_than_are(left: float, said: str) -> None:
    assert rate(left) == said


def test_the_kill_table_is_the_kill_matrix() -> None:
    table, matrix = kill_table(EXERCISE), kill_matrix(probe_named(CELL))
    assert list(table.index) == [mutant.name for mutant in matrix.mutants]
    assert np.array_equal(table[CELL][labels(matrix.probe)].to_numpy(dtype=bool), matrix.killed)
    assert list(table[CELL]["observed"]) == list(matrix.observed)
    assert list(table["mutant"]["equivalent"]) == list(matrix.equivalent)


def test_a_cell_of_ones_own_has_tables_too() -> None:
    course = probe_named(CELL)
    own = replace(course, name="mine", lines=(Line("a", "a"), Line("y", "y_pred"), Line("caches", "caches", "[0]")))
    table, kills = adequacy_table(probe=own), kill_table(probe=own)
    assert list(table.index) == ["mine"]
    assert table.named.killed["mine"] > adequacy_table(EXERCISE).named.killed[CELL]
    assert kills["mine"]["caches[0]"]["c5w1a1.rnn_forward.caches_only_the_last_step"]
    assert not kills["mine"]["a"]["c5w1a1.rnn_forward.caches_only_the_last_step"]


def test_every_figure_adds_up() -> None:
    table = adequacy_table(EXERCISE)
    for kind in ("named", "generated"):
        found = table[kind]
        assert (found["killed"] + found["survived"] + found["equivalent"] == found["mutants"]).all()


def test_csv_is_read_back_as_it_was() -> None:
    course = course_matrix(cells(EXERCISE))
    back = pd.read_csv(io.StringIO(text(course, "csv", lines=True)), header=[0, 1], index_col=0)
    table = kill_table(EXERCISE)
    assert list(back.columns) == list(table.columns)
    assert np.array_equal(back[CELL].to_numpy(dtype=int), table[CELL].to_numpy(dtype=int))


def test_json_has_the_lines_that_kill() -> None:
    content = json.loads(text(course_matrix(cells(EXERCISE)), "json", lines=True))
    found = {each["mutant"]: each for each in content["mutants"]}
    assert found["c5w1a1.rnn_forward.forgets_to_store_a"]["killed"][CELL] == ["a[4][1]"]
    assert found["c5w1a1.rnn_forward.caches_only_the_last_step"]["observed"][CELL] == 0
    assert [each["cell"] for each in content["cells"]] == [CELL, f"{CELL}.public_test"]
    assert "mutants" not in json.loads(text(course_matrix(cells(EXERCISE)), "json", lines=False))


@pytest.mark.parametrize("lines", [False, True], ids=["cells", "lines"])
def test_plain_text_fits_a_terminal(lines: bool) -> None:
    told = text(course_matrix(cells(EXERCISE)), "plain", lines=lines)
    assert max(map(len, told.splitlines())) <= 80
    assert "rnn_forward.caches_only_the_last_step" in told


@pytest.mark.parametrize("form", ["github", "html", "latex"])
def test_documents_have_every_survivor(form: str) -> None:
    told = text(course_matrix(cells(EXERCISE)), form, lines=True)
    name = "rnn_forward.caches_only_the_last_step"
    assert (name.replace("_", "\\_") if form == "latex" else name) in told
    assert told.count("31/34") == 2


def test_labels_that_are_the_same_are_told_apart() -> None:
    lines = (Line("a", "a"), Line("b", "b", called="a"), Line("c", "c"))
    assert labels(Probe("cell", "exercise", "family", lambda _: {}, lines)) == ["a", "a (2)", "c"]


def test_the_picture_has_every_line_and_named_mutant(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    course = course_matrix(cells("rnn_cell_forward"))
    said = {found.get_text() for axes in picture(course).axes for found in axes.texts}
    assert {*labels(course.probes[0]), "rnn_cell_forward", "2x  sigmoid_for_softmax", "7/119"} <= said
    save_picture(course, tmp_path / "kills.svg")
    assert (tmp_path / "kills.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_without_matplotlib_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(PictureError, match=r"needs matplotlib: pip install 'bptt-bug-catalog\[plot\]'"):
        save_picture(course_matrix(cells("rnn_cell_forward")), tmp_path / "kills.png")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--plot", "kills.jpeg"], "kills.jpeg: a picture's name ends in .png, .svg or .pdf"),
        (["--output", "/proc/none"], "/proc/none"),
    ],
)
def test_what_cannot_be_written_gets_a_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["adequacy", "--exercise", "rnn_cell_forward", *arguments]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_a_folder_gets_both_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adequacy", "--exercise", "rnn_cell_forward", "--format", "csv", "--output", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["adequacy.csv", "lines.csv"]
    assert capsys.readouterr().out == ""
