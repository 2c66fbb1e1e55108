"""Flows that can be told by reading the mutant."""

import pytest

from catalog.flow.measuring import flow_of
from catalog.model.flow import Edge, EntryState, Flow, NoFlow, Passage, Why
from catalog.registry import all_mutants

MUTANTS = {mutant.name.removeprefix("c5w1a1."): mutant for mutant in all_mutants()}


def found(name: str) -> Flow:
    flow = flow_of(MUTANTS[name])
    assert isinstance(flow, Flow)
    return flow


def wrong(name: str) -> dict[str, Passage]:
    return {edge.name: edge.passage for edge in found(name).wrong}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rnn_backward.drops_da_prevt", {"da_prev<1>": Passage.CUT, "da_prev<2>": Passage.CUT}),
        ("rnn_backward.counts_the_last_da_twice", {"da<2>": Passage.DOUBLED}),
        ("lstm_backward.drops_dc_prevt", {"dc_prev<1>": Passage.CUT, "dc_prev<2>": Passage.CUT}),
        ("rnn_backward.keeps_only_the_last_dba", dict.fromkeys(("cell<1> in dba", "cell<2> in dba"), Passage.CUT)),
        ("rnn_backward.forgets_to_store_dx", {f"cell<{t}> in dx<{t}>": Passage.CUT for t in range(3)}),
        ("rnn_cell_backward.averages_dba", {"dtanh in dba": Passage.SCALED}),
        ("rnn_cell_backward.forgets_tanh_derivative", {"da_next": Passage.MISDIRECTED}),
        ("lstm_cell_backward.forgets_a_gate_in_da_prev", dict.fromkeys(("dot in dxt", "dot in da_prev"), Passage.CUT)),
        ("rnn_forward.forgets_to_store_a", {f"cell<{t}> in a<{t}>": Passage.CUT for t in range(3)}),
        ("lstm_cell_forward.forgets_softmax", {"cell in yt_pred": Passage.CHANGED}),
    ],
)
def test_what_is_wrong(name: str, expected: dict[str, Passage]) -> None:
    assert wrong(name) == expected


def test_what_is_halved_is_measured() -> None:
    edge = next(edge for edge in found("rnn_cell_backward.averages_dba").edges if edge.head == "dba")
    assert isinstance(edge, Edge)
    assert edge.gain is not None
    assert edge.gain.ratio == pytest.approx(0.5)


def test_what_goes_the_other_way_is_a_stray() -> None:
    strays = {
        edge.head for edge in found("rnn_backward.walks_forward_through_time").wrong if edge.passage is Passage.STRAY
    }
    assert strays == {"cell<1>", "cell<2>"}


def test_strips_say_which_steps_are_right() -> None:
    strips = {strip.output: strip.entries for strip in found("rnn_backward.drops_da_prevt").strips}
    assert strips["dx"] == (EntryState.WRONG, EntryState.WRONG, EntryState.RIGHT)
    assert strips["dba"] == (EntryState.WRONG,)


@pytest.mark.parametrize(
    ("name", "why", "kind"),
    [
        ("rnn_cell_backward.forgets_to_transpose_xt", Why.RAISES, "ValueError"),
        ("rnn_cell_backward.forgets_da_next", Why.NOT_LINEAR, ""),
    ],
)
def test_why_there_is_none(name: str, why: Why, kind: str) -> None:
    flow = flow_of(MUTANTS[name])
    assert isinstance(flow, NoFlow)
    assert (flow.why, flow.kind) == (why, kind)
