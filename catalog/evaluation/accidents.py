"""Accidents: what a cell prints where the numbers are random, noisy or those of another seed."""

from collections.abc import Callable, Collection, Sequence
from typing import Any
from unittest.mock import patch

import numpy as np

from catalog.model.probe import Line, Probe, Shows
from catalog.registry import reference_program
from catalog.running.printing import play_cell, show, show_line
from catalog.running.run import run
from catalog.running.signatures import reference_run

LARGEST_NOISE = -1.0
FEW = 3

Stream = np.random.RandomState
Maker = Callable[[Probe, Stream, int], str]


def everywhere(probe: Probe, stream: Stream, _: int) -> str:
    """Return random numbers in all lines."""
    return _printed(probe, lambda value: stream.standard_normal(np.shape(value)), probe.lines)


def as_large(probe: Probe, stream: Stream, _: int) -> str:
    """Return random numbers as large as the right ones in all lines."""
    return _printed(probe, lambda value: _alike(value, stream), probe.lines)


def in_one(probe: Probe, stream: Stream, _: int) -> str:
    """Return the right output with random numbers in one line."""
    return _printed(probe, lambda value: _alike(value, stream), _some(probe, stream, 1))


def in_two(probe: Probe, stream: Stream, _: int) -> str:
    """Return the right output with random numbers in two lines."""
    return _printed(probe, lambda value: _alike(value, stream), _some(probe, stream, 2))


def noise(probe: Probe, stream: Stream, digits: int) -> str:
    """Return the right output with noise in all lines."""
    return _printed(probe, lambda value: _noisy(value, stream, digits), probe.lines)


def noise_in_one(probe: Probe, stream: Stream, digits: int) -> str:
    """Return the right output with noise in one line."""
    return _printed(probe, lambda value: _noisy(value, stream, digits), _some(probe, stream, 1))


def few(probe: Probe, stream: Stream, _: int) -> str:
    """Return a few lines of random numbers as large as the right ones, and no others."""
    return _kept(probe, _lines(probe, lambda value: _alike(value, stream), probe.lines), stream)


def other_seed(probe: Probe, stream: Stream, _: int) -> str:
    """Return what a correct program prints where the cell seeds the stream with another number."""
    return "\n".join(_seeded(probe, stream))


def few_of_other_seed(probe: Probe, stream: Stream, _: int) -> str:
    """Return a few lines of what another seed gives, and no others."""
    return _kept(probe, _seeded(probe, stream), stream)


def _alike(value: Any, stream: Stream) -> Any:
    """Return random numbers that are as large as the value's."""
    most = np.abs(value).max() or 1.0
    return stream.uniform(-most, most, np.shape(value))


def _noisy(value: Any, stream: Stream, digits: int) -> Any:
    """Return the value with noise that is at least ten units of the last digit, and at most a tenth."""
    size = 10 ** stream.uniform(1 - digits, LARGEST_NOISE, np.shape(value))
    return value + size * stream.choice([-1, 1], np.shape(value))


def _some(probe: Probe, stream: Stream, count: int) -> list[Line]:
    """Return so many of the lines that show values."""
    lines = [line for line in probe.lines if line.shows is Shows.VALUE]
    return [lines[at] for at in sorted(stream.permutation(len(lines))[:count])]


def _kept(probe: Probe, shown: Sequence[str], stream: Stream) -> str:
    """Return one line with a value to a few, of all that are shown."""
    kept = _some(probe, stream, stream.randint(1, FEW + 1))
    return "\n".join(text for line, text in zip(probe.lines, shown, strict=True) if line in kept)


def _printed(probe: Probe, change: Callable[[Any], Any], changed: Collection[Line]) -> str:
    return "\n".join(_lines(probe, change, changed))


def _lines(probe: Probe, change: Callable[[Any], Any], changed: Collection[Line]) -> list[str]:
    """Return what a correct program prints, with the values of these lines changed."""
    signature = reference_run(probe)
    shown = []
    for line in probe.lines:
        text = show_line(signature, line)
        if line.shows is Shows.VALUE and line in changed:
            text = show(change(signature.value(line.output, line.index)))
        shown.append(f"{line.head} {text}")
    return shown


def _seeded(probe: Probe, stream: Stream) -> list[str]:
    seed, add = np.random.seed, int(stream.randint(1, 2**30))
    with patch.object(np.random, "seed", lambda number: seed(number + add)):
        return play_cell(run(probe, reference_program(probe.family)), probe)[0]
