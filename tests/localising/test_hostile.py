"""Functions that look at who looks at them: told of in a sentence, and nothing false is said."""

from collections.abc import Callable

from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.reading.sources.source import Source
from tests.localising.functions import RNN_CELL

Sandboxed = Callable[[Source, str], Diagnosis]

WRONG = """
import inspect
import sys
import numpy as np


def rnn_cell_backward(da_next, cache):
    a_next, a_prev, xt, parameters = cache
    {first}
    dtanh = (1 - a_next) * da_next
    dxt = np.dot(parameters["Wax"].T, dtanh)
    dWax = np.dot(dtanh, xt.T)
    da_prev = np.dot(parameters["Waa"].T, dtanh)
    dWaa = np.dot(dtanh, a_prev.T)
    dba = np.sum(dtanh, axis=1, keepdims=True)
    return {{"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}}
"""

HOOKED = "'__bptt_seen__' in sys._getframe().f_code.co_names"


def written(first: str) -> Source:
    """Return a wrong function with a line that does something else."""
    return Source.of_file(WRONG.format(first=first))


def test_one_that_does_something_else_when_it_is_looked_at(sandboxed: Sandboxed) -> None:
    found = sandboxed(written(f"da_next = da_next * (2 if {HOOKED} else 1)"), RNN_CELL)
    assert found.verdict != Verdict.CORRECT
    assert found.lines == ()
    assert any("does something else when its lines are looked at" in note for note in found.notes)


def test_one_that_never_ends_when_it_is_looked_at(sandboxed: Sandboxed) -> None:
    found = sandboxed(written(f"\n    while {HOOKED}: pass"), RNN_CELL)
    assert found.verdict != Verdict.CORRECT
    assert found.lines == ()
    assert any("could not be looked at one by one: It did not end" in note for note in found.notes)


def test_one_that_exchanges_the_hooks(sandboxed: Sandboxed) -> None:
    change = "globals().update({name: (lambda *a: 0) for name in list(globals()) if 'bptt' in name})"
    found = sandboxed(written(change), RNN_CELL)
    assert found.verdict != Verdict.CORRECT
    assert found.lines == ()


def test_one_that_reads_its_own_source(sandboxed: Sandboxed) -> None:
    reads = "\n    try: inspect.getsource(rnn_cell_backward)\n    except OSError: pass"
    found = sandboxed(written(reads), RNN_CELL)
    assert [line.text for line in found.lines] == ["dtanh = (1 - a_next) * da_next"]


def test_what_is_put_is_gone_afterwards(sandboxed: Sandboxed) -> None:
    """What a traced run is given is no answer that a later run could repeat."""
    keeps = "seen = globals().setdefault('seen', []); seen.append(1)"
    found = sandboxed(written(keeps), RNN_CELL)
    assert found.verdict != Verdict.CORRECT
