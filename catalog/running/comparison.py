"""Comparison: what a program's outputs are beside the reference's."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from catalog.model.mutant import Outcome
from catalog.model.signature import Signature
from catalog.model.tolerance import EXACT
from catalog.running.bounded import bounded_array


def compare(value: Any, reference: Any, known: dict[tuple[int, int], Outcome] | None = None) -> Outcome:
    """Return the outcome of one output; of a nested one (caches) the gravest of its parts.

    known: what has been compared already; the caches of all steps share one dict of parameters.
    """
    known = {} if known is None else known
    if isinstance(reference, Mapping):
        pair = id(value), id(reference)
        if pair not in known:
            known[pair] = _compare_mappings(value, reference, known)
        return known[pair]
    if isinstance(reference, list | tuple):
        if not isinstance(value, list | tuple) or len(value) != len(reference):
            return Outcome.WRONG_SHAPE
        return gravest([compare(*parts, known) for parts in zip(value, reference, strict=True)])
    try:
        return _compare_arrays(bounded_array(value), np.asarray(reference))
    except ValueError:
        return Outcome.WRONG_SHAPE


def _compare_mappings(value: Any, reference: Mapping[Any, Any], known: dict[tuple[int, int], Outcome]) -> Outcome:
    if not isinstance(value, Mapping) or set(value) != set(reference):
        return Outcome.WRONG_SHAPE
    return gravest([compare(value[key], reference[key], known) for key in reference])


def _compare_arrays(value: Any, reference: Any) -> Outcome:
    if value.shape != reference.shape or value.dtype.kind not in "fiub":
        return Outcome.WRONG_SHAPE
    if EXACT.close(value, reference).all():
        return Outcome.RIGHT
    if not np.isfinite(value).all():
        return Outcome.NOT_FINITE
    return Outcome.WRONG if value.any() else Outcome.ZERO


def gravest(outcomes: list[Outcome]) -> Outcome:
    """Return the outcome that stands for all: zero only where nothing is wrong in another way."""
    order = [Outcome.RIGHT, Outcome.ZERO, Outcome.WRONG, Outcome.NOT_FINITE, Outcome.WRONG_SHAPE, Outcome.RAISES]
    return max(outcomes, key=order.index, default=Outcome.RIGHT)


def outcomes(signature: Signature, reference: Signature) -> dict[str, Outcome]:
    """Return the outcome of every output of the reference."""
    if signature.error is not None:
        return dict.fromkeys(reference.outputs, Outcome.RAISES)
    return {
        name: compare(signature.outputs[name], value) if name in signature.outputs else Outcome.WRONG_SHAPE
        for name, value in reference.outputs.items()
    }
