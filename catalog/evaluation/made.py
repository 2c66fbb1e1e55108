"""Made outputs: what a program with some of the mutants prints on the cell where that shows first."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.evaluation.case import Case
from catalog.evaluation.cells import printing, right_text, seen_by
from catalog.evaluation.named import mutant_of, program_of
from catalog.evaluation.truth import Made
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.programs.edit import EditError
from catalog.registry import exercise_of, exercises
from catalog.running.printing import ending, print_cell
from catalog.running.run import run
from catalog.running.signatures import home


@dataclass(frozen=True, eq=False, slots=True)
class Output:
    """What a program with these mutants gives on a cell."""

    names: tuple[str, ...]
    probe: Probe
    signature: Signature

    @property
    def text(self) -> str:
        """What the notebook shows."""
        return print_cell(self.signature, self.probe)

    @property
    def raises(self) -> bool:
        """True where the cell ends in an exception."""
        return ending(self.signature, self.probe) is not None

    @property
    def name(self) -> str:
        """The mutants and the cell."""
        return f"{' + '.join(self.names)} on {self.probe.name}"

    def case(self, without: Iterable[str] = (), text: str = "", *, whole: bool = False) -> Case:
        """Return the case of the whole output, or of another text that is made of it.

        whole: right is what does the same in all of the family's functions, and not only in the one that printed.
        """
        functions = (function for name in self.names for function in mutant_of(name).functions)
        truth = Made(seen_by(self.probe, functions), self.names, "" if whole else self.probe.exercise)
        return Case(self.name, text or self.text, self.probe.exercise, truth, frozenset(without))


def output(names: tuple[str, ...], probe: Probe) -> Output | None:
    """Return what the mutants together give on a cell, None where they do not go together."""
    try:
        return Output(names, probe, run(probe, program_of(names)))
    except EditError:
        return None


def where_to_look(names: tuple[str, ...]) -> list[Probe]:
    """Return the newest cell of the furthest exercise that the mutants stand in, then the later ones of the family."""
    furthest = max((exercise_of(mutant_of(name)) for name in names), key=list(exercises()).index)
    start = home(furthest)
    cells = printing(start.family)
    return list(cells[cells.index(start) :])


def first_shown(names: tuple[str, ...]) -> Output | None:
    """Return the output on the first of those cells that prints otherwise than for a correct program."""
    for probe in where_to_look(names):
        found = output(names, probe)
        if found is not None and found.text != right_text(probe):
            return found
    return None
