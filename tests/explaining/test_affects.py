"""What single mistakes affect and what pairs of them give: what a search knows before it runs a set."""

import random

import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.evaluation.made import Output
from catalog.evaluation.named import behaviour_of, mutants_by_name
from catalog.explaining.matching.affects import MAX, Readings, bits, columns, readings_of
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.composition import compose
from catalog.explaining.matching.response_matrix import REFERENCE
from catalog.explaining.searching.checker import Checker
from catalog.explaining.searching.pairs import NONE, PairTable, keys, pair_table
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.observation import Observation
from catalog.model.signature import Shown
from catalog.operators.generate import generated
from catalog.running.behaviour import alike, behaviour
from catalog.running.digest import digest
from catalog.running.run import quiet
from catalog.running.signatures import home
from tests.support.searches import BUDGET, RNN, diagnosed, observed, pairs, shown


def mask(*rows: str) -> NDArray[np.bool_]:
    return np.array([[sign == "x" for sign in row] for row in rows])


def test_bits_stand_for_the_readings_in_order() -> None:
    table = mask("x..x", "....", ".xx.")
    assert bits(table, np.arange(4)).tolist() == [0b1001, 0, 0b0110]
    assert bits(table, np.array([0, 3])).tolist() == [0b11, 0, 0]
    assert bits(np.ones((1, MAX), dtype=bool), np.arange(MAX)).tolist() == [2**MAX - 1]


def test_of_too_many_readings_every_kind_stays() -> None:
    kinds = [np.array([False, one, other]) for one, other in ((True, False), (False, True), (True, True))]
    affected = np.stack([kinds[at % 3] for at in range(3 * MAX)], axis=1)
    agrees = ~affected
    nothing = np.full(affected.shape, np.nan)
    readings = Readings(affected, agrees, np.zeros(3, dtype=bool), nothing, nothing[0], nothing[0])
    chosen = columns(readings)
    assert len(chosen) == len(set(chosen.tolist())) <= MAX
    assert {tuple(column) for column in affected[:, chosen].T.tolist()} == {tuple(kind) for kind in affected.T.tolist()}


def test_what_raises_is_unsure_of_everything_and_misses_nothing() -> None:
    probe = home("rnn_cell_backward")
    text = next(each.text for each in pairs() if each.probe is probe)
    readings = readings_of(observed(text), matrix_of_all(probe))
    assert readings.raises.any()
    assert readings.affected[readings.raises].all()
    assert readings.masked[readings.raises].all()
    assert not readings.contradicted[readings.raises].any()
    assert not readings.affected[REFERENCE].any()


KEEPDIMS, TWICE = "c5w1a1.rnn_cell_backward.drops_keepdims", "c5w1a1.rnn_cell_backward.applies_tanh_twice"


def test_a_mistake_touches_what_it_changes_whatever_was_printed() -> None:
    found = shown(KEEPDIMS, TWICE)
    assert found is not None
    matrix, observation = matrix_of_all(found.probe), observed(found.text)
    readings = readings_of(observation, matrix)
    at = [reading.label for reading in observation.readings].index("dba[4]")
    for name in (KEEPDIMS, TWICE):
        assert readings.affected[matrix.row(Candidate(RNN, (mutants_by_name()[name],))), at], name


@pytest.mark.parametrize(("without", "budget"), [((), 300), ((TWICE,), BUDGET)])
def test_a_lost_axis_is_found_beside_another_mistake_without_the_table(without: tuple[str, ...], budget: int) -> None:
    found = shown(KEEPDIMS, TWICE)
    assert found is not None
    diagnosis = diagnosed(found.text, found.probe.exercise, without=frozenset(without), budget=budget)
    assert diagnosis.causes
    assert alike(behaviour(diagnosis.causes[0].program), behaviour_of(found.names)) or without


def table_of(found: Output) -> tuple[Observation, PairTable]:
    observation = observed(found.text)
    known = keys(observation, matrix_of_all(found.probe))
    return observation, pair_table(found.probe, frozenset(), known)


def test_the_table_of_pairs_explains_every_pair_that_prints_numbers() -> None:
    tried = 0
    for found in pairs(130):
        observation, table = table_of(found)
        showing = {name for single in table.singles for name in single.names}
        if showing.issuperset(found.names):
            tried += 1
            explaining = [{*one.names, *other.names} for one, other in table.explaining(observation)]
            assert set(found.names) in explaining, found.names
    assert tried > 40


def test_the_table_of_pairs_has_what_their_programs_give() -> None:
    probe = home("rnn_cell_backward")
    _, table = table_of(next(each for each in pairs() if each.probe is probe))
    assert table.matrix.known is not None
    places = list(zip(*np.nonzero(np.triu(table.rows != NONE)), strict=True))
    assert len(places) > 200
    with quiet():
        for one, other in places[::17]:
            program = compose((table.singles[one], table.singles[other])).made()
            signature = Shown.of(table.matrix.stages.run(program), table.matrix.known)
            assert digest(signature) == digest(table.matrix.signatures[table.rows[one, other]])


def test_mistakes_in_one_place_are_no_pair_and_no_crash() -> None:
    probe = home("rnn_cell_backward")
    matrix = matrix_of_all(probe)
    _, table = table_of(next(each for each in pairs() if each.probe is probe))
    assert ((table.rows == NONE) & ~np.eye(len(table.singles), dtype=bool)).any()
    mutants = [mutant for mutant in generated(RNN) if mutant.functions == ("rnn_cell_backward",)]
    checker = Checker.of(observed(next(each.text for each in pairs() if each.probe is probe)), matrix)
    stream = random.Random(1)
    with quiet():
        given = [
            checker.run(compose([Candidate(RNN, (mutant,)) for mutant in stream.sample(mutants, size)]))
            for size in (2, 3, 4)
            for _ in range(60)
        ]
    assert None in given
    assert any(each is not None for each in given)
