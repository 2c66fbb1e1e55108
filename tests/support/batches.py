"""Classes made for the tests of the batch: folders of notebooks and Python files of which it is known what is wrong."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from catalog.evaluation.cells import right_text
from catalog.evaluation.made import output
from catalog.registry import all_mutants, exercise_of, family
from catalog.running.signatures import home
from tests.support.notebooks import assignment, in_bytes

CELL = "rnn_cell_forward"
FORGETS = "c5w1a1.rnn_cell_forward.forgets_ba"
HOSTILE = '<img src=x onerror="alert(1)">.ipynb'
DROPS = "c5w1a1.rnn_backward.drops_da_prevt"

# A function that is wrong in a way that no mutant is.
UNKNOWN_FUNCTION = """
import numpy as np

def rnn_cell_forward(xt, a_prev, parameters):
    a_next = np.sin(parameters["Waa"] @ a_prev) + 0.125 * np.cos(parameters["Wax"] @ xt + parameters["ba"])
    scores = np.exp(parameters["Wya"] @ a_next + parameters["by"])
    return a_next, scores / scores.sum(axis=0), (a_next, a_prev, xt, parameters)
"""


@cache
def right() -> str:
    """Return what a correct rnn_cell_forward prints."""
    return right_text(home(CELL))


@cache
def wrong() -> tuple[tuple[str, str], ...]:
    """Return the mutants of rnn_cell_forward that print something else, each with what it prints."""
    names = [mutant.name for mutant in all_mutants() if exercise_of(mutant) == CELL]
    made = ((name, output((name,), home(CELL))) for name in names)
    texts = {each.text: name for name, each in made if each is not None and not each.raises and each.text != right()}
    return tuple((name, text) for text, name in texts.items())


def unknown(number: int = 0) -> str:
    """Return what no mutant prints; each number prints something else."""
    return right().replace("0.59584544", f"0.5{number:03}4544")


def notebook(text: str, exercise: str = CELL) -> bytes:
    """Return the assignment with this text stored under the test cell of an exercise."""
    return in_bytes(assignment({exercise: text}))


def program(before: str = "", after: str = "") -> bytes:
    """Return a .py file with the basic network's functions, the course's with one text changed for another."""
    home_family = family("c5w1a1.rnn")
    source = "\n\n".join(home_family.sources[name] for name in home_family.functions)
    assert before in source
    head = "from __future__ import annotations\nimport numpy as np\nfrom rnn_utils import *\n\n"
    return (head + (source.replace(before, after) if before else source)).encode()


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Return a folder with these files."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def a_class(folder: Path, size: int) -> Path:
    """Return a folder of so many notebooks: most print what nobody else does, others are copies, broken or right."""
    files = {f"{number:03}/rnn.ipynb": notebook(unknown(number)) for number in range(size)}
    for number in range(0, size, 4):
        text = wrong()[number % len(wrong())][1]
        files[f"{number:03}/rnn.ipynb"] = (notebook(right()), b"{broken", notebook(text))[number // 4 % 3]
    return written(folder, files)


def said(table: pd.DataFrame) -> list[dict[str, object]]:
    """Return the rows of a table without what differs from run to run: the seconds."""
    return [
        {str(key): str(value) for key, value in row.items()} for row in table.drop(columns="seconds").to_dict("records")
    ]


def hostile_class(folder: Path) -> Path:
    """Write a class with file names that are markup, a formula and two lines, and return its folder."""
    files = {
        "=cmd.ipynb": notebook(right()),
        HOSTILE: notebook(dict(wrong())[FORGETS]),
        "b/b.ipynb": notebook(unknown()),
        "b/c.ipynb": b"{",
        "line\nbreak.py": b"x = 1",
    }
    return written(folder, files)
