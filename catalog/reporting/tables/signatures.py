"""The signatures as one table: a row for each mutant, probe and output."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from catalog.model.signature import Signature
from catalog.registry import probes
from catalog.running.comparison import outcomes
from catalog.running.signatures import mutant_run, mutants_on, reference_run, shipped

COLUMNS = ["mutant", "exercise", "probe", "output", "shape", "dtype", "outcome", "values"]


def signature_table(exercise: str | None = None) -> pd.DataFrame:
    """Return the signatures of the reference (mutant "") and of every mutant on every probe that can differ.

    shape, dtype and values are those of an array; for a nested output (cache, caches) its length, its type and None;
    for a program that raises None, "" and the exception. outcome is a string of Outcome.
    """
    rows = [row for probe in probes() if exercise in (None, probe.exercise) and shipped(probe) for row in _rows(probe)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(probe: Any) -> Iterator[tuple[Any, ...]]:
    reference = reference_run(probe)
    yield from _outputs("", probe, reference, reference)
    for mutant in mutants_on(probe):
        yield from _outputs(mutant.name, probe, mutant_run(mutant, probe), reference)


def _outputs(name: str, probe: Any, signature: Signature, reference: Signature) -> Iterator[tuple[Any, ...]]:
    for output, outcome in outcomes(signature, reference).items():
        if signature.error is not None:
            described: tuple[Any, ...] = None, "", str(outcome), str(signature.error)
        else:
            shape, dtype, values = _describe(signature.outputs.get(output))
            described = shape, dtype, str(outcome), values
        yield name, probe.exercise, probe.name, output, *described


def _describe(value: Any) -> tuple[tuple[int, ...] | None, str, Any]:
    if isinstance(value, np.ndarray | np.generic):
        return value.shape, str(value.dtype), np.array(value)
    length = (len(value),) if hasattr(value, "__len__") else None
    return length, type(value).__name__, None
