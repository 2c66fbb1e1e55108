"""Checking: whether a test cell that is not the course's can be used at all."""

from collections.abc import Mapping

import numpy as np

from catalog.caching import EVIDENCE
from catalog.model.probe import Line, Probe
from catalog.model.signature import Signature
from catalog.model.subscripts import tidy
from catalog.registry import exercises, reference_program
from catalog.running.digest import digest
from catalog.running.run import functions_used, quiet, run

# Any two numbers: a cell that seeds the stream draws the same whatever was drawn before.
SEEDS = (17, 18)


@EVIDENCE.keep(64)
def check_probe(probe: Probe) -> None:
    """Raise ValueError for a probe on which the correct program fails, or that is not the same in every run.

    The message says what is wrong with it and what to do.
    """
    if not isinstance(probe, Probe):
        raise TypeError(f"probe is a catalog.Probe, not {type(probe).__name__}")
    known = exercises()
    if probe.exercise not in known:
        raise ValueError(f"the probe's exercise {probe.exercise!r} is not one of {', '.join(known)}")
    if probe.family != known[probe.exercise]:
        raise ValueError(f"{probe.exercise} belongs to the family {known[probe.exercise]!r}, not to {probe.family!r}")
    first, second = (_from_seed(probe, seed) for seed in SEEDS)
    if first.error is not None:
        raise ValueError(f"the probe fails with the correct program: {first.error}")
    if not isinstance(first.outputs, Mapping):
        kind = type(first.outputs).__name__
        raise ValueError(f"the probe's call has to return a mapping of names to arrays, and returns {kind}")
    if probe.exercise not in functions_used(probe, reference_program(probe.family)):
        raise ValueError(f"the probe's call never runs {probe.exercise}")
    if digest(first) != digest(second):
        raise ValueError("the probe draws numbers that differ from run to run: let its call begin with np.random.seed")
    for line in probe.lines:
        _check_line(line, first)


def _from_seed(probe: Probe, seed: int) -> Signature:
    with quiet():
        np.random.seed(seed)
        return run(probe, reference_program(probe.family))


def _check_line(line: Line, signature: Signature) -> None:
    if tidy(line.index) != line.index:
        raise ValueError(f'the index of a line is subscripts, such as "[1][2]", not {line.index!r}')
    if line.output not in signature.outputs:
        outputs = ", ".join(map(str, signature.outputs))
        raise ValueError(f"the probe prints {line.label}, but its call returns only {outputs}")
    try:
        signature.value(line.output, line.index, line.shows)
    except Exception as error:
        raise ValueError(f"the probe prints {line.label}, which fails with the correct program: {error}") from error
