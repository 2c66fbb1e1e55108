"""Sets of three to six mistakes: half named and half generated, and none of them can be left out."""

import pickle

import pytest

from catalog.caching import RESPONSES
from catalog.evaluation import higher_order
from catalog.evaluation.cells import backward
from catalog.evaluation.made import output
from catalog.evaluation.named import mutants_by_name
from catalog.evaluation.row import Sample
from catalog.running.signatures import home

COUNT = 2
each_size = pytest.mark.parametrize("size", higher_order.SIZES)


def test_there_is_a_row_for_each_size_on_each_cell() -> None:
    rows = higher_order.rows(Sample(each_size=1))
    assert [row.name for row in rows] == [*higher_order.titles()]
    assert len(rows) == len(backward()) * len(higher_order.SIZES)
    assert all(len(row.cases) == 1 for row in rows)
    assert pickle.loads(pickle.dumps(rows)) == rows


@each_size
@pytest.mark.parametrize("exercise", ["rnn_cell_backward", "lstm_backward"])
def test_each_mistake_of_a_set_changes_what_is_printed(exercise: str, size: int) -> None:
    for whole in higher_order.drawn(exercise, size, COUNT):
        assert len(set(whole.names)) == size
        assert whole.probe == home(exercise)
        assert not whole.raises
        for name in whole.names:
            fewer = output(tuple(each for each in whole.names if each != name), whole.probe)
            assert fewer is not None
            assert fewer.text != whole.text


@each_size
def test_half_of_a_set_is_named(size: int) -> None:
    named = mutants_by_name().keys()
    for whole in higher_order.drawn("rnn_backward", size, COUNT):
        assert len(named & {*whole.names}) in {size // 2, size - size // 2}


def test_the_first_sets_are_the_same_for_every_count() -> None:
    first = [each.names for each in higher_order.drawn("rnn_cell_backward", 3, 1)]
    RESPONSES.forget(higher_order.drawn)
    assert [each.names for each in higher_order.drawn("rnn_cell_backward", 3, COUNT)][:1] == first
