"""Submissions for the tests: the hostile ones by name, and a correct one to come after them."""

from catalog.functions.rightness import is_right
from catalog.reading.sources.definitions import definitions
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.reading.sources.source import Source
from catalog.registry import probe_named
from catalog.sandbox.sandbox import Sandbox
from tests.support.paths import HOSTILE

FAMILY = "c5w1a1.rnn"
CELL = probe_named("c5w1a1.rnn_cell_forward")
FORWARD = probe_named("c5w1a1.rnn_forward")

NAMES = sorted(path.stem for path in HOSTILE.glob("*.py"))

CORRECT = """
import numpy as np

def rnn_cell_forward(xt, a_prev, parameters):
    a_next = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    yt_pred = softmax(parameters["Wya"] @ a_next + parameters["by"])
    return a_next, yt_pred, (a_next, a_prev, xt, parameters)
"""


def submission(text: str) -> ExtractedDefinitions:
    return definitions(Source.of_file(text))


def hostile(name: str, **constants: object) -> ExtractedDefinitions:
    """Return a hostile submission; its constants, such as a port, have these values."""
    text = (HOSTILE / f"{name}.py").read_text()
    for constant, value in constants.items():
        before, found, after = text.partition(f"\n{constant} = ")
        assert found, f"{name} has no {constant}"
        text = f"{before}{found}{value!r}\n{after.partition(chr(10))[2]}"
    return submission(text)


def is_unharmed(sandbox: Sandbox) -> bool:
    """True where a correct submission is still found correct."""
    with sandbox.open(submission(CORRECT), FAMILY) as subject:
        return subject.own == ("rnn_cell_forward",) and is_right(CELL, subject.run(CELL).signature)
