"""Measuring: the kill matrix of a test cell, every mutant run on it once."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from catalog.adequacy.population import is_equivalent, population, program_of
from catalog.adequacy.telling_apart import RIGHT, LineValues
from catalog.caching import RESPONSES
from catalog.model.kill_matrix import KillMatrix, Mask
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.registry import reference_program
from catalog.running.behaviour import alike
from catalog.running.lines import holds, line_value
from catalog.running.printing import play_cell
from catalog.running.run import quiet
from catalog.running.signatures import reference_run
from catalog.running.stages import Stages
from catalog.terminal.progress import tick


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
    killed, observed = look.killed(), look.observed()
    asked = np.array(unchanged, dtype=bool) & ~killed.any(axis=1)
    equivalent = [bool(ask) and is_equivalent(mutant) for mutant, ask in zip(mutants, asked, strict=True)]
    return KillMatrix(probe, tuple(mutants), killed, observed, np.array(equivalent, dtype=bool))


def signatures(probe: Probe, mutants: Iterable[Mutant]) -> Iterator[Signature]:
    """Yield the signature of each mutant on a probe."""
    stages = Stages(probe, reference_program(probe.family))
    for mutant in mutants:
        tick()
        with quiet():
            signature = stages.run(program_of(mutant))
        yield signature


class _Printing:
    """What the lines of a cell that prints show of the programs."""

    def __init__(self, probe: Probe) -> None:
        self._lines = probe.lines
        self._values = [LineValues(line_value(reference_run(probe), line)) for line in probe.lines]
        self._rows: list[list[int]] = []

    def add(self, signature: Signature) -> None:
        self._rows.append(
            [values.add(line_value(signature, line)) for values, line in zip(self._values, self._lines, strict=True)]
        )

    def _shown(self) -> NDArray[np.intp]:
        """Return the number of what each program shows in each line: (programs, lines)."""
        rows = np.array(self._rows, dtype=np.intp).reshape(-1, len(self._lines))
        return np.stack([values.shown()[rows[:, at]] for at, values in enumerate(self._values)], axis=1)

    def killed(self) -> Mask:
        return np.asarray(self._shown() != RIGHT)

    def observed(self) -> NDArray[np.intp]:
        """Return the number of what the whole cell shows, which an exception ends: (programs,)."""
        rows = np.array(self._rows, dtype=np.intp).reshape(-1, len(self._lines))
        raised = np.stack([values.raised[rows[:, at]] for at, values in enumerate(self._values)], axis=1)
        ended = raised.cumsum(axis=1) - raised > 0
        return _numbered([tuple(row) for row in np.where(ended, RIGHT, self._shown())], (RIGHT,) * len(self._lines))


class _Asserting:
    """What a test that asserts says of the programs."""

    def __init__(self, probe: Probe) -> None:
        self._probe = probe
        self._failed: list[list[bool]] = []
        self._endings: list[str] = []

    def add(self, signature: Signature) -> None:
        error = play_cell(signature, self._probe)[1]
        self._failed.append([not holds(signature, line) for line in self._probe.lines])
        self._endings.append(str(error) if error else "")

    def killed(self) -> Mask:
        return np.array(self._failed, dtype=bool).reshape(-1, len(self._probe.lines))

    def observed(self) -> NDArray[np.intp]:
        return _numbered(self._endings, "")


def _numbered(shown: Sequence[object], right: object) -> NDArray[np.intp]:
    """Return a number for each of what is shown, RIGHT for what is right."""
    known = {right: RIGHT}
    return np.array([known.setdefault(each, len(known)) for each in shown], dtype=np.intp)
