"""Answers: what a run gave, as a message and back."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.functions.run import FunctionRun
from catalog.model.raised_error import RaisedError
from catalog.model.signature import Signature
from catalog.sandbox.codec import CodecError
from catalog.sandbox.effects import effect_of, message_of_effect
from catalog.sandbox.exceptions import plain
from catalog.sandbox.typed import typed

MAX_EFFECTS = 200


def message_of(run: FunctionRun) -> dict[str, Any]:
    """Return a run as a message."""
    error, at = run.signature.error, run.at
    return {
        "outputs": run.signature.outputs,
        "fault": error and (plain(error.kind), plain(error.message), plain(error.function)),
        "effects": tuple(map(message_of_effect, run.effects[:MAX_EFFECTS])),
        "at": at and (plain(at[0]), at[1]),
        "printed": run.printed,
        "stream": run.stream,
        "printing": run.printing,
    }


def run_of(message: Any) -> FunctionRun:
    """Return the run that a message tells of; raises CodecError where it tells of none."""
    try:
        error, at, effects, printed = (message[key] for key in ("fault", "at", "effects", "printed"))
        outputs, stream, printing = _arrays(message["outputs"]), message["stream"], message["printing"]
        signature = Signature(outputs, None if error is None else RaisedError(*typed(error, str, str, str)))
        found = tuple(map(effect_of, effects))
        place = None if at is None else _place(*typed(at, str, int))
    except (TypeError, ValueError, KeyError) as reason:
        raise CodecError("what a run gave has not the parts that it should have") from reason
    kinds = [type(each) for each in (printed, stream, printing)]
    if kinds != [int, int, bool] or len(found) > MAX_EFFECTS:
        raise CodecError("what a run gave has not the parts that it should have")
    return FunctionRun(signature, found, place, printed, stream, printing)


def _arrays(outputs: Any) -> dict[str, NDArray[Any]]:
    """Return outputs that are arrays by name, and nothing else; raises TypeError for what is none."""
    if type(outputs) is not dict or not all(type(name) is str for name in outputs):
        raise TypeError
    if not all(type(array) is np.ndarray and array.dtype.kind in "fiub" for array in outputs.values()):
        raise TypeError
    return outputs


def _place(file: str, line: int) -> tuple[str, int]:
    return file, line
