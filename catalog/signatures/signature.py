"""Signatures: what a program gives on a probe, and how it differs from what the reference gives."""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from catalog.programs.mutant import Outcome
from catalog.programs.program import Program
from catalog.signatures.bounded import bounded_array
from catalog.signatures.fault import Fault
from catalog.signatures.probe import Key, Line, Probe, Shows
from catalog.signatures.stream import owned
from catalog.signatures.subscripts import subscripts

# A correct program written differently differs by about 1e-14; a printed digit is 1e-8, and pasted are 12 or 17.
RELATIVE, ABSOLUTE = 1e-10, 1e-12


@dataclass(frozen=True, eq=False, slots=True)
class Signature:
    """Every output of a run by name, or the exception that ended it."""

    outputs: Mapping[Any, Any]
    fault: Fault | None = None

    def value(self, output: str, index: str = "", shows: Shows = Shows.VALUE) -> Any:
        """Return output[index[0]][index[1]]..., or its shape or length.

        Raises what the same expression raises in a notebook.
        """
        value = reduce(lambda value, subscript: value[subscript], subscripts(index), self.outputs[output])
        if shows is Shows.SHAPE:
            return value.shape
        return len(value) if shows is Shows.LENGTH else value


class Shown(Signature):
    """What is left of a signature when only some expressions are kept: `outputs` are their values by key."""

    @classmethod
    def of(cls, signature: Signature, keys: Iterable[Key]) -> "Shown":
        """Return the values of those expressions; one that raises has none."""
        if signature.fault is not None:
            return cls({}, signature.fault)
        values: dict[Any, Any] = {}
        for key in sorted(keys):
            with suppress(Exception):
                value = signature.value(*key)
                values[key] = value.copy() if isinstance(value, np.ndarray) else value
        return cls(values)

    def value(self, output: str, index: str = "", shows: Shows = Shows.VALUE) -> Any:
        """Return what was kept; raises KeyError for what was not, or raised."""
        return self.outputs[output, index, shows]


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what programs do to themselves: no warning is shown, and the global random state is as it was afterwards."""
    with owned(), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


def run(probe: Probe, program: Program) -> Signature:
    """Return the signature of a program on a probe; the global random state is as it was afterwards."""
    with quiet():
        try:
            return Signature(probe.call(program))
        except Exception as error:
            return Signature({}, Fault.of(error, program.family.functions))


def functions_used(probe: Probe, program: Program) -> frozenset[str]:
    """Return which of the family's functions a program calls on a probe, directly or not."""
    called: set[str] = set()
    run(probe, program.watched(called.add))
    return frozenset(called)


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
    with np.errstate(invalid="ignore"):
        if (np.abs(value - reference) <= ABSOLUTE + RELATIVE * np.abs(reference)).all():
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
    if signature.fault is not None:
        return dict.fromkeys(reference.outputs, Outcome.RAISES)
    return {
        name: compare(signature.outputs[name], value) if name in signature.outputs else Outcome.WRONG_SHAPE
        for name, value in reference.outputs.items()
    }


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
    shown, fault = play_cell(signature, probe)
    return "\n".join([*shown, *([str(fault)] if fault else [])]) or "All tests passed"


def play_cell(signature: Signature, probe: Probe) -> tuple[list[str], Fault | None]:
    """Return the lines that the cell prints, and the exception of the program, of a print or of an assertion."""
    shown: list[str] = []
    if signature.fault is not None:
        return shown, signature.fault
    for line in probe.lines:
        try:
            if not probe.asserts:
                shown.append(f"{line.head} {show_line(signature, line)}")
            elif not meets(signature, line):
                return shown, Fault("AssertionError", f"Wrong values for {line.name}")
        except Exception as error:
            return shown, Fault.of(error, ())
    return shown, None


def ending(signature: Signature, probe: Probe) -> Fault | None:
    """Return the exception that ends the cell, as play_cell does, without printing anything."""
    if signature.fault is not None or probe.asserts:
        return play_cell(signature, probe)[1]
    try:
        for line in probe.lines:
            signature.value(line.output, line.index, line.shows)
    except Exception as error:
        return Fault.of(error, ())
    return None


def meets(signature: Signature, line: Line) -> bool:
    """True where an asserted line holds: numpy.allclose with its default rtol and the line's atol."""
    value = signature.value(line.output, line.index)
    return bool(np.allclose(value, np.array(line.expected), atol=line.atol))
