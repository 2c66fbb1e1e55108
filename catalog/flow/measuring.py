"""Measuring: the flow in a program, by running it on one source at a time."""

import numpy as np

from catalog.caching import RESPONSES
from catalog.flow.arrivals import Arrived, arrivals, same
from catalog.flow.edges import into_nodes, into_outputs, strays
from catalog.flow.forward import forward_flow
from catalog.flow.networks import backward_networks
from catalog.flow.responses import Responses, linear, responses
from catalog.model.flow import Direction, EntryState, Flow, NoFlow, Strip, Why
from catalog.model.mutant import Mutant
from catalog.model.network import Network
from catalog.programs.program import Program
from catalog.registry import exercise_of, family_of, reference_program
from catalog.running.run import quiet


@RESPONSES.keep
def flow_of(mutant: Mutant) -> Flow | NoFlow:
    """Return the flow in the exercise in whose folder a mutant stands."""
    return flow(exercise_of(mutant), Program(family_of(mutant), mutant.edits))


def flow(exercise: str, program: Program) -> Flow | NoFlow:
    """Return the flow in an exercise of a program; NoFlow where it raises or is not linear."""
    network = backward_networks().get(exercise)
    with quiet():
        try:
            return forward_flow(exercise, program) if network is None else _backward(network, program)
        except Exception as error:
            return NoFlow(exercise, Why.RAISES, type(error).__name__)


def _backward(network: Network, program: Program) -> Flow | NoFlow:
    found = responses(network, program)
    if not linear(network, program, found):
        return NoFlow(network.exercise, Why.NOT_LINEAR)
    right = {source: network.values(source) for source in network.upstream}
    arrived: dict[str, Arrived] = {
        source: arrivals(network, found[source], right[source]) for source in network.upstream
    }
    edges = (
        *into_nodes(network, arrived, right),
        *into_outputs(network, arrived, right, found),
        *strays(network, arrived, right),
    )
    return Flow(network.exercise, Direction.BACKWARD, network.steps, edges, _strips(network, found))


def _strips(network: Network, found: Responses) -> tuple[Strip, ...]:
    """Return which outputs are right where all sources send: those of single steps as one."""
    right = responses(network, reference_program(network.family))
    entries: dict[str, list[EntryState]] = {}
    for name in network.shapes:
        value, expected = found[""][name], right[""][name]
        assert expected is not None
        entries.setdefault(name.partition("<")[0], []).append(
            EntryState.MISSING if value is None or (not np.any(value) and np.any(expected))
            else EntryState.RIGHT if same(value, expected) else EntryState.WRONG
        )  # fmt: skip
    return tuple(Strip(name, tuple(each)) for name, each in entries.items())
