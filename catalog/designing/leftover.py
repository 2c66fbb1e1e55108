"""Leftovers: mutants that a cell does not tell apart, and whether anything does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

import numpy as np

from catalog.adequacy.population import program_of
from catalog.designing.refining import Partition
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.registry import battery, reference_program
from catalog.running.behaviour import Behaviour, alike
from catalog.running.digest import Digest, digest
from catalog.running.run import quiet
from catalog.running.signatures import reference_calls, reference_run
from catalog.running.stages import Stages
from catalog.terminal.progress import expect, tick

CORRECT = None
"""Stands for the correct program among mutants."""


class Reason(StrEnum):
    """Why a cell does not tell mutants apart."""

    EVERYWHERE = "equal on every input of the battery"
    CELL = "equal in other cells of the function as well"
    HERE = "equal in this cell"


@dataclass(frozen=True, slots=True)
class Leftover:
    """Mutants of which a cell shows the same, and why.

    alike: those together that are the same but for the next reason: HERE has those that other inputs of the cell tell
    apart, CELL those that only a cell of another function does, or a second call, and EVERYWHERE has one group alone.
    CORRECT stands for the correct program.
    """

    reason: Reason
    alike: tuple[tuple[Mutant | None, ...], ...]

    @property
    def mutants(self) -> tuple[Mutant, ...]:
        """All of them."""
        return tuple(mutant for group in self.alike for mutant in group if mutant is not CORRECT)

    @property
    def unnoticed(self) -> bool:
        """Whether the correct program is among them."""
        return any(mutant is CORRECT for group in self.alike for mutant in group)


class Behaviours:
    """What programs of a family do on some probes, as far as they are asked for."""

    def __init__(self, probes: Sequence[Probe]) -> None:
        self._probes = probes
        self._stages = [Stages(probe, reference_program(probe.family)) for probe in probes]
        self._right = [(reference_run(probe), digest(reference_run(probe))) for probe in probes]

    def apart(self, group: Sequence[Mutant | None]) -> list[list[Mutant | None]]:
        """Return a group of programs, those together that do the same."""
        if len(group) == 1:
            return [list(group)]
        kinds: list[tuple[Behaviour, list[Mutant | None]]] = []
        known: dict[tuple[Digest, ...], list[Mutant | None]] = {}
        for mutant in group:
            runs, digests = zip(*self._runs(mutant), strict=True)
            if digests not in known:
                known[digests] = next((members for other, members in kinds if alike(runs, other)), [])
                if not known[digests]:
                    kinds.append((runs, known[digests]))
            known[digests].append(mutant)
        return [members for _, members in kinds]

    def _runs(self, mutant: Mutant | None) -> Iterator[tuple[Signature, Digest]]:
        """Yield a program's signature on each probe, the correct program's where it is the same there."""
        tick()
        program = None if mutant is CORRECT else program_of(mutant)
        for probe, stages, right in zip(self._probes, self._stages, self._right, strict=True):
            if program is None or reference_calls(probe).isdisjoint(program.edited):
                yield right
            else:
                with quiet():
                    signature = stages.run(program)
                yield signature, digest(signature)


def leftovers(mutants: Sequence[Mutant], part: Partition, others: Sequence[Probe]) -> tuple[Leftover, ...]:
    """Return what is not told apart, what is not noticed first. others: the same cell on other inputs."""
    groups = list(_groups([CORRECT, *mutants], part))
    expect(sum(map(len, groups)))
    cells, everywhere = Behaviours(others), Behaviours([each for each in battery() if each.family == others[0].family])
    return tuple(left for group in groups if len(group) > 1 for left in _reasons(group, cells, everywhere))


def _groups(programs: Sequence[Mutant | None], part: Partition) -> Iterator[list[Mutant | None]]:
    """Yield the programs of each group, the correct program's first."""
    order = np.argsort(part.groups, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(part.groups[order])) + 1):
        yield [programs[at] for at in rows]


def _reasons(group: Sequence[Mutant | None], cells: Behaviours, everywhere: Behaviours) -> Iterator[Leftover]:
    """Yield why a group is not told apart: because of these inputs, then of this cell, then of all."""
    equals = {members[0]: tuple(members) for members in everywhere.apart(group)}
    kinds = [[equals[first] for first in kind] for kind in cells.apart(list(equals))]
    if len(kinds) > 1:
        yield Leftover(Reason.HERE, tuple(tuple(chain.from_iterable(kind)) for kind in kinds))
    for kind in kinds:
        if len(kind) > 1:
            yield Leftover(Reason.CELL, tuple(kind))
        yield from (Leftover(Reason.EVERYWHERE, (equal,)) for equal in kind if len(equal) > 1)
