"""Arrays of every type that numpy has: each has its answer, and is right where its digits are."""

from typing import Any

import numpy as np
import pytest

from catalog import Verdict, diagnose
from catalog.registry import reference_program

FEW_DIGITS = ("bool", "uint64", "float16")
NO_NUMBERS = ("complex128", "S8", "datetime64[D]")
RIGHT = ("float32", "float64", "longdouble")


def returning(dtype: str) -> Any:
    """Return an rnn_backward whose gradients are right and of that type, as far as the type goes."""
    program = reference_program("c5w1a1.rnn")

    def rnn_backward(da: Any, caches: Any) -> Any:
        return {name: np.real(value).astype(dtype) for name, value in program.rnn_backward(da, caches).items()}

    return rnn_backward


@pytest.mark.parametrize("dtype", [*FEW_DIGITS, *NO_NUMBERS])
def test_what_cannot_hold_the_numbers_is_wrong(dtype: str) -> None:
    assert diagnose(returning(dtype), budget=0).verdict in (Verdict.EXPLAINED, Verdict.AMBIGUOUS, Verdict.LOCALISED)


@pytest.mark.parametrize("dtype", RIGHT)
def test_what_holds_their_digits_is_right(dtype: str) -> None:
    assert diagnose(returning(dtype)).verdict is Verdict.CORRECT
