"""Caching: what is kept can be let go of, has a bound, and is each process's and each import's own."""

import gc
import os
import subprocess
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

import numpy as np
import pytest

from catalog import caching
from catalog.caching import CODE, REGISTRY, RESPONSES, BoundedCache, Owner, of_object, weight
from catalog.diagnosing.diagnose import diagnose
from catalog.explaining.matching.response_matrix import response_matrix
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.registry import family, probes
from catalog.running.signatures import home, reference_run
from tests.support.paths import ROOT
from tests.support.printed import DROPPED_LINE

CELL = home("rnn_backward")


def test_what_is_let_go_of_is_worked_out_anew_and_the_same() -> None:
    before, matrix = diagnose(DROPPED_LINE, budget=0), response_matrix(CELL)
    caching.clear()
    assert response_matrix(CELL) is not matrix
    after = diagnose(DROPPED_LINE, budget=0)
    assert after.to_json() == before.to_json()


def test_an_owner_keeps_what_it_was_asked_for_until_it_is_cleared() -> None:
    owner, asked = Owner(), list[int]()

    @owner.keep(entries=2)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(number) for number in (1, 1, 2, 3, 1)] == [2, 2, 4, 6, 2]
    assert asked == [1, 2, 3, 1]
    owner.clear()
    assert double(1) == 2
    assert asked == [1, 2, 3, 1, 1]


def test_the_code_of_a_family_goes_with_its_owner_and_comes_back() -> None:
    kept = family("c5w1a1.rnn")
    response_matrix(CELL)
    assert kept._codes
    CODE.clear()
    assert not kept._codes
    RESPONSES.forget(response_matrix)
    assert len(response_matrix(CELL)) > 1


def test_the_registry_can_be_read_again() -> None:
    known = [probe.name for probe in probes()]
    REGISTRY.clear()
    assert [probe.name for probe in probes()] == known


def test_responses_never_take_more_than_their_bound() -> None:
    for probe in probes():
        reference_run(probe)
        response_matrix(probe)
    assert 0 < RESPONSES.bytes <= RESPONSES.most
    kept = BoundedCache(10_000)
    keeping = kept.keep(lambda size: np.zeros(size))
    for size in range(0, 1000, 50):
        keeping(size)
        assert kept.bytes <= 10_000


def test_arrays_that_are_one_count_once() -> None:
    array = np.zeros(1000)
    assert weight([array] * 50) < weight([np.zeros(1000) for _ in range(2)])
    assert Signature({"a": array}).nbytes >= array.nbytes


def test_what_is_kept_of_an_object_goes_with_it() -> None:
    class Thing:
        pass

    @of_object
    def answer(_: Thing) -> str:
        return "an answer"

    thing = Thing()
    assert answer(thing) == "an answer"
    gone = weakref.ref(thing)
    del thing
    gc.collect()
    assert gone() is None


def test_threads_that_ask_for_the_same_get_the_same() -> None:
    RESPONSES.clear()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(reference_run, [CELL] * 64))
    assert all(np.array_equal(each.outputs["dx"], found[0].outputs["dx"]) for each in found)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_child_has_its_own() -> None:
    response_matrix(CELL)
    child = os.fork()
    if child == 0:
        RESPONSES.clear()
        os._exit(0 if RESPONSES.bytes == 0 and len(response_matrix(CELL)) > 1 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert RESPONSES.bytes > 0


TWICE = """
import sys
import catalog
from catalog.running.signatures import home, reference_run
first = reference_run(home("rnn_backward"))
old = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] in ("catalog", "reference")}
from catalog.caching import RESPONSES
assert old["catalog.caching"].RESPONSES.bytes > RESPONSES.bytes == 0
from catalog.running.signatures import home, reference_run
assert (reference_run(home("rnn_backward")).outputs["dx"] == first.outputs["dx"]).all()
"""


def test_a_second_import_begins_with_nothing() -> None:
    subprocess.run([sys.executable, "-c", TWICE], check=True, cwd=ROOT)


INSIDE = """
from catalog.caching import RESPONSES
assert RESPONSES.bytes == 0
from catalog.running.signatures import home, reference_run
assert reference_run(home("rnn_backward")).error is None
print("as it should be")
"""

# numpy can be loaded in one interpreter of a process only: where the main one has not got it, another one may.
AROUND = f"""
import _xxsubinterpreters as interpreters
import catalog
interpreters.run_string(interpreters.create(), {INSIDE!r})
from catalog.caching import RESPONSES
"""


@pytest.mark.skipif(find_spec("_xxsubinterpreters") is None, reason="this Python keeps subinterpreters elsewhere")
def test_a_subinterpreter_has_its_own_as_far_as_numpy_can_be_there() -> None:
    ended = subprocess.run([sys.executable, "-W", "ignore", "-c", AROUND], check=True, cwd=ROOT, capture_output=True)
    assert b"as it should be" in ended.stdout


def is_kept(probe: Probe) -> bool:
    """Return whether the run of the reference is the very one that was kept before."""
    return reference_run(probe) is reference_run(probe)


def test_what_is_asked_for_twice_is_kept() -> None:
    assert is_kept(CELL)
