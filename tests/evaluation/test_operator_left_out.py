"""Operators left out: a mutant of each prolific operator, and nothing of that operator known."""

import pickle

import pytest

from catalog.caching import RESPONSES
from catalog.evaluation import operator_left_out
from catalog.evaluation.cells import right_text
from catalog.evaluation.named import mutant_of
from catalog.evaluation.row import Sample
from catalog.evaluation.truth import Made
from catalog.operators.found import operators
from catalog.operators.generate import lazily_generated
from catalog.registry import probes

PROLIFIC = [each.name for each in operators() if each.prolific and not each.raises]
ONE = Sample(every_operator=1, each_operator=1)


def test_every_operator_is_left_out_of_its_own_mutants_case() -> None:
    (row,) = operator_left_out.rows(ONE)
    assert len(row.cases) > len(PROLIFIC) / 2
    for case in row.cases:
        assert isinstance(case.truth, Made)
        (name,) = case.truth.names
        assert {name, mutant_of(name).operator} <= case.without
    assert pickle.loads(pickle.dumps(row)) == row


def test_both_families_are_in_it() -> None:
    (row,) = operator_left_out.rows(ONE)
    assert {case.exercise.split("_")[0] for case in row.cases} == {"rnn", "lstm"}


def test_what_is_printed_is_not_right() -> None:
    (row,) = operator_left_out.rows(ONE)
    right = {right_text(probe) for probe in probes() if not probe.asserts}
    assert right.isdisjoint(case.text for case in row.cases)


@pytest.mark.parametrize("operator", ["written_out", "other_parentheses"])
def test_all_of_an_operators_mutants_are_unknown(operator: str) -> None:
    made = [each for name in ("c5w1a1.rnn", "c5w1a1.lstm") for each in lazily_generated(name)]
    names = operator_left_out.unknown(operator)
    assert names - {operator} == {each.name for each in made if each.operator == operator}


def test_the_first_mutants_are_the_same_for_every_count() -> None:
    first = [each.names for each in operator_left_out.drawn("written_out", 1, 1)]
    RESPONSES.forget(operator_left_out.drawn)
    assert [each.names for each in operator_left_out.drawn("written_out", 1, 3)][:1] == first
