"""Suites: files of tests that the plugin of pytest is tried on, and runs of it."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from catalog.registry import exercises, reference_program

# A run in this process lets go of what it imports, and its classes would be others in the next one.
for _module in ("collecting", "mutation_testing", "results", "starting"):
    import_module(f"catalog.pytest_plugin.{_module}")
import_module("catalog.reporting.phrases.suites")
for _family in exercises().values():
    reference_program(_family)

# That warnings are errors is how this project has its own tests.
PLUGIN = ("-p", "catalog.pytest_plugin.plugin", "-p", "no:cacheprovider", "-W", "default")

# A right implementation in other words than the course's.
SOLUTION = """
import numpy as np

def softmax(scores):
    powers = np.exp(scores - scores.max(axis=0))
    return powers / powers.sum(axis=0)

def rnn_cell_forward(xt, a_prev, parameters):
    a = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    return a, softmax(parameters["Wya"] @ a + parameters["by"]), (a, a_prev, xt, parameters)

def rnn_forward(x, a0, parameters):
    steps, a = [], a0
    for t in range(x.shape[2]):
        a, y, cache = rnn_cell_forward(x[:, :, t], a, parameters)
        steps.append((a, y, cache))
    a, y, caches = zip(*steps)
    return np.stack(a, 2), np.stack(y, 2), (list(caches), x)
"""

HEAD = """
import os
import unittest
import numpy as np
import pytest
import solution
from solution import rnn_forward

stream = np.random.RandomState(3)
X, A0 = stream.randn(3, 4, 5), stream.randn(6, 4)
SHAPES = {"Waa": (6, 6), "Wax": (6, 3), "Wya": (2, 6), "ba": (6, 1), "by": (2, 1)}
P = {name: stream.randn(*shape) for name, shape in SHAPES.items()}
FIRST = np.tanh(P["Wax"] @ X[:, :, 0] + P["Waa"] @ A0 + P["ba"])

def right(a):
    return np.allclose(a[:, :, 0], FIRST)
"""


def run(pytester: pytest.Pytester, tests: str, *options: str, which: str = "named") -> pytest.RunResult:
    """Run tests of a solution with mutants, in this process; the matrix goes to kills.json."""
    pytester.makepyfile(solution=SOLUTION, test_it=HEAD + tests)
    return run_files(pytester, "test_it.py", *options, which=which)


def run_files(pytester: pytest.Pytester, *options: str, which: str = "named") -> pytest.RunResult:
    """Run files of tests with mutants, in this process; the matrix goes to kills.json."""
    given = ("--bptt-mutants", "--bptt-which", which, "--bptt-json", "kills.json", "--bptt-workers", "2")
    return pytester.runpytest_inprocess(*PLUGIN, *given, *options)


def matrix(folder: Path) -> dict[str, Any]:
    """Return what kills.json has."""
    found: dict[str, Any] = json.loads((folder / "kills.json").read_text(encoding="utf-8"))
    return found


def killed(folder: Path, test: str) -> dict[str, str]:
    """Return which mutants a test kills, each with the kind of its failure."""
    name = f"test_it.py::{test}"
    return {each["mutant"]: each["kills"][name]["kind"] for each in matrix(folder)["mutants"] if name in each["kills"]}


def last_section(result: pytest.RunResult) -> str:
    """Return what stands under the heading of the mutants, each run of spaces as one."""
    lines = result.stdout.lines
    start = next(at for at, line in enumerate(lines) if line.startswith("=") and line.strip("= ") == "mutants")
    stop = next((at for at, line in enumerate(lines) if at > start and line.startswith("===")), len(lines))
    return " ".join(" ".join(lines[start + 1 : stop]).split())
