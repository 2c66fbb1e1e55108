"""What two programs print is told apart where a reader would see a difference that is more than rounding."""

from typing import Any

import numpy as np
import pytest

from catalog.adequacy.telling_apart import LineValues
from catalog.model.raised_error import RaisedError


def numbers(*values: Any) -> list[int]:
    line = LineValues(values[0])
    return [int(line.shown()[at]) for at in [line.add(value) for value in values]]


@pytest.mark.parametrize(
    "other",
    [
        np.array([0.25, 1e-17]),
        np.array([0.25, -0.0]),
        np.array([0.25 + 1e-9, 0.0]),
        np.array([0.25, 0.0], dtype=np.float32),
    ],
    ids=["noise", "minus zero", "beyond the digits", "single"],
)
def test_rounding_is_not_told_apart(other: Any) -> None:
    assert numbers(np.array([0.25, 0.0]), other) == [0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (np.array([0.25, 0.0]), np.array([0.25 + 1e-8, 0.0])),
        (np.array([0.25]), np.array([[0.25]])),
        (0.123456789012, 0.123456789112),
        (np.array([np.nan]), np.array([0.0])),
        (np.array([np.nan]), np.array([np.inf])),
        ((5, 10), (10, 5)),
        (np.array([1.0]), None),
        (np.array([1.0]), RaisedError("KeyError", "'da'")),
    ],
)
def test_a_difference_that_is_printed_is_told_apart(one: Any, other: Any) -> None:
    assert numbers(one, other) == [0, 1]
    assert len(set(numbers(np.array([7.0]), one, other))) == 3


def test_wrong_numbers_with_rounding_between_them_are_one() -> None:
    wrong = np.array([1 / 3, 0.0])
    found = numbers(np.array([0.25, 0.0]), wrong, np.array([1 / 3, 3e-17]), np.array([1 / 3 + 1e-7, 0.0]))
    assert found[0] == 0
    assert found[1] == found[2] != found[3]


def test_not_a_number_equals_itself() -> None:
    assert numbers(np.array([np.nan, 1.0]), np.array([np.nan, 1.0 + 1e-13])) == [0, 0]


def test_where_an_object_lies_in_memory_is_no_difference() -> None:
    found = numbers(np.array([1.0]), lambda: 0, lambda: 0)
    assert found[1] == found[2] != 0
