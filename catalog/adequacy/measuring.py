"""Measuring: the kill matrix of a test cell, every mutant run on it once."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from catalog.adequacy.population import is_equivalent, population, program_of
from catalog.adequacy.telling_apart import RIGHT, LineValues
from catalog.caching import RESPONSES
from catalog.model.kill_matrix import KillMatrix, Mask
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.model.raised_error import RaisedError
from catalog.model.signature import Signature
from catalog.registry import reference_program
from catalog.running.behaviour import alike
from catalog.running.lines import holds, line_value
from catalog.running.printing import play_cell
from catalog.running.run import quiet
from catalog.running.signatures import reference_run
from catalog.running.stages import Stages
from catalog.terminal.progress import expect, tick


@RESPONSES.keep
def kill_matrix(probe: Probe) -> KillMatrix:
    """Return which lines of a cell kill which mutants of the functions that it calls."""
    return kill_matrix_of(probe, population(probe))


def kill_matrix_of(probe: Probe, mutants: Sequence[Mutant]) -> KillMatrix:
    """Return which lines of a cell kill which of these mutants."""
    look = _Asserting(probe) if probe.asserts else _Printing(probe)
    unchanged = []
    for signature in signatures(probe, mutants):
        look.add(signature)
        unchanged.append(alike((signature,), (reference_run(probe),)))
    killed, observed = look.seen()
    asked = np.array(unchanged, dtype=bool) & (observed == RIGHT) & ~killed.any(axis=1)
    equivalent = [bool(ask) and is_equivalent(mutant) for mutant, ask in zip(mutants, asked, strict=True)]
    return KillMatrix(probe, tuple(mutants), killed, observed, np.array(equivalent, dtype=bool))


def signatures(probe: Probe, mutants: Sequence[Mutant]) -> Iterator[Signature]:
    """Yield the signature of each mutant on a probe."""
    expect(len(mutants))
    stages = Stages(probe, reference_program(probe.family))
    for mutant in mutants:
        tick()
        with quiet():
            signature = stages.run(program_of(mutant))
        yield signature


NOT_PRINTED = -1
"""The number of what is not printed because an exception came first."""


class _Printing:
    """What the lines of a cell that prints show of the programs."""

    def __init__(self, probe: Probe) -> None:
        self._lines = probe.lines
        right = reference_run(probe)
        self._values = [LineValues(line_value(right, line)) for line in probe.lines]
        self._rows: list[list[int]] = []
        self._endings: list[str] = []
        self.add(right)

    def add(self, signature: Signature) -> None:
        shown = [line_value(signature, line) for line in self._lines]
        self._endings.append(_ending(signature, shown))
        self._rows.append([values.add(value) for values, value in zip(self._values, shown, strict=True)])

    def seen(self) -> tuple[Mask, NDArray[np.intp]]:
        """Return which lines show something wrong of each program, and the number of what the whole cell shows.

        An exception ends the cell: what would be printed behind it is not, and is no part of what the cell shows.
        """
        rows = np.array(self._rows, dtype=np.intp).reshape(len(self._rows), len(self._lines))
        shown, raised = np.zeros_like(rows), np.zeros_like(rows)
        for at, values in enumerate(self._values):
            shown[:, at], raised[:, at] = values.shown()[rows[:, at]], values.raised[rows[:, at]]
        printed = np.where(raised.cumsum(axis=1) > 0, NOT_PRINTED, shown)
        right, *whole = zip(self._endings, map(tuple, printed.tolist()), strict=True)
        return shown[1:] != RIGHT, _numbered(whole, right)


def _ending(signature: Signature, shown: Sequence[object]) -> str:
    """Return the exception that ends a cell, the program's or the first of its lines', and "" for none."""
    raised = (value for value in (signature.error, *shown) if isinstance(value, RaisedError))
    return str(next(raised, ""))


class _Asserting:
    """What a test that asserts says of the programs."""

    def __init__(self, probe: Probe) -> None:
        self._probe = probe
        self._right = str(play_cell(reference_run(probe), probe)[1] or "")
        self._failed: list[list[bool]] = []
        self._endings: list[str] = []

    def add(self, signature: Signature) -> None:
        self._failed.append([not holds(signature, line) for line in self._probe.lines])
        self._endings.append(str(play_cell(signature, self._probe)[1] or ""))

    def seen(self) -> tuple[Mask, NDArray[np.intp]]:
        """Return which assertions fail for each program, and the number of how the test ends."""
        killed = np.array(self._failed, dtype=bool).reshape(len(self._failed), len(self._probe.lines))
        return killed, _numbered(self._endings, self._right)


def _numbered(shown: Sequence[object], right: object) -> NDArray[np.intp]:
    """Return a number for each of what is shown, RIGHT for what is right."""
    known = {right: RIGHT}
    return np.array([known.setdefault(each, len(known)) for each in shown], dtype=np.intp)
