"""Checking: whether a test cell that is not the course's can be used at all."""

from functools import lru_cache

import numpy as np

from catalog.discovery import exercises, reference_program
from catalog.signatures.digest import digest
from catalog.signatures.probe import Line, Probe
from catalog.signatures.signature import Signature, quiet, run

# Any two numbers: a cell that seeds the stream draws the same whatever was drawn before.
SEEDS = (17, 18)


@lru_cache(maxsize=64)
def check_probe(probe: Probe) -> None:
    """Raise ValueError for a probe on which the correct program fails, or that is not the same in every run.

    The message says what is wrong with it and what to do.
    """
    known = exercises()
    if probe.exercise not in known:
        raise ValueError(f"the probe's exercise {probe.exercise!r} is not one of {', '.join(known)}")
    if probe.family != known[probe.exercise]:
        raise ValueError(f"{probe.exercise} belongs to the family {known[probe.exercise]!r}, not to {probe.family!r}")
    first, second = (_from_seed(probe, seed) for seed in SEEDS)
    if first.fault is not None:
        raise ValueError(f"the probe fails with the correct program: {first.fault}")
    if digest(first) != digest(second):
        raise ValueError("the probe draws numbers that differ from run to run: let its call begin with np.random.seed")
    for line in probe.lines:
        _check_line(line, first)


def _from_seed(probe: Probe, seed: int) -> Signature:
    with quiet():
        np.random.seed(seed)
        return run(probe, reference_program(probe.family))


def _check_line(line: Line, signature: Signature) -> None:
    if line.output not in signature.outputs:
        outputs = ", ".join(map(str, signature.outputs))
        raise ValueError(f"the probe prints {line.label}, but its call returns only {outputs}")
    try:
        signature.value(line.output, line.index, line.shows)
    except Exception as error:
        raise ValueError(f"the probe prints {line.label}, which fails with the correct program: {error}") from error
