"""Edited programs: outputs of the reference with any edits made, whether or not a mutant has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from catalog.caching import RESPONSES
from catalog.evaluation.case import Case
from catalog.evaluation.cells import seen_by
from catalog.evaluation.truth import Truth, behaves
from catalog.model.diagnosis import Cause
from catalog.model.probe import Probe
from catalog.programs.edit import Edit, EditError
from catalog.programs.program import Program
from catalog.registry import family
from catalog.running.behaviour import Behaviour, behaviour
from catalog.running.printing import ending, print_cell
from catalog.running.run import run

Edits = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Edited(Truth):
    """A program with these edits. smaller: those of programs with a part of its mistakes. exercise: compared alone."""

    family: str = ""
    edits: Edits = ()
    smaller: tuple[Edits, ...] = ()
    exercise: str = ""

    def is_right(self, cause: Cause) -> bool:
        """True where no input tells the cause from it."""
        return behaves(cause.program, behaviour_with(self.family, self.edits), self.exercise)

    def is_part(self, cause: Cause) -> bool:
        """True where no input tells the cause from a program with a part of the mistakes."""
        return any(behaves(cause.program, behaviour_with(self.family, part), self.exercise) for part in self.smaller)


@RESPONSES.keep
def behaviour_with(family_name: str, edits: Edits) -> Behaviour:
    """Return what the program with these edits gives on inputs that no cell uses."""
    return behaviour(_program(family_name, edits))


def printed(probe: Probe, edits: Edits) -> str | None:
    """Return what the program with these edits prints on a cell; None where it raises or the edits overlap."""
    try:
        signature = run(probe, _program(probe.family, edits))
    except EditError:
        return None
    return None if ending(signature, probe) else print_cell(signature, probe)


def irreducible(probe: Probe, mistakes: Sequence[Edits]) -> str | None:
    """Return what a cell prints with all the mistakes; None where it raises, or prints the same without one of them."""
    text = printed(probe, joined(mistakes))
    fewer = (printed(probe, joined(part)) for part in combinations(mistakes, len(mistakes) - 1))
    return None if text is None or text in fewer else text


def joined(mistakes: Sequence[Edits]) -> Edits:
    """Return the edits of all the mistakes."""
    return tuple(chain.from_iterable(mistakes))


def case_of(name: str, probe: Probe, text: str, edits: Edits, smaller: tuple[Edits, ...]) -> Case:
    """Return the case of what a program with these edits printed."""
    functions = seen_by(probe, (edit.function for edit in edits))
    truth = Edited(functions, probe.family, edits, smaller, probe.exercise)
    return Case(f"{name} on {probe.name}", text, probe.exercise, truth)


def _program(family_name: str, edits: Edits) -> Program:
    return Program(family(family_name), edits, keep=False)
