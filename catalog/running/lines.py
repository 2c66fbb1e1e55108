"""Lines: what each line of a test cell shows of a signature, and the cells that differ in it."""

from typing import Any

import numpy as np

from catalog.caching import REGISTRY
from catalog.model.probe import Line, Probe
from catalog.model.raised_error import RaisedError
from catalog.model.signature import Signature
from catalog.registry import probes
from catalog.running.printing import meets, show
from catalog.running.signatures import reference_run, shipped


def cells(exercise: str | None = None) -> list[Probe]:
    """Return the test cells that a table is worth: each version that a correct program can run and that differs."""
    chosen: dict[tuple[Any, ...], Probe] = {}
    for probe in probes():
        if exercise in (None, probe.exercise) and shipped(probe):
            chosen[probe.exercise, probe.asserts, tuple(text for _, text in right_lines(probe))] = probe
    return list(chosen.values())


@REGISTRY.keep()
def right_lines(probe: Probe) -> tuple[tuple[Any, str], ...]:
    """Return the value of each line of the cell, and what it prints, for a correct program."""
    values = [line_value(reference_run(probe), line) for line in probe.lines]
    return tuple((value, show(value)) for value in values)


def line_value(signature: Signature, line: Line) -> Any:
    """Return what a line shows, or the exception that the program or the line itself raises."""
    if signature.error is not None:
        return signature.error
    try:
        value = signature.value(line.output, line.index, line.shows)
        return np.array(value) if isinstance(value, np.ndarray) else value
    except Exception as error:
        return RaisedError.of(error, ())


def holds(signature: Signature, line: Line) -> bool:
    """True where an asserted line passes; a comparison that raises does not."""
    try:
        return signature.error is None and meets(signature, line)
    except Exception:
        return False
