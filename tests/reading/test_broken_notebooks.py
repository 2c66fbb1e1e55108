"""Files that are no notebooks get one sentence, and what is invalid and can be read all the same is read."""

import json
import logging
import tracemalloc
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import Verdict, diagnose
from catalog.diagnosing.notebooks.outputs import report_of
from catalog.evaluation.cells import right_text
from catalog.reading.notebooks.reading import MAX_CELLS, is_notebook, read
from catalog.reading.notebooks.unreadable import NotebookError
from catalog.running.signatures import home
from tests.support.notebooks import TESTS, code, in_bytes, notebook

TEXT = right_text(home("rnn_backward"))
GOOD = notebook([code(TESTS["rnn_backward"], TEXT)])

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b" \n", "The file is empty: save the notebook and try again."),
    "broken": (b'{"cells": [\n1,]}', "The file is broken JSON: Expecting value at line 2, column 3."),
    "cut off": (in_bytes(GOOD)[:90], "The file is broken JSON: "),
    "a list": (b"[1, 2]", "This JSON is no notebook: give the .ipynb file that Jupyter saved."),
    "another object": (b'{"a": 1}', "This JSON is no notebook: "),
    "cells that are none": (b'{"nbformat": 4, "cells": 3}', "This JSON is no notebook: "),
    "not UTF-8": (b'{"cells": "\xff"}', "The file is not UTF-8: byte 11 is none."),
    "deep": (b"[" * 200_000, "The file holds JSON that no notebook has"),
    "large": (b" " * 20_000_001, "The notebook has 20 MB, and 20 MB are the most that is read"),
    "a number": (b'{"a": ' + b"9" * 5000 + b"}", "The file holds JSON that no notebook has"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_files_that_are_refused(name: str) -> None:
    content, sentence = REFUSED[name]
    with pytest.raises(NotebookError) as caught:
        read(content)
    assert str(caught.value).startswith(sentence)
    assert str(caught.value).endswith(".")


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match=f"{tmp_path.name} is a folder: give a notebook file"):
        read(tmp_path)
    with pytest.raises(NotebookError, match=r"gone\.ipynb cannot be read: No such file or directory"):
        read(tmp_path / "gone.ipynb")


def test_a_file_is_refused_for_its_size_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.ipynb"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    tracemalloc.start()
    with pytest.raises(NotebookError, match="The notebook has 500 MB"):
        read(path)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_encoding_of_json(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "notebook.ipynb"
    path.write_bytes(json.dumps(GOOD).encode(encoding))
    assert read(path) == read(in_bytes(GOOD))
    assert is_notebook(path.read_bytes())


def invalid() -> dict[str, dict[str, Any]]:
    cell = GOOD["cells"][0]
    unknown = {"output_type": "hologram", "text": "x"}
    return {
        "no metadata": {"nbformat": 4, "cells": [{key: value for key, value in cell.items() if key != "metadata"}]},
        "no ids": {**GOOD, "nbformat_minor": 5},
        "same ids": {**GOOD, "nbformat_minor": 5, "cells": [{**cell, "id": "a"}, {**cell, "id": "a"}]},
        "unknown output": {**GOOD, "cells": [{**cell, "outputs": [unknown, 7, None, *cell["outputs"]]}]},
        "a version of the future": {**GOOD, "nbformat": 7},
        "no version": {"cells": GOOD["cells"], "metadata": {}},
        "a version in words": {**GOOD, "nbformat": "four"},
        "cells that are none": {**GOOD, "cells": [cell, None, 3, "cell", {}]},
        "source as lines": {**GOOD, "cells": [{**cell, "source": cell["source"].splitlines(keepends=True)}]},
    }


@pytest.mark.parametrize("name", invalid())
def test_what_is_invalid_is_read_in_silence(
    name: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    content = in_bytes(invalid()[name])
    with warnings.catch_warnings(record=True) as caught, caplog.at_level(logging.DEBUG):
        warnings.simplefilter("always")
        report = report_of(content)
    assert set(report.verdicts) == {Verdict.CORRECT}
    assert report.cells[0].number == 1
    assert (caught, caplog.records, capfd.readouterr()) == ([], [], ("", ""))


def test_a_huge_output_is_cut() -> None:
    cell = code("print(1)", "x" * 99 + "\n")
    cell["outputs"] *= 50_000
    (found,) = read(in_bytes(notebook([cell]))).cells
    assert 299_000 < len(found.output) <= 300_000
    assert found.output.endswith("x\n")


def test_many_values_under_a_test_cell_are_a_sentence() -> None:
    report = report_of(in_bytes(notebook([code(TESTS["rnn_backward"], "dx[1][2] = [1.5 2.5]\n" * 600)])))
    (cell,) = report.cells
    assert cell.diagnosis.verdict == Verdict.UNREADABLE
    assert "more than 500 values" in cell.diagnosis.reason


def test_as_many_cells_as_are_read() -> None:
    cells = [code("x = 1", "1.5\n") for _ in range(MAX_CELLS - 1)]
    report = report_of(in_bytes(notebook([*cells, *GOOD["cells"]])))
    assert [each.number for each in report.cells] == [MAX_CELLS]
    with pytest.raises(NotebookError, match=r"^The notebook has 5,001 cells, and 5,000 are the most that is read\.$"):
        read(in_bytes(notebook([*cells, *cells[:1], *GOOD["cells"]])))


def test_what_is_a_notebook_and_what_is_a_paste() -> None:
    assert is_notebook(in_bytes(GOOD))
    assert is_notebook(in_bytes(GOOD)[:-30] + b'"nbformat')
    assert not is_notebook(TEXT.encode())
    assert not is_notebook(b'{"dx": [1.0]}')


def test_a_notebook_pasted_as_text_is_still_read_as_a_paste() -> None:
    assert diagnose(json.dumps(GOOD)).verdict == Verdict.CORRECT


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cells", "cell_type", "source", "outputs", "text", "data", "worksheets", "traceback"])
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from([1, 2, 3, 4, 5]),
    st.lists(
        st.fixed_dictionaries({"cell_type": st.just("code") | VALUES, "source": VALUES, "outputs": VALUES}) | VALUES
    ),
)
def test_any_json_is_a_notebook_or_a_sentence(version: int, cells: list[Any]) -> None:
    key = "cells" if version in (1, 4, 5) else "worksheets"
    held: Any = cells if key == "cells" else [{"cells": cells}]
    content = json.dumps({"nbformat": version, "nbformat_minor": 0, "metadata": {}, key: held}).encode()
    assert [cell.number for cell in read(content).cells] == list(range(1, len(cells) + 1))
    assert len(report_of(content).verdicts) >= 1
