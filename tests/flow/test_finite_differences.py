"""What is drawn is what the mutant does: its differences are those of the forward pass with the drawn gains in it."""

from collections import Counter
from functools import cache

import numpy as np
import pytest

from catalog.flow.measuring import flow, flow_of
from catalog.flow.networks import backward_networks
from catalog.model.flow import Edge, Flow, NoFlow, Passage, Why
from catalog.model.mutant import Mutant, Outcome
from catalog.model.network import Array, Network
from catalog.programs.edit import Edit
from catalog.programs.program import Program
from catalog.registry import all_mutants, exercise_of, family_of, reference_program
from catalog.running.run import quiet
from catalog.running.signatures import measured_outcome
from tests.flow.drawn_network import DrawnNetwork

BACKWARD = [mutant for mutant in all_mutants() if exercise_of(mutant) in backward_networks()]
DRAWN = [mutant for mutant in BACKWARD if isinstance(flow_of(mutant), Flow)]


@cache
def right(network: Network) -> dict[tuple[str, str], Array]:
    whole = flow(network.exercise, reference_program(network.family))
    assert isinstance(whole, Flow)
    assert {edge.passage for edge in whole.edges} == {Passage.RIGHT}
    return DrawnNetwork(network, whole).gradients()


def own(network: Network, program: Program, source: str) -> dict[str, Array]:
    """Return by how much each output changes when what a source sends grows by as much again."""
    upstream = dict(network.upstream)
    with quiet():
        before = network.run(program, upstream)
        before = {name: np.array(value, dtype=float) for name, value in before.items()}
        after = network.run(program, {**upstream, source: 2 * upstream[source]})
    return {name: np.array(after[name], dtype=float) - before[name] for name in network.shapes if name in before}


@pytest.mark.parametrize("exercise", list(backward_networks()))
def test_the_right_gradients_are_those_of_the_forward_pass(exercise: str) -> None:
    network = backward_networks()[exercise]
    for source in network.upstream:
        found = own(network, reference_program(network.family), source)
        for name in network.shapes:
            np.testing.assert_allclose(found[name], right(network)[source, name], rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("mutant", DRAWN, ids=lambda mutant: mutant.name)
def test_a_mutant_does_what_is_drawn(mutant: Mutant) -> None:
    found = flow_of(mutant)
    assert isinstance(found, Flow)
    _compare(found, Program(family_of(mutant), mutant.edits))


MADE = (
    ("rnn_backward", 'gradients["da_prev"]', '-gradients["da_prev"]', "da_prev<2>", Passage.FLIPPED),
    ("rnn_backward", 'gradients["da_prev"]', '2 * gradients["da_prev"]', "da_prev<1>", Passage.DOUBLED),
    ("rnn_backward", "dWax += dWaxt", "dWax -= dWaxt", "cell<1> in dWax", Passage.FLIPPED),
    ("rnn_backward", "= dxt", "= dxt / 4", "cell<0> in dx<0>", Passage.SCALED),
    ("rnn_cell_backward", "(1 - a_next**2) * da_next", "2 * (1 - a_next**2) * da_next", "da_next", Passage.DOUBLED),
    ("lstm_backward", "dc_prevt, caches[t]", "2 * dc_prevt, caches[t]", "dc_prev<2>", Passage.DOUBLED),
    ("lstm_backward", "da[:, :, t] + da_prevt", "da[:, :, t] - da_prevt", "da_prev<1>", Passage.FLIPPED),
    (
        "lstm_cell_backward",
        "+ np.dot(Wo[:, :n_a].T, dot)",
        "- np.dot(Wo[:, :n_a].T, dot)",
        "dot in da_prev",
        Passage.FLIPPED,
    ),
)


@pytest.mark.parametrize(("function", "before", "after", "name", "passage"), MADE)
def test_what_is_doubled_or_flipped_is_drawn_so(
    function: str, before: str, after: str, name: str, passage: Passage
) -> None:
    family = backward_networks()[function].family
    program = Program(reference_program(family).family, (Edit(function, before, after),))
    found = flow(function, program)
    assert isinstance(found, Flow)
    assert passage in {edge.passage for edge in found.edges if edge.name == name}
    assert {edge.passage for edge in found.wrong} == {passage}
    assert _compare(found, program) == len(backward_networks()[function].upstream) * len(
        backward_networks()[function].shapes
    )


def _compare(found: Flow, program: Program) -> int:
    """Hold what a program gives for each source to what is drawn; return how many outputs that were."""
    network = backward_networks()[found.exercise]
    picture = DrawnNetwork(network, found)
    drawn, compared = picture.gradients(), 0
    for source in network.upstream:
        values = own(network, program, source)
        for name in picture.told(source):
            scale = np.abs(right(network)[source, name]).max()
            np.testing.assert_allclose(values[name], drawn[source, name], rtol=1e-5, atol=1e-6 * scale + 1e-9)
            compared += 1
    return compared


@pytest.mark.parametrize("mutant", DRAWN, ids=lambda mutant: mutant.name)
def test_something_wrong_is_drawn_where_an_output_is_wrong_and_nowhere_else(mutant: Mutant) -> None:
    network, found = backward_networks()[exercise_of(mutant)], flow_of(mutant)
    assert isinstance(found, Flow)
    program = Program(family_of(mutant), mutant.edits)
    for source in network.upstream:
        values = own(network, program, source)
        for name, nodes in network.outputs.items():
            if values.get(name) is None or values[name].shape != network.shapes[name]:
                assert all(edge.passage is Passage.NO_VALUE for edge in found.edges if edge.head == name)
                continue
            scale = np.abs(right(network)[source, name]).max()
            differs = np.abs(values[name] - right(network)[source, name]).max() > 1e-5 * scale + 1e-9
            if not np.isfinite(values[name]).all():
                continue
            assert not differs or _wrong_before(network, found, nodes, name), (source, name)


def _wrong_before(network: Network, found: Flow, nodes: tuple[str, ...], name: str) -> list[Edge]:
    """Return the wrong edges on the way to an output, or out of what is on the way."""
    before, size = set(nodes), 0
    while size < len(before):
        size = len(before)
        before |= {link.tail for link in network.links if link.head in before}
    return [edge for edge in found.wrong if edge.head in {*before, name} or edge.tail in before]


def test_every_kind_of_passage_is_compared() -> None:
    compared: Counter[Passage] = Counter()
    for mutant in DRAWN:
        network, found = backward_networks()[exercise_of(mutant)], flow_of(mutant)
        assert isinstance(found, Flow)
        picture = DrawnNetwork(network, found)
        for source in network.upstream:
            told = picture.told(source)
            compared.update(edge.passage for edge in found.edges if edge.head in told)
    assert compared[Passage.RIGHT] > 1000
    assert compared[Passage.CUT] > 50
    assert compared[Passage.SCALED] > 10


def test_every_mutant_has_a_flow_or_a_reason() -> None:
    reasons = {mutant: found for mutant in all_mutants() if isinstance(found := flow_of(mutant), NoFlow)}
    for mutant, found in reasons.items():
        assert found.why in (Why.RAISES, Why.NOT_LINEAR)
        assert (found.why is Why.RAISES) == bool(found.kind)
        if found.why is Why.RAISES and mutant.outcome is not Outcome.RAISES:
            assert measured_outcome(mutant) is not Outcome.RIGHT
    assert len(reasons) < len(all_mutants()) / 4
