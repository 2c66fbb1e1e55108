"""Responses: what a backward pass gives for the gradient of each source alone."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from catalog.model.network import Array, Network, Values
from catalog.model.tolerance import Tolerance
from catalog.programs.program import Program

# By source: each output, None where it is missing, has another shape or is not a number.
Responses = dict[str, dict[str, Array | None]]

ADDED = Tolerance(1e-8, of_largest=1e-9)


def responses(network: Network, program: Program) -> Responses:
    """Return what each source alone gives, and "" for all of them together; raises what the program raises."""
    sources = {
        name: {each: value * (each == name) for each, value in network.upstream.items()} for name in network.upstream
    }
    return {name: _outputs(network, program, given) for name, given in (sources | {"": dict(network.upstream)}).items()}


def linear(network: Network, program: Program, found: Responses) -> bool:
    """True where twice as much gives twice as much, nothing nothing, and all sources what single ones add up to."""
    times = {
        k: _outputs(network, program, {name: k * value for name, value in network.upstream.items()}) for k in (0, 2)
    }
    singles = [each for source, each in found.items() if source]
    return all(
        _adds_up([each[name] for each in singles], found[""][name])
        and _adds_up([found[""][name]] * 2, times[2][name])
        and _adds_up([], times[0][name])
        for name in network.shapes
    )


def _adds_up(parts: Sequence[Array | None], whole: Array | None) -> bool:
    """True where parts add up to a whole, or none of them is there."""
    known = [each for each in parts if each is not None]
    if whole is None or len(known) < len(parts):
        return whole is None and not known
    return bool(ADDED.close(sum(known, np.zeros_like(whole)), whole).all())


def _outputs(network: Network, program: Program, given: Values) -> dict[str, Array | None]:
    # What a program writes into what it was given must not reach the next run.
    found = network.run(program, {name: value.copy() for name, value in given.items()})
    return {name: _array(found, name, shape) for name, shape in network.shapes.items()}


def _array(found: Mapping[str, Any], name: str, shape: tuple[int, ...]) -> Array | None:
    try:
        array = np.array(found[name], dtype=float)
    except (KeyError, TypeError, ValueError):
        return None
    return array if array.shape == shape and np.isfinite(array).all() else None
