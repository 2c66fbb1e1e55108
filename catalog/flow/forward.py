"""The forward flow: what of each input reaches each output, by changing one input at a time."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from catalog.flow.edges import gain
from catalog.flow.networks import forward_networks
from catalog.model.flow import Direction, Edge, EntryState, Flow, Gain, NoFlow, Passage, Strip, Why
from catalog.model.network import Array, ForwardNetwork
from catalog.programs.program import Program
from catalog.registry import reference_program

# A central difference of this step is right to about its square.
STEP = 1e-4
NOTHING = 1e-10

# By input and output: how much the output changes with the input, None where it cannot be told.
Changes = dict[tuple[str, str], Array | None]
Passed = tuple[Passage, Gain | None]


def forward_flow(exercise: str, program: Program) -> Flow | NoFlow:
    """Return what reaches what; NoFlow for what is not known as a network."""
    network = forward_networks().get(exercise)
    if network is None:
        return NoFlow(exercise, Why.NO_NETWORK)
    reference = reference_program(network.family)
    found, right = _changes(network, program), _changes(network, reference)
    given, expected = network.run(program, network.inputs), network.run(reference, network.inputs)
    entries: dict[str, list[EntryState]] = {}
    for name in network.outputs:
        entries.setdefault(name.partition("<")[0], []).append(_entry(given.get(name), expected[name]))
    strips = tuple(Strip(name, tuple(each)) for name, each in entries.items())
    return Flow(exercise, Direction.FORWARD, network.steps, tuple(_edges(network, found, right)), strips)


def _changes(network: ForwardNetwork, program: Program) -> Changes:
    found: Changes = {}
    for name, value in network.inputs.items():
        step = STEP * network.directions[name]
        above, below = (network.run(program, {**network.inputs, name: each}) for each in (value + step, value - step))
        for output, nodes in network.outputs.items():
            parts = [_array(each.get(output), nodes) for each in (above, below)]
            known = [each for each in parts if each is not None]
            found[name, output] = (known[0] - known[1]) / (2 * STEP) if len(known) == 2 else None
    return found


def _edges(network: ForwardNetwork, found: Changes, right: Changes) -> Iterator[Edge]:
    """Yield what goes into each step and what comes out of it, and an edge for each path that should not be there."""
    for cell, (inlets, outlets) in network.cells.items():
        paths = {
            (inlet, name): _path([((each, name), found, right) for each in given])
            for inlet, given in inlets.items()
            for name in outlets
        }
        into = {inlet: _inlet([paths[inlet, name] for name in outlets]) for inlet in inlets}
        yield from (Edge(inlet, inlet, cell, *passed) for inlet, passed in into.items())
        for name in outlets:
            yield Edge(
                f"{cell} in {name}", cell, name, *_outlet([(into[inlet], paths[inlet, name]) for inlet in inlets])
            )
    expected = {
        (each, name) for inlets, outlets in network.cells.values() for given in inlets.values() for each in given
        for name in outlets
    }  # fmt: skip
    for (one, other), value in found.items():
        if (one, other) not in expected and value is not None and np.abs(value).max() > NOTHING:
            yield Edge(f"{one} in {other}", one, other, Passage.STRAY)


def _path(pairs: Sequence[tuple[tuple[str, str], Changes, Changes]]) -> Passed:
    """Return what passes from some inputs to an output, of what should."""
    known = []
    for pair, found, right in pairs:
        mine, expected = found[pair], right[pair]
        if mine is None or expected is None:
            return Passage.NO_VALUE, None
        known.append((mine.ravel(), expected.ravel()))
    passed = gain(*(np.concatenate(each) for each in zip(*known, strict=True)))
    same = passed.passage in (Passage.RIGHT, Passage.CUT)
    # Where another value is worked with, so are other slopes: that says nothing of direction.
    return (passed.passage if same else Passage.CHANGED), passed


def _inlet(paths: Sequence[Passed]) -> Passed:
    """Return what goes into a step, by where it comes out: what is right at one output has come in."""
    told = [each for each in paths if each[0] is not Passage.NO_VALUE]
    passages = {passage for passage, _ in told}
    if not told:
        return Passage.UNREACHED, None
    if Passage.RIGHT in passages or len(passages) == 1:
        return next(each for each in told if len(passages) == 1 or each[0] is Passage.RIGHT)
    return max(
        (each for each in told if each[0] is not Passage.CUT), key=lambda each: each[1].misdirected if each[1] else 0
    )


def _outlet(paths: Sequence[tuple[Passed, Passed]]) -> Passed:
    """Return what comes out of a step, by what went in: beside what went in as it should."""
    whole = [path for inlet, path in paths if inlet[0] is Passage.RIGHT]
    if any(path[0] is Passage.NO_VALUE for _, path in paths):
        return Passage.NO_VALUE, None
    wrong = [path for path in whole if path[0] is not Passage.RIGHT]
    if not whole:
        return Passage.UNREACHED, None
    return wrong[0] if wrong else whole[0]


def _entry(value: Any, right: Array) -> EntryState:
    found = _array(value, right.shape)
    if found is None or (not np.any(found) and np.any(right)):
        return EntryState.MISSING
    return EntryState.RIGHT if np.abs(found - right).max() <= NOTHING else EntryState.WRONG


def _array(value: Any, shape: tuple[int, ...]) -> Array | None:
    try:
        found = np.array(value, dtype=float)
    except (TypeError, ValueError):
        return None
    return found if found.shape == shape and np.isfinite(found).all() else None
