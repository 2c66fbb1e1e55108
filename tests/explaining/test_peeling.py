"""Peeling: what is known without a run is what a run gives, and the sets that it finds explain everything."""

from functools import cache

import numpy as np
import pytest

from catalog.evaluation import higher_order
from catalog.evaluation.made import Output
from catalog.explaining.matching.budget import Budget
from catalog.explaining.matching.composition import compose
from catalog.explaining.matching.match import hold_against
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.explaining.peeling.bench import Bench
from catalog.explaining.peeling.joint import Joint
from catalog.explaining.peeling.node import Node
from catalog.explaining.peeling.peel import Found, Peel
from catalog.explaining.peeling.tries import KNOWN, NEVER
from catalog.explaining.peeling.weights import weights
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.scope import Scope
from catalog.operators.generate import lazily_generated
from catalog.programs.program import Program
from catalog.registry import family
from catalog.running.run import quiet, run
from catalog.running.signatures import home
from tests.support.searches import observed

CELLS = ("rnn_cell_backward", "rnn_backward", "lstm_cell_backward")
BUDGET = 6_000


@cache
def drawn(exercise: str, size: int, count: int) -> tuple[Output, ...]:
    return higher_order.drawn(exercise, size, count)


def bench_of(output: Output, budget: int = BUDGET, without: frozenset[str] = frozenset()) -> Bench:
    matrix = matrix_of_all(output.probe, without)
    return Bench(observed(output.text), matrix, without, Budget(Scope(budget=budget)))


@pytest.mark.parametrize("exercise", CELLS)
def test_what_is_shown_is_what_a_match_compares(exercise: str) -> None:
    output = drawn(exercise, 3, 1)[0]
    bench = bench_of(output)
    with quiet():
        root = bench.root()
        for member in bench.pool.members[::25]:
            shown = bench.in_full(member)
            matrix = ResponseMatrix(output.probe, [member])
            fits = member in hold_against(bench.observation, matrix).fits
            assert (shown is not None and shown.everything) == fits
    right = np.concatenate(hold_against(bench.observation, bench.matrix).right)
    assert (root.shown.agrees == right).all()


@pytest.mark.parametrize("exercise", CELLS)
def test_what_follows_from_the_node_before_is_what_a_run_gives(exercise: str) -> None:
    bench = bench_of(drawn(exercise, 3, 1)[0], 100_000)
    with quiet():
        root = bench.root()
        assert root.tries is not None
        follows = 0
        for row in range(7, len(bench.pool), len(bench.pool) // 25):
            shown = bench.in_full(bench.pool.members[row])
            if shown is None or not root.tries.reach[row]:
                continue
            node = Node(root.family, (bench.pool.members[row],), shown, parent=root, reach=root.tries.reach[row])
            if bench.traced(node) is None:
                continue
            carried = bench.carry(node)
            known = np.flatnonzero(carried.state == KNOWN)[::30].tolist()
            follows += len(known)
            for other in known:
                both = bench.in_full(compose([*node.members, bench.pool.members[other]]))
                names = (*node.candidate.names, *bench.pool.members[other].names)
                assert both is not None, names
                assert np.allclose(both.values, carried.values[other], rtol=1e-8, equal_nan=True), names
                assert (both.agrees == carried.agrees[other]).all()
    assert follows


@pytest.mark.parametrize("exercise", CELLS)
def test_a_shortcut_has_the_effect_of_the_run(exercise: str) -> None:
    bench = bench_of(drawn(exercise, 4, 1)[0], 100_000)
    with quiet():
        root = bench.root()
        assert root.tries is not None
        joint = Joint(bench, root, weights(bench.observation, bench.target, root.tries))
        checked = 0
        for focus in joint.focuses:
            focus.step()
            for shortcut in [*focus.named, *focus.generated][::9]:
                effect = shortcut.effect(focus.trace.execution.values)
                overlay = focus.overlay(focus.rows[shortcut.row])
                if effect is not None and overlay is not None and focus.shortcuts is not None:
                    base = focus.shortcuts.value(focus.trace.execution.values)
                    assert np.isclose(focus.shortcuts.value(overlay.values), base + effect, rtol=1e-7, atol=1e-9)
                    checked += 1
    assert checked > 3


def found(output: Output, budget: int = BUDGET) -> tuple[Bench, Found | None]:
    bench = bench_of(output, budget)
    with quiet():
        return bench, next(Peel(bench).sets(), None)


@pytest.mark.parametrize(("exercise", "size"), [(exercise, size) for exercise in CELLS for size in (3, 4)])
def test_most_sets_are_found_and_whatever_is_found_explains_everything(exercise: str, size: int) -> None:
    explained = 0
    for output in drawn(exercise, size, 4):
        bench, sets = found(output)
        if sets is not None:
            explained += 1
            with quiet():
                shown = bench.in_full(compose(sets.members))
            assert shown is not None
            assert shown.everything
    assert explained >= 2


def test_a_mistake_of_a_prolific_operator_is_found() -> None:
    explained = 0
    lazily = [each for each in lazily_generated("c5w1a1.rnn") if each.functions == ("rnn_cell_backward",)]
    for mutant in lazily[::60]:
        probe = home("rnn_cell_backward")
        signature = run(probe, Program(family("c5w1a1.rnn"), mutant.edits))
        if signature.error is None and not matrix_of_all(probe).gives(signature):
            _, sets = found(Output((mutant.name,), probe, signature))
            explained += sets is not None and mutant.name in sets.alternatives[0][0].names
    assert explained >= 2


def test_a_spent_budget_ends_it() -> None:
    output = drawn("rnn_backward", 4, 1)[0]
    bench, sets = found(output, 1)
    assert sets is None
    assert bench.budget.run <= 3


def test_the_search_begins_with_the_reference_and_counts_what_it_runs() -> None:
    output = drawn("rnn_cell_backward", 3, 3)[2]
    bench = bench_of(output)
    with quiet():
        peel = Peel(bench)
        assert next(peel.sets(), None) is not None
    assert peel.visits[0].names == ()
    assert [visit.programs for visit in peel.visits] == sorted(visit.programs for visit in peel.visits)


def test_nothing_is_tried_that_is_not_known() -> None:
    output = drawn("rnn_cell_backward", 3, 1)[0]
    names = frozenset(output.names)
    bench = bench_of(output, without=names)
    with quiet():
        root = bench.root()
        assert root.tries is not None
        assert not (root.tries.state == NEVER).any()
    assert not any(names.intersection(member.names) for member in bench.pool.members)
