"""What counts of a run: the arrays that its functions return, and what test cells print or assert of the rest.

Caches are a matter between a forward pass and its backward pass: whatever is in them, it counts by what comes of it.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import numpy as np

from catalog.functions.single import single_errors
from catalog.functions.trials import right
from catalog.signatures.probe import Probe, Shows
from catalog.signatures.signature import Signature

# Two correct ways to write a formula differ by rounding, which sums over time and large values blow up. Relative to the
# element, and to the largest of its array.
RELATIVE, OF_LARGEST = 1e-7, 1e-10

# Of what a cell prints of a cache, all numbers are of the size of one.
SINGLE = 1e-5


def public(probe: Probe, signature: Signature) -> Mapping[str, Any]:
    """Return what counts of a signature by name: None for what is not there, or not as the reference has it."""
    reference = right(probe).signature
    given = outputs_of(signature)
    shown: dict[str, Any] = {
        name: given.get(name)
        for name, value in reference.outputs.items()
        if not isinstance(value, Mapping | list | tuple)
    }
    for line in probe.lines:
        if line.output not in shown and line.shows is not Shows.SHAPE:
            shown[line.label] = None
            with suppress(Exception):
                shown[line.label] = signature.value(line.output, line.index, line.shows)
    return shown


def outputs_of(signature: Signature) -> Mapping[str, Any]:
    """Return the outputs by name; none where a function returned no mapping."""
    return signature.outputs if isinstance(signature.outputs, Mapping) else {}


def is_right(probe: Probe, signature: Signature, *, single: bool = False) -> bool:
    """True where a run gives what a correct program gives; single: as far as single precision goes."""
    return same(probe, signature, right(probe).signature, single=single)


def same(probe: Probe, one: Signature, other: Signature, *, single: bool = False) -> bool:
    """True where two runs of a probe give the same, or end with the same kind of exception."""
    if one.fault is not None or other.fault is not None:
        return one.fault is not None and other.fault is not None and one.fault.alike(other.fault)
    left, others = public(probe, one), public(probe, other)
    slack = single_errors(probe) if single else {}
    return all(_close(left[name], value, slack.get(name, SINGLE if single else 0.0)) for name, value in others.items())


def _close(value: Any, other: Any, slack: float) -> bool:
    """True where two values are equal but for rounding, and for so much besides."""
    one, two = as_array(value), as_array(other)
    if one is None or two is None:
        return one is two
    if one.shape != two.shape:
        return False
    size = np.abs(two)
    largest = float(size.max(initial=0.0))
    if not np.isfinite(largest):
        return bool(np.allclose(one, two, rtol=RELATIVE, atol=slack, equal_nan=True))
    return bool((np.abs(one - two) <= RELATIVE * size + OF_LARGEST * largest + slack).all())


def as_array(value: Any) -> Any:
    """Return a value as an array of floats, None where it is no array of real numbers."""
    try:
        array = np.asarray(value)
        return array.astype(float) if array.dtype.kind in "fiub" else None
    except Exception:
        return None
