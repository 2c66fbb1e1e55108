"""Being right: a run held against a correct program's, number by number."""

from typing import Any

from catalog.functions.probes import right
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.model.tolerance import ROUNDING
from catalog.running.single_precision import single_errors

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
    return all(close_output(one.outputs.get(name), other.outputs.get(name), slack.get(name, least)) for name in names)


def close_output(one: Any, two: Any, slack: float = 0.0) -> bool:
    """True where two arrays are equal but for rounding, and for so much besides, or where there is neither."""
    if one is None or two is None:
        return one is two
    if one.shape != two.shape:
        return False
    return bool(ROUNDING.close(one, two, slack).all())
