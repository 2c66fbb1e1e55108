"""Mistakes upon others, as steps: what they show is what a run gives, and they are found and proved as so many."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from catalog.evaluation import one_statement
from catalog.evaluation.case import Case, solve
from catalog.explaining.matching.affects import readings_of
from catalog.explaining.matching.budget import Budget
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.peeling.bench import Bench
from catalog.explaining.peeling.node import Node
from catalog.explaining.peeling.upon import Doubled, prolific_upon, upon
from catalog.explaining.peeling.ways import known
from catalog.explaining.peeling.weights import weights
from catalog.explaining.searching.proof import Proof
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.scope import Scope
from catalog.running.run import quiet
from catalog.running.signatures import home
from tests.support.searches import observed

BUDGET, DOUBLED = 20_000, 5_000
CELL = "rnn_cell_backward"


@cache
def drawn(exercise: str) -> tuple[Case, ...]:
    return one_statement.drawn(2, exercise, 2)


def bench_of(exercise: str, at: int) -> Bench:
    matrix = matrix_of_all(home(exercise))
    return Bench(observed(drawn(exercise)[at].text), matrix, frozenset(), Budget(Scope(budget=BUDGET)))


def stepped(exercise: str, at: int) -> tuple[Bench, list[Node]]:
    """Return the steps upon the first mistakes that mend something, and two at once upon the reference."""
    bench = bench_of(exercise, at)
    root = bench.root()
    assert root.tries is not None
    weighed = weights(bench.observation, bench.target, root.tries)
    found = list(Doubled(bench, root, weighed).next(DOUBLED))
    for node in known(bench, root, weighed)[:4]:
        found += [*upon(bench, node, weighed), *prolific_upon(bench, node, weighed)]
    return bench, found


@pytest.mark.parametrize(("exercise", "at"), [(CELL, 1), ("rnn_backward", 1)])
def test_what_a_step_shows_is_what_its_program_shows(exercise: str, at: int) -> None:
    with quiet():
        bench, found = stepped(exercise, at)
        assert found
        for node in found[:: max(len(found) // 30, 1)]:
            shown = bench.in_full(node.candidate)
            assert shown is not None
            assert np.allclose(shown.values, node.shown.values, rtol=1e-8, atol=1e-12, equal_nan=True)
            assert (shown.agrees == node.shown.agrees).all()


def test_a_step_stands_for_what_it_was_made_upon() -> None:
    with quiet():
        _, found = stepped(CELL, 1)
    made = [node for node in found if any(mutant.upon for mutant in node.members[-1].mutants)]
    assert made
    for node in made:
        last = node.members[-1].mutants[0]
        assert not any(set(last.upon) & set(member.mutants) for member in node.members[:-1])
        assert len(node.members) == len(node.alternatives)
        assert node.order == sum(mutant.order for member in node.members for mutant in member.mutants)


def test_two_in_one_statement_are_found_where_each_has_readings_of_its_own() -> None:
    result = solve(drawn(CELL)[1])
    assert result.first, result.said


def test_two_in_one_statement_need_the_proof_of_two() -> None:
    with quiet():
        bench, found = stepped(CELL, 1)
    proof = Proof(bench.observation, bench.matrix, readings_of(bench.observation, bench.matrix), 1)
    node = next(node for node in found if len(node.members) == 1 and node.members[0].mutants[0].upon)
    (both,) = node.members
    one = Candidate(both.family, (replace(both.mutants[0], upon=()),))
    assert proof.weigh((both,)).chance > proof.weigh((one,)).chance
