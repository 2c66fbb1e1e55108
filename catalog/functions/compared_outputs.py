"""What counts of a run: the arrays that its functions return, and what test cells print or assert of the rest.

Caches are a matter between a forward pass and its backward pass: whatever is in them, it counts by what comes of it.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from catalog.model.probe import Probe, Shows
from catalog.model.signature import Signature
from catalog.programs.program import Program
from catalog.running.bounded import bounded_array
from catalog.running.run import run

# No output of a probe has a thousand; an array can pretend to have more numbers than there is memory.
MAX_NUMBERS = 1_000_000


def shown(probe: Probe, signature: Signature) -> Signature:
    """Return a signature with what counts alone: arrays by the outputs' names, printed parts of others by the line."""
    outputs = signature.outputs
    if signature.error is not None or not isinstance(outputs, Mapping):
        return Signature({}, signature.error)
    found = {name: as_array(value) for name, value in outputs.items()}
    for line in probe.lines:
        if found.get(line.output) is None and line.shows is not Shows.SHAPE:
            with suppress(Exception):
                found[line.label] = as_array(signature.value(line.output, line.index, line.shows))
    return Signature({name: array for name, array in found.items() if array is not None})


def run_shown(probe: Probe, program: Program) -> Signature:
    """Return what counts of a program's run."""
    return shown(probe, run(probe, program))


def as_array(value: Any) -> Any:
    """Return a value as an array, None where it is no array of real numbers."""
    try:
        if isinstance(value, str | bytes):
            return None
        array = bounded_array(value)
        return array if array.dtype.kind in "fiub" and array.size <= MAX_NUMBERS else None
    except Exception:
        return None
