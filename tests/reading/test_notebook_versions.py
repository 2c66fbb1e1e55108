"""Old versions of notebooks are read as nbformat would upgrade them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.reading.notebooks import reading
from catalog.reading.notebooks.versions import cells_in
from tests.support.notebooks import assignment, older

nbformat = pytest.importorskip("nbformat")

TEXTS = st.sampled_from(["x\n", "dx = 1", "", "a\nb", "é", ["a", "b"], ["a\n", "b"], [], ["a", 1], "[1]", None, 3])
KINDS = ("stream", "pyout", "pyerr", "display_data", "execute_result", "error", "hologram", None)
OUTPUTS = st.fixed_dictionaries(
    {"output_type": st.sampled_from(KINDS)},
    optional={
        **dict.fromkeys(("text", "html", "png", "json", "text/plain", "text/html", "ename", "evalue"), TEXTS),
        "stream": st.sampled_from(["stdout", "stderr"]),
        "traceback": st.lists(TEXTS, max_size=2),
        "data": st.dictionaries(st.sampled_from(["text", "text/plain", "html"]), TEXTS, max_size=2),
        "metadata": st.sampled_from([{}, {"text": 1}, None]),
        "prompt_number": st.sampled_from([None, 1]),
    },
)
CELLS = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["code", "code", "markdown", "heading", "html", "raw", "text", "slide"])},
    optional={
        **dict.fromkeys(("source", "input", "code", "text", "rendered"), TEXTS),
        "outputs": st.lists(OUTPUTS, max_size=2) | st.none(),
        "metadata": st.sampled_from([{}, None]),
        "collapsed": st.booleans(),
        "prompt_number": st.sampled_from([None, 1, "7", True]),
        "execution_count": st.sampled_from([None, 2]),
        "level": st.sampled_from([1, 2, "x"]),
    },
)


def in_sheets(content: Mapping[str, Any]) -> Iterator[list[Any]]:
    yield from (sheet["cells"] for sheet in content["worksheets"])


def upgraded(content: dict[str, Any]) -> list[Any]:
    """Return the cells as nbformat upgrades them, or as they are stored where it refuses to."""
    from nbformat.converter import convert

    version = content["nbformat"]
    try:
        found = nbformat.versions[version].to_notebook_json(dict(content), minor=content.get("nbformat_minor", 0))
        return list(convert(found, 4)["cells"])  # type: ignore[no-untyped-call, unused-ignore]
    except Exception:
        return content["cells"] if "cells" in content else [cell for sheet in in_sheets(content) for cell in sheet]


def read(cells: list[Any] | None) -> list[reading.Cell]:
    assert cells is not None
    return [reading._cell(number, cell) for number, cell in enumerate(cells, 1)]


@settings(deadline=None, max_examples=400)
@given(st.sampled_from([1, 2, 3, 4, 5]), st.sampled_from([{}, {"nbformat_minor": 0}, {"nbformat_minor": 2}]), st.data())
@pytest.mark.filterwarnings("ignore")
def test_any_cells_are_read_as_nbformat_reads_them(version: int, minor: dict[str, int], data: st.DataObject) -> None:
    cells = data.draw(st.lists(CELLS, min_size=1, max_size=2))
    held: dict[str, Any] = {"cells": cells} if version in (1, 4, 5) else {"worksheets": [{"cells": cells}]}
    metadata: dict[str, Any] = data.draw(st.sampled_from([{"metadata": {}}, {"metadata": {"name": "x"}}, {}]))
    text = json.dumps({"nbformat": version, **minor, **metadata, **held})
    assert read(cells_in(json.loads(text))) == read(upgraded(json.loads(text)))


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_the_assignment_in_every_version(version: int) -> None:
    content = assignment({"rnn_backward": "dx[1][2] = [1. 2.]\n", "rnn_cell_forward": "3.5\n"})
    text = json.dumps(content if version == 4 else older(content, version))
    found = read(cells_in(json.loads(text)))
    assert found == read(upgraded(json.loads(text)))
    assert any("def rnn_backward" in cell.source for cell in found)
