"""Known values: what correct functions give in every cell, with the seeds that people try, and with one draw more."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np

from catalog.caching import RESPONSES
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.programs.program import Program
from catalog.registry import probes, reference_program
from catalog.running.random_stream import answered_by
from catalog.running.run import quiet
from catalog.running.signatures import reference_run

# The cells seed the stream with 1; these are what else is typed there.
SEEDS = (0, 2, 3, 5, 7, 10, 42, 100, 123, 1234, 2018, 2020)


@dataclass(frozen=True, eq=False, slots=True)
class Given:
    """What a correct function gave in a cell. seed: what the stream was seeded with, None for the cell's own.

    more: before which of the cell's draws, from 1, another array was drawn; 0 where none was.
    """

    function: str
    probe: Probe
    signature: Signature
    seed: int | None = None
    more: int = 0

    @property
    def nbytes(self) -> int:
        """About how many bytes it takes."""
        return self.signature.nbytes


@RESPONSES.keep
def known_values() -> tuple[Given, ...]:
    """Return what every function gave in every cell that calls it, the function's own cells first."""
    found = [given for probe in probes() for given in _calls(probe)]
    return tuple(sorted(found, key=lambda each: each.function != each.probe.exercise))


@RESPONSES.keep
def known_by_seed() -> tuple[Given, ...]:
    """Return the same for other seeds, of cells that print."""
    return tuple(given for seed in SEEDS for probe in probes() if not probe.asserts for given in _calls(probe, seed))


@RESPONSES.keep
def known_by_draw(probe: Probe) -> tuple[Given, ...]:
    """Return the same for one cell in which a line that draws was added, or run twice: what comes after it differs."""
    shapes = _drawn(probe)
    more = ((at, shape) for at in range(1, len(shapes) + 1) for shape in sorted(set(shapes)))
    return tuple(given for at, shape in more for given in _calls(probe, more=at, shape=shape))


def _drawn(probe: Probe) -> list[tuple[int, ...]]:
    """Return the shapes of what a cell draws, in its order."""
    shapes: list[tuple[int, ...]] = []
    original = np.random.randn

    def noting(*shape: int) -> Any:
        shapes.append(shape)
        return original(*shape)

    with suppress(Exception), quiet(), answered_by("randn", noting):
        probe.call(reference_program(probe.family))
    return shapes


def _calls(probe: Probe, seed: int | None = None, more: int = 0, shape: tuple[int, ...] = ()) -> Iterator[Given]:
    made: list[tuple[str, Any]] = []
    program = reference_program(probe.family)
    # A cell that the course shipped broken gives nothing after that; what it called before is known.
    with suppress(Exception), quiet(), _seeding(seed), _drawing(more, shape):
        probe.call(_Recorder(program, made))  # type: ignore[arg-type]
    for function, value in made:
        yield Given(function, probe, Signature(_named(function, value)), seed, more)


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
    return answered_by("seed", original if seed is None else lambda _: original(seed))


def _drawing(more: int, shape: tuple[int, ...]) -> Any:
    """Return a context in which cells draw an array of a shape more, before the draw of this number; 0 for none."""
    original, drawn = np.random.randn, count(1)

    def drawing(*own: int) -> Any:
        if next(drawn) == more:
            original(*shape)
        return original(*own)

    return answered_by("randn", drawing if more else original)


def _named(function: str, value: Any) -> dict[str, Any]:
    """Return what a function gives by name, in the order in which its own cell has it."""
    return dict(value) if isinstance(value, dict) else dict(zip(_outputs(function), value, strict=False))


@RESPONSES.keep
def _outputs(function: str) -> tuple[str, ...]:
    own = next(probe for probe in probes() if probe.exercise == function and not probe.asserts)
    return tuple(reference_run(own).outputs)
