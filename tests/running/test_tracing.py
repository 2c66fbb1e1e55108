"""Profiled: who profiles or debugs what diagnoses gets its answers, and goes on being told of calls."""

import cProfile
import pstats
import sys
from collections.abc import Callable
from inspect import unwrap
from types import FrameType

import pytest

from catalog.explaining.localisation.sizes import _named
from catalog.operators.generate import _locals
from catalog.registry import probes
from catalog.running.tracing import noting

RNN = next(probe for probe in probes() if probe.name == "c5w1a1.rnn_backward")


def looked_at() -> int:
    """Count what is noted of the reference's functions, anew and not from what is kept."""
    return sum(map(len, _locals(RNN.family).values())) + len(unwrap(_named)(RNN))


def afterwards() -> None:
    """Stand for what is called after a diagnosis."""


def profiled_in_c() -> tuple[int, bool]:
    with cProfile.Profile() as profile:
        found = looked_at()
        afterwards()
    told = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    return found, any(name == "afterwards" for _, _, name in told)


def profiled_in_python() -> tuple[int, bool]:
    called: list[str] = []

    def note(frame: FrameType, *_: object) -> None:
        called.append(frame.f_code.co_name)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        found = looked_at()
        afterwards()
    finally:
        sys.setprofile(before)
    return found, "afterwards" in called


@pytest.mark.parametrize("profiled", [profiled_in_c, profiled_in_python])
def test_who_profiles_gets_the_answer_and_goes_on(profiled: Callable[[], tuple[int, bool]]) -> None:
    expected = looked_at()
    assert profiled() == (expected, True)


def test_an_exception_leaves_the_profiler_as_it_was() -> None:
    before = sys.getprofile()
    with pytest.raises(KeyError), noting(frozenset(), lambda _: None):
        raise KeyError
    assert sys.getprofile() is before
