"""Making notebooks: the assignment's cells, with what a program prints stored under the test cells."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from catalog.evaluation.cells import right_text
from catalog.registry import exercises, family
from catalog.running.signatures import home

TESTS = {
    "rnn_cell_forward": "a_next, yt_pred, cache = rnn_cell_forward(xt, a_prev, parameters)",
    "rnn_forward": "a, y_pred, caches = rnn_forward(x, a0, parameters)",
    "lstm_cell_forward": "a_next, c_next, yt, cache = lstm_cell_forward(xt, a_prev, c_prev, parameters)",
    "lstm_forward": "a, y, c, caches = lstm_forward(x, a0, parameters)",
    "rnn_cell_backward": "_, _, cache = rnn_cell_forward(xt, a_prev, p)\ngradients = rnn_cell_backward(da, cache)",
    "rnn_backward": "a, y, caches = rnn_forward(x, a0, parameters)\ngradients = rnn_backward(da, caches)",
    "lstm_cell_backward": (
        "_, _, _, cache = lstm_cell_forward(xt, a, c, p)\ngradients = lstm_cell_backward(da, dc, cache)"
    ),
    "lstm_backward": "a, y, c, caches = lstm_forward(x, a0, parameters)\ngradients = lstm_backward(da, caches)",
}

Json = dict[str, Any]


def code(source: str, text: str = "", count: int | None = None) -> Json:
    """Return a code cell of the fourth version that printed a text."""
    outputs = [{"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)}] if text else []
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": outputs, "execution_count": count}


def words(text: str) -> Json:
    """Return a cell of text."""
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def notebook(cells: Sequence[Json]) -> Json:
    """Return a notebook of the fourth version."""
    return {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": list(cells)}


def assignment(printed: Mapping[str, str]) -> Json:
    """Return the assignment with these outputs: a function, its test cell and the expected table for each exercise."""
    cells = [words("# Building your Recurrent Neural Network"), code("import numpy as np\n%matplotlib inline", count=1)]
    for exercise, text in printed.items():
        cells.append(code(family(exercises()[exercise]).sources[exercise], count=len(cells)))
        cells.append(code(f"np.random.seed(1)\n{TESTS[exercise]}", text, count=len(cells)))
        cells.append(words(f"**Expected Output**:\n\n{right_text(home(exercise))}"))
    return notebook(cells)


def test_cell(content: Json, exercise: str) -> int:
    """Return the number of the test cell of an exercise in an assignment."""
    sources = [str(cell["source"]) for cell in content["cells"]]
    return next(number for number, source in enumerate(sources, 1) if source.endswith(TESTS[exercise]))


test_cell.__test__ = False  # type: ignore[attr-defined]


def in_bytes(content: Json) -> bytes:
    """Return the file of a notebook."""
    return json.dumps(content).encode()


def older(content: Json, version: int) -> Json:
    """Return a notebook of the fourth version as the first, the second or the third stored it."""
    cells = [_older_cell(cell, version) for cell in content["cells"]]
    if version == 1:
        return {"nbformat": 1, "cells": cells}
    about = {"nbformat": version, "nbformat_minor": 0, "metadata": {"name": "assignment"}}
    return {**about, "worksheets": [{"metadata": {}, "cells": cells[:3]}, {"metadata": {}, "cells": cells[3:]}]}


def _older_cell(cell: Json, version: int) -> Json:
    if cell["cell_type"] != "code":
        return {"cell_type": "text", "text": cell["source"]} if version == 1 else cell
    if version == 1:
        return {"cell_type": "code", "code": cell["source"], "prompt_number": cell["execution_count"]}
    outputs = [{"output_type": "stream", "stream": "stdout", "text": each["text"]} for each in cell["outputs"]]
    return {
        "cell_type": "code",
        "metadata": {},
        "language": "python",
        "input": cell["source"].splitlines(keepends=True),
        "prompt_number": cell["execution_count"],
        "collapsed": False,
        "outputs": outputs,
    }
