"""Single precision: how far off a correct program is that computes in float32."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np

from catalog.caching import RESPONSES
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.registry import family, reference_program
from catalog.running.run import run
from catalog.running.signatures import reference_run

# Another order of the same operations rounds otherwise: by a few times as much, and at least by the last digits.
TIMES, LEAST = 10, 2e-6


@RESPONSES.keep
def single_errors(probe: Probe) -> Mapping[str, float]:
    """Return how far each array that a probe gives may be off in single precision."""
    program = reference_program(probe.family)
    functions = {name: _in_single(getattr(program, name)) for name in family(probe.family).functions}
    rough = run(probe, SimpleNamespace(**functions, family=program.family))  # type: ignore[arg-type]
    exact = reference_run(probe)
    arrays = {name: value for name, value in exact.outputs.items() if isinstance(value, np.ndarray)}
    return {name: _error(rough, name, value) for name, value in arrays.items()}


def _error(rough: Signature, name: str, value: Any) -> float:
    off = np.abs(rough.outputs[name] - value).max(initial=0.0)
    return float(TIMES * off + LEAST * np.abs(value).max(initial=0.0))


def _in_single(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args: _cast(function(*_cast(args, np.float32)), np.float64)


def _cast(value: Any, dtype: type[np.floating[Any]]) -> Any:
    if isinstance(value, np.ndarray):
        return value.astype(dtype)
    if isinstance(value, dict):
        return {key: _cast(part, dtype) for key, part in value.items()}
    return type(value)(_cast(part, dtype) for part in value)
