"""Miscopies: what a number that was read can have been, had it been copied wrong in one way."""

import math
from collections.abc import Iterator
from itertools import pairwise

from catalog.model.near_miss import Miscopy

# Where so large a part of all numbers is one such step away from what was read, it tells nothing.
TELLING = 1e-3

# By so many places a point is moved.
PLACES = 3

NUMPY_PRECISION = 8

# A float has no more digits than these.
MOST = 17


def miscopied(low: float, high: float, fits: float) -> Miscopy | None:
    """Return how a number was copied wrong that lies in an interval and should be another, None for no such way."""
    if not (math.isfinite(low) and math.isfinite(fits)) or high <= low or fits == 0:
        return None
    half, middle = (high - low) / 2, (low + high) / 2
    if middle == 0:
        return None
    tried = list(_before(middle, half))
    if len(tried) * 2 * half > TELLING * abs(middle):
        return None
    return next((how for how, value, slack in tried if abs(value - fits) <= slack), None)


def _before(middle: float, half: float) -> Iterator[tuple[Miscopy, float, float]]:
    """Yield each way in which a number can be copied wrong, with what it was before, and how far that can be off."""
    decimals = min(max(round(-math.log10(2 * half)), 0), MOST)
    unit = 10.0**-decimals
    text, slack = f"{abs(middle):.{decimals}f}", half + unit / 2
    sign = math.copysign(1.0, middle)
    # A zero lost behind the point moves it too, and ten times as much can be a mistake's: that comes first.
    yield Miscopy.SIGN, -middle, slack
    for places in range(1, PLACES + 1):
        for factor in (10.0**places, 10.0**-places):
            yield Miscopy.POINT, middle * factor, slack * max(factor, 1.0)
    typed = list(_typed(text))
    if decimals == NUMPY_PRECISION + 1:
        # numpy prints no such number: a digit too much is likelier than another one.
        typed.sort(key=lambda each: each[0] is not Miscopy.DOUBLED)
    for how, was in typed:
        # Of a digit too much there is one decimal less.
        yield how, sign * float(was), slack * (10 if how is Miscopy.DOUBLED else 1)


def _typed(text: str) -> Iterator[tuple[Miscopy, str]]:
    """Yield what a text of digits can have been before one of them was typed wrong."""
    places = [at for at, each in enumerate(text) if each.isdigit()]
    for at in places:
        for digit in "0123456789".replace(text[at], ""):
            yield Miscopy.DIGIT, f"{text[:at]}{digit}{text[at + 1 :]}"
    for at, after in pairwise(places):
        if text[at] != text[after]:
            yield Miscopy.EXCHANGED, f"{text[:at]}{text[after]}{text[at + 1 : after]}{text[at]}{text[after + 1 :]}"
        elif after == at + 1:
            yield Miscopy.DOUBLED, f"{text[:at]}{text[after:]}"
    for at in places:
        for digit in "0123456789":
            yield Miscopy.LOST, f"{text[:at]}{digit}{text[at:]}"
