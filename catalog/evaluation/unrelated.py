"""Unrelated outputs: numbers in the form of a cell that no edit of a program made. Nobody may be named for them."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import numpy as np

from catalog.evaluation.case import Case
from catalog.evaluation.cells import printing
from catalog.evaluation.cut import shortened
from catalog.evaluation.row import Sample, ScoreRow
from catalog.evaluation.truth import Nothing
from catalog.model.probe import Line, Probe, Shows
from catalog.registry import reference_program
from catalog.running.printing import print_cell, show, show_line
from catalog.running.run import run
from catalog.running.signatures import reference_run

SINGLES, SETS = "unrelated, single mistakes", "unrelated, whole search"
SEED = 20_261_122
AS_PRINTED = 8
DIGITS = (AS_PRINTED, 4)
LARGEST_NOISE = -1.0

Stream = np.random.RandomState
Maker = Callable[[Probe, Stream, int], str]


def rows(sample: Sample) -> list[ScoreRow]:
    """Return the rows of those held against single mistakes, and of those searched for sets."""
    whole = tuple(case(SEED + at, at, sample.budget) for at in range(sample.whole))
    return [
        ScoreRow(SINGLES, tuple(case(at, at, 0) for at in range(sample.quick)), "budget 0"),
        ScoreRow(SETS, whole, f"budget {sample.budget}"),
    ]


def case(seed: int, at: int, budget: int) -> Case:
    """Return an output: kinds take turns first, then digits, then cells."""
    at, turn = divmod(at, len(KINDS))
    at, short = divmod(at, len(DIGITS))
    probe, digits = printing()[at % len(printing())], DIGITS[short]
    kind, make = KINDS[turn]
    text = make(probe, np.random.RandomState(seed), digits)
    text = text if digits == AS_PRINTED else shortened(text, digits)
    name = f"{kind} on {probe.name}, {digits} digits, seed {seed}"
    return Case(name, text, probe.exercise, Nothing(), budget=budget)


def _random(probe: Probe, stream: Stream, _: int) -> str:
    return _printed(probe, lambda value: stream.standard_normal(np.shape(value)))


def _noise(probe: Probe, stream: Stream, digits: int) -> str:
    return _printed(probe, lambda value: _noisy(value, stream, digits))


def _noise_in_one(probe: Probe, stream: Stream, digits: int) -> str:
    lines = [line for line in probe.lines if line.shows is Shows.VALUE]
    chosen = lines[stream.randint(len(lines))]
    return _printed(probe, lambda value: _noisy(value, stream, digits), chosen)


def _noisy(value: Any, stream: Stream, digits: int) -> Any:
    """Return the value with noise that is at least ten units of the last digit, and at most a tenth."""
    size = 10 ** stream.uniform(1 - digits, LARGEST_NOISE, np.shape(value))
    return value + size * stream.choice([-1, 1], np.shape(value))


def _printed(probe: Probe, change: Callable[[Any], Any], only: Line | None = None) -> str:
    """Return what a correct program prints, with the values of all lines changed, or of one."""
    signature = reference_run(probe)
    shown = []
    for line in probe.lines:
        text = show_line(signature, line)
        if line.shows is Shows.VALUE and only in (None, line):
            text = show(change(signature.value(line.output, line.index)))
        shown.append(f"{line.head} {text}")
    return "\n".join(shown)


def _other_seed(probe: Probe, stream: Stream, _: int) -> str:
    """Return what a correct program prints where the cell seeds the stream with another number."""
    seed, add = np.random.seed, int(stream.randint(1, 2**30))
    with patch.object(np.random, "seed", lambda number: seed(number + add)):
        return print_cell(run(probe, reference_program(probe.family)), probe)


KINDS: tuple[tuple[str, Maker], ...] = (
    ("random numbers", _random),
    ("noise", _noise),
    ("noise in one line", _noise_in_one),
    ("another seed", _other_seed),
)
