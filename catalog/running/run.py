"""Runs: a program on a probe, and its signature."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from catalog.model.probe import Probe
from catalog.model.raised_error import RaisedError
from catalog.model.signature import Signature
from catalog.programs.program import Program
from catalog.running.random_stream import owned


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what programs do to themselves: no warning is shown, and the global random state is as it was afterwards."""
    with owned(), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


def run(probe: Probe, program: Program) -> Signature:
    """Return the signature of a program on a probe; the global random state is as it was afterwards."""
    with quiet():
        try:
            return Signature(probe.call(program))
        except Exception as error:
            return Signature({}, RaisedError.of(error, program.family.functions))


def functions_used(probe: Probe, program: Program) -> frozenset[str]:
    """Return which of the family's functions a program calls on a probe, directly or not."""
    called: set[str] = set()
    run(probe, program.watched(called.add))
    return frozenset(called)
