"""Candidates: the lines that a cell could print, and what each shows of every program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from catalog.adequacy.measuring import signatures
from catalog.adequacy.population import is_equivalent
from catalog.designing.leaves import Leaf, containers_and_arrays
from catalog.designing.running import probe_of
from catalog.designing.setting import DesignError, Setting
from catalog.model.cell_template import CellOutput, CellTemplate
from catalog.model.mutant import Mutant
from catalog.model.probe import Line, Shows
from catalog.running.signatures import reference_run

# A row that is longer has no place on one line.
WIDEST = 8


@dataclass(frozen=True, eq=False, slots=True)
class CandidateLine:
    """A line, how many numbers it prints, and what it shows of each program, the correct one first.

    shown: a number for what is printed, 0 where that is right: (values of the leaf,). raised: where printing it raises.
    """

    line: Line
    numbers: int
    leaf: Leaf
    values: NDArray[np.intp]
    raises: NDArray[np.bool_]

    @property
    def plainness(self) -> tuple[bool, int]:
        """What comes first of lines that say the same: the shortest, but no part of a row, whose length it hides."""
        return _plainness(self.line, self.numbers)

    @property
    def shown(self) -> NDArray[np.intp]:
        """A number for what is printed of each program, 0 where that is right: (1 + mutants,)."""
        return self.values[self.leaf.rows]

    @property
    def raised(self) -> NDArray[np.bool_]:
        """Where printing it ends the cell: (1 + mutants,)."""
        return self.raises[self.leaf.rows]


def candidates(template: CellTemplate, setting: Setting, mutants: Sequence[Mutant]) -> list[CandidateLine]:
    """Return the lines that a cell with these sizes could print; of those that show the same the shortest alone.

    Raises DesignError where a correct program cannot be run.
    """
    found: list[CandidateLine] = []
    for leaf in _leaves(template, setting, mutants):
        output = next(each for each in template.outputs if each.name == leaf.line.output)
        known: set[bytes] = set()
        for line, numbers in sorted(_lines(output, leaf), key=lambda each: _plainness(*each)):
            shown, raises = leaf.shown(line)
            key = shown.tobytes() + raises.tobytes()
            if shown.any() and key not in known and not (output.given and _blames(leaf, shown, raises, mutants)):
                known.add(key)
                found.append(CandidateLine(line, numbers, leaf, shown, raises))
    return found


def _blames(leaf: Leaf, shown: NDArray[np.intp], raises: NDArray[np.bool_], mutants: Sequence[Mutant]) -> bool:
    """True for a line that shows something wrong of a correct program: one that writes to what it is given, and may."""
    wrong = np.flatnonzero((shown != 0) & ~raises)
    return any(is_equivalent(mutants[at - 1]) for at in np.flatnonzero(np.isin(leaf.rows, wrong)).tolist() if at)


def _leaves(template: CellTemplate, setting: Setting, mutants: Sequence[Mutant]) -> list[Leaf]:
    """Return what a cell has in hand of the correct program and of each mutant."""
    probe = probe_of(template, setting, every=True)
    right = reference_run(probe)
    if right.error is not None:
        raise DesignError(f"a correct {template.exercise} cannot be run with {setting}: {right.error}")
    leaves = [
        Leaf(_bare(output.name, path, value), value)
        for output in template.outputs
        for path, value in containers_and_arrays(right.outputs[output.name])
    ]
    for leaf in leaves:
        leaf.add(right)
    for signature in signatures(probe, mutants):
        for leaf in leaves:
            leaf.add(signature)
    for leaf in leaves:
        leaf.close()
    return leaves


def _bare(output: str, path: str, value: object) -> Line:
    return Line("", output, path, Shows.VALUE if isinstance(value, np.ndarray) else Shows.LENGTH)


def _lines(output: CellOutput, leaf: Leaf) -> Iterator[tuple[Line, int]]:
    """Yield the lines that look at a leaf, and how many numbers each prints."""
    base = leaf.line.index
    if leaf.line.shows is Shows.LENGTH:
        yield _line(output, base, Shows.LENGTH), 1
        return
    shape = leaf.right.shape
    yield _line(output, base, Shows.SHAPE), len(shape)
    for place in product(*map(some, shape)):
        *before, last = place
        if last == 0 and before and shape[-1] <= WIDEST:
            yield _line(output, base + _joined(before)), shape[-1]
        yield _line(output, base + _joined(place)), 1
        if last + 1 < shape[-1]:
            yield _line(output, f"{base}[{', '.join([*map(str, before), f'{last}:{last + 2}'])}]"), 2


def _plainness(line: Line, numbers: int) -> tuple[bool, int]:
    return ":" in line.index, numbers


def some(length: int) -> list[int]:
    """Return some places of so many, those where mistakes at either end show among them."""
    return sorted({place for place in (0, 1, length // 2, length - 1) if place < length})


def _joined(place: Sequence[int]) -> str:
    return "".join(f"[{at}]" for at in place)


def _line(output: CellOutput, index: str, shows: Shows = Shows.VALUE) -> Line:
    text = f"{output.head}{index}"
    heads = {Shows.VALUE: text, Shows.SHAPE: f"{text}.shape", Shows.LENGTH: f"len({text})"}
    return Line(f"{heads[shows]} =", output.name, index, shows, output.called)
