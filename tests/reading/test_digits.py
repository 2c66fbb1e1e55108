"""Digits: a printed number stands for an interval."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from catalog.model.observation import Reading
from catalog.reading.pastes.digits import intervals
from catalog.reading.pastes.paste import read_paste
from catalog.running.printing import show


def test_half_a_unit_of_the_last_digit() -> None:
    ((low, high),) = intervals(["-0.34554547"])
    assert (low, high) == pytest.approx((-0.345545475, -0.345545465), abs=1e-15)


def test_the_longest_element_sets_the_digits_of_an_array() -> None:
    (low, high), _ = intervals(["0.5", "0.12345678"])
    assert high - low == pytest.approx(1e-8, rel=1e-6)


def test_an_interval_is_never_narrower_than_rounding() -> None:
    ((low, high),) = intervals(["-0.17268893183890810"])
    assert high - low == pytest.approx(2 * (4e-12 * 0.1726889318389081 + 5e-14), rel=1e-3)


@pytest.mark.parametrize("literal", ["0", "0.", "0.0", "-0."])
def test_a_short_zero_is_zero(literal: str) -> None:
    ((low, high),) = intervals([literal])
    assert low < 0 < high
    assert high - low <= 1e-8 * 1.000001


def test_a_zero_with_digits_is_a_rounded_number() -> None:
    ((low, high),) = intervals(["0.000"])
    assert (low, high) == pytest.approx((-0.0005, 0.0005), abs=1e-8)


def test_a_zero_has_no_exponent() -> None:
    assert intervals(["0.00000000e+99"]) == intervals(["0.00000000"])


def test_scientific_notation_counts_from_the_exponent() -> None:
    first, second = intervals(["1.92657450e+00", "-1.02261900e-03"])
    assert first[1] - first[0] == pytest.approx(1e-8)
    assert second[1] - second[0] == pytest.approx(1e-11, rel=0.25)


@pytest.mark.parametrize("literal", ["nan", "inf", "-inf"])
def test_what_is_not_finite_stands_for_itself(literal: str) -> None:
    ((low, high),) = intervals([literal])
    assert str(low) == str(high) == literal


FLOATS = st.floats(-1e6, 1e6, allow_subnormal=False).filter(lambda value: value == 0 or abs(value) > 1e-9)


@given(arrays.arrays(np.float64, arrays.array_shapes(min_dims=1, max_dims=3, max_side=5), elements=FLOATS))
def test_what_numpy_prints_of_an_array_holds_the_array(array: NDArray[np.float64]) -> None:
    (item,) = read_paste(f"dx = {show(array)}")
    assert isinstance(item.found, Reading)
    assert item.found.shape == array.shape
    assert (item.found.low <= array.ravel()).all()
    assert (array.ravel() <= item.found.high).all()


@given(st.floats(-1e6, 1e6, allow_subnormal=False))
def test_what_python_prints_of_a_number_holds_the_number(value: float) -> None:
    ((low, high),) = intervals([repr(value)])
    assert low <= value <= high
    assert math.isfinite(high)
