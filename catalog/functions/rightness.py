"""Being right: a run held against a correct program's, number by number."""

from typing import Any

import numpy as np

from catalog.functions.probes import right
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.running.single_precision import single_errors

# Two correct ways to write a formula differ by rounding, which sums over time and large values blow up. Relative to the
# element, and to the largest of its array.
RELATIVE, OF_LARGEST = 1e-7, 1e-10

# Of what a cell prints of a cache, all numbers are of the size of one.
SINGLE = 1e-5


def is_right(probe: Probe, signature: Signature, *, single: bool = False) -> bool:
    """True where a run gives what a correct program gives; single: as far as single precision goes."""
    return same(probe, signature, right(probe).signature, single=single)


def same(probe: Probe, one: Signature, other: Signature, *, single: bool = False) -> bool:
    """True where of two runs of a probe the same counts, or where they end with the same kind of exception.

    What counts is what a correct program has: a function may return more than that.
    """
    if one.error is not None or other.error is not None:
        return one.error is not None and other.error is not None and one.error.alike(other.error)
    slack = single_errors(probe) if single else {}
    least = SINGLE if single else 0.0
    names = right(probe).signature.outputs
    return all(_close(one.outputs.get(name), other.outputs.get(name), slack.get(name, least)) for name in names)


def _close(one: Any, two: Any, slack: float) -> bool:
    """True where two arrays are equal but for rounding, and for so much besides, or where there is neither."""
    if one is None or two is None:
        return one is two
    if one.shape != two.shape:
        return False
    size = np.abs(two)
    largest = float(size.max(initial=0.0))
    if not np.isfinite(largest):
        return bool(np.allclose(one, two, rtol=RELATIVE, atol=slack, equal_nan=True))
    return bool((np.abs(one - two) <= RELATIVE * size + OF_LARGEST * largest + slack).all())
