"""Behaviour: whether two programs are the same explanation, decided on inputs that no test cell uses."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from catalog.model.signature import Signature
from catalog.model.tolerance import BEHAVIOUR
from catalog.programs.program import Program
from catalog.registry import battery
from catalog.running.run import run
from catalog.running.signatures import reference_calls, reference_run

Behaviour = tuple[Signature, ...]


def behaviour(program: Program) -> Behaviour:
    """Return the signatures of a program on every probe of its family's battery."""
    return tuple(run(probe, program) for probe in battery() if probe.family == program.family.name)


def alike(left: Behaviour, right: Behaviour) -> bool:
    """True where two programs give the same values, or the same kind of exception, on the whole battery."""
    return all(_same_signature(*pair) for pair in zip(left, right, strict=True))


def behaves_like_reference(program: Program) -> bool:
    """True where a program gives what the reference gives on the whole battery; stops where it does not."""
    own = [probe for probe in battery() if probe.family == program.family.name]
    reached = [probe for probe in own if not program.edited.isdisjoint(reference_calls(probe))]
    return all(alike((run(probe, program),), (reference_run(probe),)) for probe in reached)


def _same_signature(left: Signature, right: Signature) -> bool:
    if left.error is None or right.error is None:
        return left.error is right.error and _same(left.outputs, right.outputs)
    return left.error.alike(right.error)


def _same(left: Any, right: Any) -> bool:
    if left is right:
        return True
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return left.keys() == right.keys() and all(_same(left[key], right[key]) for key in left)
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return len(left) == len(right) and all(_same(*pair) for pair in zip(left, right, strict=True))
    nested = (Mapping, list, tuple)
    if isinstance(left, nested) or isinstance(right, nested) or np.shape(left) != np.shape(right):
        return False
    return bool(BEHAVIOUR.close(left, right).all())
