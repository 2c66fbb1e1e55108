"""Printing: what a test cell shows of a signature, as the notebook shows it."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from catalog.model.probe import Line, Probe
from catalog.model.raised_error import RaisedError
from catalog.model.signature import Signature


def show(value: Any) -> str:
    """Return a value as print() shows it with numpy's default options."""
    if not isinstance(value, np.ndarray):
        return str(value)
    with np.printoptions(precision=8, suppress=False, linewidth=75, threshold=1000, floatmode="maxprec", legacy=False):
        return str(value)


def show_line(signature: Signature, line: Line) -> str:
    """Return a line's value as the cell prints it; raises what printing it raises."""
    return show(signature.value(line.output, line.index, line.shows))


def print_cell(signature: Signature, probe: Probe) -> str:
    """Return what the notebook shows under the cell: the lines printed, then the exception that ended it, if any."""
    shown, error = play_cell(signature, probe)
    return "\n".join([*shown, *([str(error)] if error else [])]) or "All tests passed"


def play_cell(signature: Signature, probe: Probe) -> tuple[list[str], RaisedError | None]:
    """Return the lines that the cell prints, and the exception of the program, of a print or of an assertion."""
    shown: list[str] = []
    if signature.error is not None:
        return shown, signature.error
    for line in probe.lines:
        try:
            if not probe.asserts:
                shown.append(f"{line.head} {show_line(signature, line)}")
            elif not meets(signature, line):
                return shown, RaisedError("AssertionError", f"Wrong values for {line.name}")
        except Exception as error:
            return shown, RaisedError.of(error, ())
    return shown, None


def ending(signature: Signature, probe: Probe) -> RaisedError | None:
    """Return the exception that ends the cell, as play_cell does, without printing anything."""
    if signature.error is not None or probe.asserts:
        return play_cell(signature, probe)[1]
    try:
        for line in probe.lines:
            signature.value(line.output, line.index, line.shows)
    except Exception as error:
        return RaisedError.of(error, ())
    return None


def meets(signature: Signature, line: Line) -> bool:
    """True where an asserted line holds: numpy.allclose with its default rtol and the line's atol."""
    value = signature.value(line.output, line.index)
    return bool(np.allclose(value, np.array(line.expected), atol=line.atol))


# So many numbers of an array are shown, or as many as it takes to see that two are different.
MIN = 2


def shown_in_full(value: Any) -> str:
    """Return a value as print() shows it, a single number with eight digits as well."""
    if isinstance(value, float | np.floating) or (isinstance(value, np.ndarray) and value.ndim == 0):
        text = show(np.array([value], dtype=float))[1:-1].strip()
        return f"{text}0" if text.endswith(".") else text
    return " ".join(show(value).split())


def shown(values: Sequence[Any]) -> tuple[str, ...]:
    """Return values, cut to their first few numbers, in which those that are different look different."""
    texts = [shown_in_full(value) for value in values]
    longest = max((len(text.split()) for text in texts), default=0)
    cuts = (tuple(_cut(text, count) for text in texts) for count in range(MIN, longest + 1))
    return next((cut for cut in cuts if len(set(cut)) == len(set(texts))), tuple(texts))


def _cut(text: str, count: int) -> str:
    words = text.split()
    if not text.startswith("[") or len(words) <= count + 1:
        return text
    return " ".join(words[: count + (words[0] == "[")]) + " ...]"
