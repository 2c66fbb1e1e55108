"""Known values: what correct functions give in every cell of the course, and with the seeds that people try."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any
from unittest.mock import patch

import numpy as np

from catalog.discovery import probes, reference_program
from catalog.programs.program import Program
from catalog.signatures.probe import Probe
from catalog.signatures.signature import Signature, quiet, run

# The cells seed the stream with 1; these are what else is typed there.
SEEDS = (0, 2, 3, 5, 7, 10, 42, 100, 123, 1234, 2018, 2020)


@dataclass(frozen=True, eq=False, slots=True)
class Given:
    """What a correct function gave in a cell. seed: what the stream was seeded with, None for the cell's own."""

    function: str
    probe: Probe
    signature: Signature
    seed: int | None = None


@cache
def known_values() -> tuple[Given, ...]:
    """Return what every function gave in every cell that calls it, the function's own cells first."""
    found = [given for probe in probes() for given in _calls(probe)]
    return tuple(sorted(found, key=lambda each: each.function != each.probe.exercise))


@cache
def known_by_seed() -> tuple[Given, ...]:
    """Return the same for other seeds, of cells that print."""
    return tuple(given for seed in SEEDS for probe in probes() if not probe.asserts for given in _calls(probe, seed))


def _calls(probe: Probe, seed: int | None = None) -> Iterator[Given]:
    made: list[tuple[str, Any]] = []
    program = reference_program(probe.family)
    # A cell that the course shipped broken gives nothing after that; what it called before is known.
    with suppress(Exception), quiet(), _seeding(seed):
        probe.call(_Recorder(program, made))  # type: ignore[arg-type]
    for function, value in made:
        yield Given(function, probe, Signature(_named(function, value)), seed)


class _Recorder:
    """A program whose functions note what they give when a cell calls them."""

    def __init__(self, program: Program, made: list[tuple[str, Any]]) -> None:
        self._program, self._made = program, made

    def __getattr__(self, name: str) -> Callable[..., Any]:
        function = getattr(self._program, name)

        def noting(*args: Any, **kwargs: Any) -> Any:
            value = function(*args, **kwargs)
            self._made.append((name, value))
            return value

        return noting


def _seeding(seed: int | None) -> Any:
    """Return a context in which cells seed the stream with another number, for who owns the stream."""
    original = np.random.seed
    return patch.object(np.random, "seed", original if seed is None else lambda _: original(seed))


def _named(function: str, value: Any) -> dict[str, Any]:
    """Return what a function gives by name, in the order in which its own cell has it."""
    return dict(value) if isinstance(value, dict) else dict(zip(_outputs(function), value, strict=False))


@cache
def _outputs(function: str) -> tuple[str, ...]:
    own = next(probe for probe in probes() if probe.exercise == function and not probe.asserts)
    return tuple(run(own, reference_program(own.family)).outputs)
