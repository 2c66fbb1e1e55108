"""What functions change of the process that runs them is as it was afterwards, and mistakes are run without it."""

import random
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from catalog import Verdict, diagnose
from tests.support.student_functions import notebook

LOOP = "dWaa = dWaa + dWaat"

FIRST = """
import numpy as np
from catalog import diagnose
from tests.support.student_functions import notebook
np.random.seed(1)
before = repr(np.random.get_state())
diagnose(notebook(("da[:, :, t] + da_prevt, caches[t]", "da[:, :, t] + 2 * da_prevt, caches[t]"))["rnn_backward"])
assert repr(np.random.get_state()) == before
"""


def state() -> dict[str, Any]:
    return {
        "dot": np.dot,
        "options": np.get_printoptions(),
        "errors": np.geterr(),
        "drawn": repr(np.random.get_state()),
        "random": random.getstate(),
        "depth": sys.getrecursionlimit(),
        "output": sys.stdout,
    }


@pytest.mark.parametrize(
    "line",
    [
        "np.dot = np.inner",
        "np.set_printoptions(precision=2)",
        "np.seterr(all='raise')",
        "np.random.seed(1)",
        "random.random()",
        "sys.setrecursionlimit(5000)",
        "sys.stdout = None",
    ],
)
def test_the_process_is_as_it_was(line: str) -> None:
    names = notebook((LOOP, f"{LOOP}; {line}"), random=random, sys=sys)
    before = state()
    diagnose(names["rnn_backward"], budget=0)
    assert state() == before


def test_the_first_search_of_a_process_draws_nothing() -> None:
    subprocess.run([sys.executable, "-c", FIRST], check=True)


def test_another_numpy_is_a_mistake_and_said() -> None:
    """The correct program and the mistakes are run with the true one, whatever ran before."""
    double = "dot = np.dot; np.dot = lambda one, two: 2 * dot(one, two)"
    names = notebook(("    dz = da_next * (1 - np.power(a_next, 2))", f"    {double}; dz = da_next * (1 - a_next**2)"))
    diagnosis = diagnose({"rnn_cell_backward": names["rnn_cell_backward"]}, budget=0)
    assert diagnosis.verdict == Verdict.LOCALISED
    assert any("rnn_cell_backward changes numpy.dot itself" in note for note in diagnosis.notes)
    assert diagnose(notebook()["rnn_cell_backward"]).verdict == Verdict.CORRECT
