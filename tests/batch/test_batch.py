"""Whole classes: every file has its rows, equal ones are diagnosed once, and none stops the others."""

from itertools import pairwise
from pathlib import Path
from unittest import mock

import pytest

from catalog.batch import run as running
from catalog.batch.examining import examine
from catalog.batch.options import BatchError, Options
from catalog.batch.run import run_batch
from catalog.model.row import COLUMNS
from catalog.reporting.batch.frequency import frequencies
from catalog.reporting.phrases.failing import FAILED
from tests.support.batches import CELL, FORGETS, a_class, notebook, right, said, unknown, written, wrong


def test_every_file_has_its_rows(tmp_path: Path) -> None:
    name, text = wrong()[1]
    files = {
        "b/right.ipynb": notebook(right()),
        "a.ipynb": notebook(text),
        "c.ipynb": b"{",
        "notes.txt": b"",
        "d.py": b"",
        "e.py": b"def f(:",
    }
    table = run_batch(written(tmp_path, files), Options(hints=2))
    assert list(table.columns) == list(COLUMNS)
    assert table["file"].tolist() == ["a.ipynb", "b/right.ipynb", "c.ipynb", "d.py", "e.py"]
    assert table["verdict"].tolist() == ["explained", "correct", *["unreadable"] * 3]
    assert name in table["cause"][0]
    assert table["exercise"].tolist()[:2] == [CELL, CELL]
    assert table["cell"].tolist()[:2] == [4, 4]
    assert "values shown; wrong are " in table["evidence"][0]
    assert table["evidence"][2].startswith("The file is broken JSON: ")
    assert table["evidence"][3].startswith("It defines none of rnn_cell_forward, ")
    assert table["evidence"][4].startswith("The file cannot be parsed: invalid syntax in line 1. It defines none of ")
    assert table["protection"][0] == "nothing was run"


def test_hints_as_many_as_are_allowed() -> None:
    content = dict(wrong())[FORGETS]
    hints = [examine("a.ipynb", notebook(content), Options(hints=count))[0].hint for count in range(4)]
    assert hints[0] == ""
    assert len(hints[1]) < len(hints[2]) < len(hints[3])
    assert all(longer.startswith(shorter) for shorter, longer in pairwise(hints))


def test_one_exercise_alone(tmp_path: Path) -> None:
    written(tmp_path, {"a.ipynb": notebook(right()), "b.py": b"x = 1"})
    table = run_batch(tmp_path, Options(exercise="rnn_backward"))
    assert table["exercise"].tolist() == ["rnn_backward", "rnn_backward"]
    assert table["evidence"][0].startswith("No cell has a stored output of rnn_backward: ")
    assert table["evidence"][1] == "It does not define rnn_backward."


def test_what_is_equal_is_diagnosed_once(tmp_path: Path) -> None:
    text = wrong()[0][1]
    other_words = notebook(text).replace(b"# Building your", b"# My own")
    written(tmp_path, {"a.ipynb": notebook(text), "b/b.ipynb": other_words, "c.ipynb": notebook(right())})
    with mock.patch("catalog.batch.worker_pool.examine", wraps=examine) as examined:
        table = run_batch(tmp_path)
    assert [call.args[0] for call in examined.call_args_list] == ["a.ipynb", "c.ipynb"]
    assert table["note"].tolist() == ["", "same as a.ipynb", ""]
    assert table["seconds"][1] == 0
    same = table.drop(columns=["file", "seconds", "note"])
    assert same.loc[0].to_dict() == same.loc[1].to_dict()


def test_a_failure_of_the_diagnosis_is_a_row_and_is_told(tmp_path: Path) -> None:
    written(tmp_path, {"a.ipynb": notebook(right()), "b.ipynb": notebook(unknown())})
    told: list[str] = []
    with mock.patch("catalog.batch.outputs.diagnose_outputs", side_effect=ZeroDivisionError):
        table = run_batch(tmp_path, journal=tmp_path / "journal", warn=told.append)
    assert table["verdict"].tolist() == ["unreadable", "unreadable"]
    assert all(FAILED in sentence and "ZeroDivisionError" in sentence for sentence in (*table["evidence"], *told))
    assert [sentence.partition(":")[0] for sentence in told] == ["a.ipynb", "b.ipynb"]
    assert run_batch(tmp_path, journal=tmp_path / "journal")["verdict"].tolist() == ["correct", "localised"]


def test_frequencies_count_what_prints_the_same(tmp_path: Path) -> None:
    files = {f"same{number:02}.ipynb": notebook(unknown()).replace(b"own", b"%d" % number) for number in range(3)}
    files |= {f"other{number}.ipynb": notebook(unknown(number)) for number in (1, 2)}
    files |= {"right.ipynb": notebook(right()), "broken.ipynb": b"", "named.ipynb": notebook(dict(wrong())[FORGETS])}
    found = frequencies(run_batch(written(tmp_path, files)))
    rows = {row["what"]: row for row in found.to_dict("records")}
    assert found["what"][0] == "unknown, but these 3 print the same"
    assert rows["unknown, but these 3 print the same"]["examples"] == "same00.ipynb, same01.ipynb, same02.ipynb"
    assert rows["unknown, and like no other"]["files"] == 2
    assert {rows[what]["files"] for what in (FORGETS, "correct", "unreadable")} == {1}
    assert found["files"].sum() == 8
    assert found["share"][0] == 0.375


def test_whoever_watches_sees_every_file(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    run_batch(a_class(tmp_path, 7), watch=lambda done, most: seen.append((done, most)))
    assert seen[-1] == (7, 7)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_second_run_asks_nothing_again(tmp_path: Path) -> None:
    folder, journal = a_class(tmp_path / "class", 8), tmp_path / "journal"
    first = run_batch(folder, journal=journal)
    with mock.patch("catalog.batch.worker_pool.examine") as examined:
        second = run_batch(folder, journal=journal)
    assert not examined.called
    assert second.equals(first)


@pytest.mark.parametrize(
    ("options", "version"), [(Options(hints=3), "same"), (Options(exercise=CELL), "same"), (Options(), "other")]
)
def test_other_options_and_another_catalog_ask_again(tmp_path: Path, options: Options, version: str) -> None:
    folder, journal = written(tmp_path / "class", {"a.ipynb": notebook(right())}), tmp_path / "journal"
    with mock.patch.object(running, "whole_version", return_value="same"):
        run_batch(folder, journal=journal)
    with (
        mock.patch.object(running, "whole_version", return_value=version),
        mock.patch("catalog.batch.worker_pool.examine", wraps=examine) as examined,
    ):
        run_batch(folder, options, journal=journal)
    assert examined.call_count == 1


def test_a_changed_file_is_diagnosed_again(tmp_path: Path) -> None:
    folder, journal = written(tmp_path / "class", {"a.ipynb": notebook(right())}), tmp_path / "journal"
    run_batch(folder, journal=journal)
    written(folder, {"a.ipynb": notebook(unknown())})
    assert run_batch(folder, journal=journal)["verdict"].tolist() == ["localised"]


def test_a_worker_with_another_catalog_ends_the_batch() -> None:
    with pytest.raises(BatchError, match="another version of the catalog"):
        examine("a.ipynb", notebook(right()), Options(version="another"))


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=r"^cannot read the folder .*nowhere: No such file"):
        run_batch(tmp_path / "nowhere")
    assert said(run_batch(tmp_path)) == []
