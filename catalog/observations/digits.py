"""Digits: which numbers a printed number can stand for.

"-0.34554547" stands for every number between -0.345545475 and -0.345545465.
"""

import math
import re
from collections.abc import Sequence

Interval = tuple[float, float]

# A correct program written differently differs by 1e-14, and a number is pasted with 12 digits or with 17.
RELATIVE, ABSOLUTE = 1e-10, 1e-12

# numpy prints 8 decimals and drops trailing zeros: "0." is a number with eight decimals, all of them zero.
NUMPY_PRECISION = 8

NUMBER = r"[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|nan\b|inf(?:inity)?\b)"
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


def _interval(literal: str, decimals: int) -> Interval:
    value = float(literal)
    if not math.isfinite(value):
        return value, value
    found = _PARTS.fullmatch(literal)
    exponent = int(found[3] or 0) if found else 0
    half = max(0.5 * 10.0 ** (exponent - decimals), RELATIVE * abs(value) + ABSOLUTE)
    return value - half, value + half


def around(value: float, relative: float = RELATIVE, absolute: float = ABSOLUTE) -> Interval:
    """Return the interval of a number that was not printed but handed over."""
    half = relative * abs(value) + absolute
    return value - half, value + half
