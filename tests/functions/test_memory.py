"""Memory: what functions keep when correct ones stand in for others is not there when they are tried among them."""

import random
from functools import lru_cache
from typing import Any

import numpy as np
import pytest

from catalog import diagnose
from catalog.functions.memory import Memory
from catalog.functions.probes import function_probes
from catalog.functions.subject import InProcess

FAMILY = "c5w1a1.rnn"

# A cell that counts its calls in some place: each keeps it elsewhere, and says how often it was called.
COUNTING = {
    "a global name": "count = 0\ndef counted():\n    global count\n    count += 1\n    return count",
    "a dict": "kept = {'count': 0}\ndef counted():\n    kept['count'] += 1\n    return kept['count']",
    "a list": "kept = []\ndef counted():\n    kept.append(1)\n    return len(kept)",
    "a list in a list": "kept = ([[]],)\ndef counted():\n    kept[0][0].append(1)\n    return len(kept[0][0])",
    "a set": "kept = set()\ndef counted():\n    kept.add(len(kept))\n    return len(kept)",
    "an array": "kept = np.zeros(3)\ndef counted():\n    kept[1] += 1\n    return int(kept[1])",
    "a default": "def counted(kept=[]):\n    kept.append(1)\n    return len(kept)",
    "a keyword's default": "def counted(*, kept=[]):\n    kept.append(1)\n    return len(kept)",
    "an attribute": "def counted():\n    counted.count = getattr(counted, 'count', 0) + 1\n    return counted.count",
    "a closure": (
        "def make():\n    count = 0\n    def counted():\n        nonlocal count\n        count += 1\n"
        "        return count\n    return counted\ncounted = make()"
    ),
    "an object": (
        "class Counter:\n    count = 0\nkept = Counter()\ndef counted():\n    kept.count += 1\n    return kept.count"
    ),
    "a class": "class Counter:\n    count = 0\ndef counted():\n    Counter.count += 1\n    return Counter.count",
    "a method": (
        "class Counter:\n    count = 0\n    def count_one(self):\n        self.count += 1\n        return self.count\n"
        "counted = Counter().count_one"
    ),
}

CELL = """
def rnn_cell_forward(xt, a_prev, parameters):
    said.append(counted())
    return _right(xt, a_prev, parameters)

def rnn_forward(x, a0, parameters):
    return _right_forward(x, a0, parameters)
"""


def functions(counting: str) -> tuple[InProcess, list[int]]:
    """Return functions that count the calls of the cell, and where they say so."""
    from reference.c5w1a1 import rnn

    said: list[int] = []
    names: dict[str, Any] = {"__name__": "submitted", "np": np, "_right": rnn.rnn_cell_forward}
    names["_right_forward"] = rnn.rnn_forward
    exec(compile(counting + CELL, "submitted", "exec"), names)
    names["said"] = _noting(said)
    return InProcess(FAMILY, {name: names[name] for name in ("rnn_cell_forward", "rnn_forward")}), said


def _noting(into: list[Any]) -> Any:
    """Return what notes for the test alone, and is no memory of the functions."""
    return type("Noting", (), {"append": staticmethod(into.append)})


@pytest.mark.parametrize("counting", COUNTING.values(), ids=COUNTING)
def test_each_set_of_replaced_functions_has_a_memory_of_its_own(counting: str) -> None:
    subject, said = functions(counting)
    probe = next(probe for probe in function_probes(FAMILY) if probe.exercise == "rnn_cell_forward")
    forward = frozenset({"rnn_forward"})
    for replaced in (frozenset[str](), forward, frozenset[str](), forward, forward):
        subject.run(probe, replaced)
    assert said == [1, 1, 2, 2, 3]


def test_a_cache_of_results_is_emptied() -> None:
    @lru_cache
    def halved(number: int) -> float:
        return number / 2

    def function() -> float:
        return halved(3)

    kept = Memory.of([function])
    function()
    kept.put_back()
    assert halved.cache_info().currsize == 0


REPEATING = """
heard = {}

def rnn_cell_forward(xt, a_prev, parameters):
    return heard.get(xt.tobytes(), (0 * a_prev, 0 * a_prev[:2], None))

mine = rnn_cell_forward

def rnn_forward(x, a0, parameters):
    asked.append(rnn_cell_forward is not mine)
    for t in range(x.shape[2]):
        heard[x[:, :, t].tobytes()] = rnn_cell_forward(x[:, :, t], a0, parameters)
    raise ValueError
"""


STREAMS = {
    "a generator": "np.random.default_rng(1)",
    "a stream of numpy's": "np.random.RandomState(1)",
    "a stream of Python's": "random.Random(1)",
}


@pytest.mark.parametrize("stream", STREAMS)
def test_a_stream_goes_on_where_it_was(stream: str) -> None:
    names: dict[str, Any] = {"__name__": "submitted", "np": np, "random": random}
    draw = "random()" if "Python" in stream else "normal()"
    exec(f"stream = {STREAMS[stream]}\ndef drawn():\n    return stream.{draw}\n", names)
    names["drawn"]()
    memory = Memory.of([names["drawn"]])
    first = names["drawn"]()
    memory.put_back()
    assert names["drawn"]() == first


def test_a_function_that_repeats_what_it_heard_is_not_called_correct() -> None:
    """It is nonsense, notes what a correct function in its place answers, and lets the blame fall on its caller."""
    asked: list[bool] = []
    names: dict[str, Any] = {"__name__": "submitted", "asked": _noting(asked)}
    exec(compile(REPEATING, "submitted", "exec"), names)
    given = {name: names[name] for name in ("rnn_cell_forward", "rnn_forward")}
    verdicts = {part.exercise: part.verdict for part in diagnose(given, budget=0).cells}
    assert any(asked)
    assert set(verdicts) == set(given)
    assert "correct" not in verdicts.values()
