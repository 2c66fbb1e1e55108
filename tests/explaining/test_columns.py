"""What all programs show for what was read, and how much of it is kept."""

from itertools import product

import numpy as np
import pytest

from catalog.caching import BoundedCache
from catalog.explaining.matching.columns import Views
from catalog.explaining.matching.response_matrix import ResponseMatrix, response_matrix
from catalog.model.observation import Reading
from catalog.model.probe import Shows
from catalog.model.signature import Signature
from catalog.reading.pastes.paste import read_paste
from catalog.running.signatures import home

MAX = 200_000


def reading(text: str) -> Reading:
    found = read_paste(text)[0].found
    assert isinstance(found, Reading)
    return found


@pytest.fixture(scope="module")
def cell() -> ResponseMatrix:
    return response_matrix(home("rnn_backward"))


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept, made = BoundedCache(2), list[str]()

    def make(key: str) -> str:
        made.append(key)
        return key

    def ask(key: str) -> str:
        return kept.get(key, lambda: make(key), lambda _: 1)

    assert [ask(key) for key in "abacb"] == list("abacb")
    assert made == ["a", "b", "c", "b"]
    assert kept.bytes == 2


def test_what_is_larger_than_all_that_may_be_kept_is_not() -> None:
    kept = BoundedCache(10)
    assert [kept.get("a", lambda: 1, lambda _: 11) for _ in range(2)] == [1, 1]
    assert kept.bytes == 0


def test_whatever_is_asked_for_no_more_is_kept_than_may_be(cell: ResponseMatrix) -> None:
    views = Views(cell.signatures)
    views.kept, views.columns = BoundedCache(MAX), BoundedCache(MAX)
    most = 0
    for row, column, shape in product(range(-9, 9), range(9), ("[1.5 2.5 3.5 4.5]", "[1.5 ... 4.5]", "[[2.5]]")):
        asked = reading(f"dx[{row}][{column}] = {shape}")
        key = cell.resolve(asked.key)
        values, present = views.values(key, asked)
        assert views.affected(key, asked).shape == values.shape == (len(present), len(asked.low))
        assert views.columns.bytes <= MAX
        most = max(most, views.kept.bytes)
    assert MAX / 2 < most <= MAX


def test_numbers_stand_where_the_reading_has_its_own() -> None:
    whole = np.arange(12.0).reshape(3, 4)
    views = Views([Signature({"a": whole}), Signature({"a": whole.T}), Signature({"a": -whole})])
    key = ("a", "", Shows.VALUE)
    values, present = views.values(key, reading("dx = [[0.1 0.2 ... 0.3]\n ...\n [0.4 0.5 ... 0.6]]"))
    assert present.tolist() == [True, True, True]
    assert values.tolist() == [[0, 1, 3, 8, 9, 11], [0, 4, 8, 3, 7, 11], [0, -1, -3, -8, -9, -11]]
    values, present = views.values(key, reading(f"dx = {whole}"))
    assert present.tolist() == [True, False, True]
    assert np.isnan(values[1]).all()


def test_what_has_another_shape_than_was_read_is_compared_whole() -> None:
    right = np.arange(4.0)
    shown = [right, {}, right + 1e-14, right + 1, right.reshape(2, 2)]
    views = Views([*(Signature({"a": each}) for each in shown), Signature({})])
    affected = views.affected(("a", "", Shows.VALUE), reading("dx = [1.5 2.5]"))
    assert affected.tolist() == [[each] * 2 for each in (False, True, False, True, True, True)]
