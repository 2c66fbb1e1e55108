"""A made class: notebooks that run, with the functions of all exercises, the test cells, and what those printed.

Half of them are correct, the others have one or two mistakes of the catalog, drawn as often as they were seen and once
more; half are in another equivalent variant, and each has a name of its own for what goes from one function to the
next. So what they print repeats as it does in a class, and no two notebooks have the same functions. Their test cells
draw, call and print as the course's do.
"""

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.printing import MISTAKES
from catalog.model.probe import Line, Probe, Shows
from catalog.programs.edit import Edit, EditError
from catalog.programs.program import Program
from catalog.registry import all_equivalents, all_mutants, exercises, family, family_of
from catalog.running.printing import ending, print_cell
from catalog.running.run import run
from catalog.running.signatures import home

SEED = 20260401

_CACHE = re.compile(r"\bcache\b")

IMPORTS = "from __future__ import annotations\nimport numpy as np\nfrom rnn_utils import *"

RNN, LSTM = ("Wax", "Waa", "Wya", "ba", "by"), tuple(f"{kind}{gate}" for gate in "fioc" for kind in "Wb")
SHAPES = {"Wax": "5, 3", "Waa": "5, 5", "Wya": "2, 5", "ba": "5, 1", "by": "2, 1", "Wy": "2, 5"}
SHAPES |= {name: "5, 8" if name[0] == "W" else "5, 1" for name in LSTM}


def _draws(parameters: Sequence[str], **arrays: str) -> list[str]:
    """Return the lines of a cell that draw its arrays and then its parameters."""
    drawn = [f"{name} = np.random.randn({shape})" for name, shape in arrays.items()]
    inner = [f'parameters["{name}"] = np.random.randn({SHAPES[name]})' for name in parameters]
    return ["np.random.seed(1)", *drawn, "parameters = {}", *inner]


STEP, ALL = {"xt": "3, 10", "a_prev": "5, 10"}, {"x": "3, 10, 4", "a0": "5, 10"}
STEP_LSTM, ALL_LSTM = {**STEP, "c_prev": "5, 10"}, {"x": "3, 10, 7", "a0": "5, 10"}
FIRST = ("Waa", "Wax", "Wya", "ba", "by")

CELLS = {
    "rnn_cell_forward": [
        *_draws(FIRST, **STEP),
        "a_next, yt_pred, cache = rnn_cell_forward(xt, a_prev, parameters)",
    ],
    "rnn_forward": [*_draws(FIRST, **ALL), "a, y_pred, caches = rnn_forward(x, a0, parameters)"],
    "lstm_cell_forward": [
        *_draws((*LSTM, "Wy", "by"), **STEP_LSTM),
        "a_next, c_next, yt, cache = lstm_cell_forward(xt, a_prev, c_prev, parameters)",
    ],
    "lstm_forward": [*_draws((*LSTM, "Wy", "by"), **ALL_LSTM), "a, y, c, caches = lstm_forward(x, a0, parameters)"],
    "rnn_cell_backward": [
        *_draws(RNN, **STEP),
        "a_next, yt, cache = rnn_cell_forward(xt, a_prev, parameters)",
        "da_next = np.random.randn(5, 10)",
        "gradients = rnn_cell_backward(da_next, cache)",
    ],
    "rnn_backward": [
        *_draws(RNN, **ALL),
        "a, y, caches = rnn_forward(x, a0, parameters)",
        "da = np.random.randn(5, 10, 4)",
        "gradients = rnn_backward(da, caches)",
    ],
    "lstm_cell_backward": [
        *_draws((*LSTM, "Wy", "by"), **STEP_LSTM),
        "a_next, c_next, yt, cache = lstm_cell_forward(xt, a_prev, c_prev, parameters)",
        "da_next = np.random.randn(5, 10)",
        "dc_next = np.random.randn(5, 10)",
        "gradients = lstm_cell_backward(da_next, dc_next, cache)",
    ],
    "lstm_backward": [
        *_draws(LSTM, **ALL_LSTM),
        'parameters["Wy"], parameters["by"] = np.zeros((2, 5)), np.zeros((2, 1))',
        "a, y, c, caches = lstm_forward(x, a0, parameters)",
        "da = np.random.randn(5, 10, 4)",
        "gradients = lstm_backward(da, caches)",
    ],
}


def write_class(folder: Path, size: int, seed: int = 0) -> None:
    """Write so many notebooks into a folder; other seeds give other ones."""
    stream = random.Random(SEED + seed)
    number = 0
    while number < size:
        programs = _programs(stream, stream.choices(list(MISTAKES), list(MISTAKES.values()))[0])
        notebook = _notebook(programs, f"cache_{seed}_{number}") if programs else None
        if notebook is not None:
            (folder / f"{number:03}.ipynb").write_text(notebook, encoding="utf-8")
            number += 1


def write_course(folder: Path) -> None:
    """Write the module that the notebooks import into a folder."""
    given = Path(str(family(next(iter(exercises().values()))).module.__file__)).with_name("given.py")
    (folder / "rnn_utils.py").write_text(given.read_text(encoding="utf-8"), encoding="utf-8")


def _programs(stream: random.Random, mistakes: int) -> dict[str, Program] | None:
    """Return a program of each family, with so many mistakes in all; None where they do not go together."""
    chosen = dict.fromkeys(stream.choices(all_mutants(), [mutant.count + 1 for mutant in all_mutants()], k=mistakes))
    found = {}
    for name in dict.fromkeys(exercises().values()):
        edits: list[Edit] = [edit for each in chosen if family_of(each).name == name for edit in each.edits]
        if stream.random() < 0.5:
            edits += stream.choice(all_equivalents(name)).edits
        try:
            found[name] = Program(family(name), tuple(edits))
        except EditError:
            return None
    return found


def _notebook(programs: dict[str, Program], called: str) -> str | None:
    """Return a notebook with these functions and what they print; None where a cell ends in an exception.

    called: what it calls a step's cache.
    """
    cells = [_code(IMPORTS)]
    for exercise, name in exercises().items():
        probe, program = home(exercise), programs[name]
        signature = run(probe, program)
        if ending(signature, probe) is not None:
            return None
        source = _CACHE.sub(called, program.source(exercise))
        cells += [_code(source), _code(test_cell(probe), print_cell(signature, probe))]
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    return json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": kernel, "cells": cells}, indent=1)


def test_cell(probe: Probe) -> str:
    """Return the text of a test cell that does what a probe does."""
    return "\n".join([*CELLS[probe.exercise], *map(_printed, probe.lines)])


test_cell.__test__ = False  # type: ignore[attr-defined]


def _printed(line: Line) -> str:
    shown = f"{_variable(line)}{line.index}"
    shown = f"{shown}.shape" if line.shows is Shows.SHAPE else f"len({shown})" if line.shows is Shows.LENGTH else shown
    return f"print({line.head!r}, {shown})"


def _variable(line: Line) -> str:
    return f'gradients["{line.output}"]' if line.head.startswith("gradients") else line.name


def _code(source: str, text: str = "") -> dict[str, Any]:
    outputs = [{"output_type": "stream", "name": "stdout", "text": text}] if text else []
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": outputs, "execution_count": 1}
