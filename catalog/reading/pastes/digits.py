"""Digits: which numbers a printed number can stand for.

"-0.12345678" stands for every number between -0.123456785 and -0.123456775.
"""

import math
import re
from collections.abc import Sequence

import numpy as np

Interval = tuple[float, float]

# numpy prints 8 decimals and drops trailing zeros: "0." is a number with eight decimals, all of them zero.
NUMPY_PRECISION = 8

LARGEST_SINGLE = 1e30

# Correct programs differ by rounding alone, in the fifteenth digit; a change of the eleventh is one.
ROUNDING, SMALLEST = 4e-12, 5e-14

# More digits than a float can have are no number that a cell printed, and Python refuses to read thousands of them.
NUMBER = r"[-+]?(?:(?:\d{1,40}\.?\d{0,40}|\.\d{1,40})(?:[eE][-+]?\d{1,3})?|nan\b|inf(?:inity)?\b)"
_PARTS = re.compile(r"[-+]?(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?")


def intervals(literals: Sequence[str]) -> list[Interval]:
    """Return the interval of each literal of one array, or of a single number.

    The longest element sets the digits of all, because numpy drops trailing zeros.
    """
    decimals = max((_decimals(literal) for literal in literals), default=0)
    if not decimals and not all(literal.strip("+-").isdigit() for literal in literals):
        decimals = NUMPY_PRECISION
    if all(_is_short_zero(literal) for literal in literals):
        decimals = NUMPY_PRECISION
    return [_interval(literal, decimals) for literal in literals]


def _decimals(literal: str) -> int:
    found = _PARTS.fullmatch(literal)
    return len(found[2]) if found else 0


def _is_short_zero(literal: str) -> bool:
    """True for "0", "0." and "0.0": nobody rounds to that, so it is the number itself."""
    return re.fullmatch(r"[-+]?0(\.0?)?", literal) is not None


def are_short(literals: Sequence[str]) -> bool:
    """True where numbers have fewer decimals than numpy prints: somebody shortened them, or they ended in zeros."""
    return 0 < max((_decimals(literal) for literal in literals), default=0) < NUMPY_PRECISION


def single_precision(literals: Sequence[str]) -> float | None:
    """Return how likely numbers of double precision would look like those of single precision, as these do.

    None where one has more digits than single precision prints.
    """
    probability = 1.0
    for literal in literals:
        value = float(literal)
        if not math.isfinite(value) or value == 0:
            continue
        if abs(value) > LARGEST_SINGLE or not _is_single(literal, value):
            return None
        probability *= min(1.0, 10.0**-NUMPY_PRECISION / float(np.spacing(np.float32(abs(value)))))
    return probability


def _is_single(literal: str, value: float) -> bool:
    """True where single precision prints the number like that, alone or in an array."""
    nearest = np.float32(value)
    alone = float(np.format_float_positional(nearest, unique=True))
    return value == alone or (value == round(alone, NUMPY_PRECISION) and _decimals(literal) <= NUMPY_PRECISION)


def are_whole(literals: Sequence[str]) -> bool:
    """True for whole numbers without a point, zeros aside: no cell prints them, and what was left out is open."""
    return bool(literals) and all(each.lstrip("+-").isdigit() for each in literals) and any(map(int, literals))


def has_more_than_numpy_prints(literals: Sequence[str]) -> bool:
    """True where a number has more decimals than numpy prints of an array."""
    return max((_decimals(literal) for literal in literals), default=0) > NUMPY_PRECISION


def _interval(literal: str, decimals: int) -> Interval:
    value = float(literal)
    if not math.isfinite(value):
        return value, value
    found = _PARTS.fullmatch(literal)
    exponent = max(min(int(found[3] or 0) if found and value else 0, 300), -300)
    half = 0.5 * 10.0 ** (exponent - decimals)
    if decimals < NUMPY_PRECISION:
        # It may have been rounded twice: by numpy to eight decimals, and then by hand.
        half += 0.5 * 10.0 ** (exponent - NUMPY_PRECISION)
    half = max(half, ROUNDING * abs(value) + SMALLEST)
    return value - half, value + half
