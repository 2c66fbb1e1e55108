"""Designs: a test cell, what each of its lines adds, and what it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from catalog.adequacy.scoring import AdequacyScore
from catalog.designing.leftover import Leftover, Reason, leftovers
from catalog.designing.measuring import DesignStep, Printed, Shown, equivalents, shown_of, steps, together
from catalog.designing.running import probe_of
from catalog.designing.setting import Setting, near, other_settings
from catalog.designing.writing import cell_text, pytest_text
from catalog.model.cell_template import CellTemplate
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.model.proposed_cell import ProposedCell, ScoreStep
from catalog.model.rendering import ShownInNotebook
from catalog.registry import cell_templates
from catalog.running.printing import print_cell
from catalog.running.signatures import reference_run


@dataclass(frozen=True, eq=False, slots=True)
class Design(ShownInNotebook):
    """A test cell of an exercise that tells mistakes apart.

    setting: its seed and sizes. near: the pairs of sizes that are equal or differ by one. module: what the test file
    imports from. mutants: what it is scored on. steps: its lines, with the score up to each. left: what it does not
    tell apart. apart: how many groups of mutants it and other cells of the function tell apart. cell, expected: its
    text, and what it prints of correct functions. pytest: the same as a file with assertions. probe: the same for
    `diagnose`.
    """

    KIND: ClassVar[str] = "design"

    exercise: str
    setting: Setting
    near: tuple[tuple[str, str], ...]
    module: str
    mutants: tuple[Mutant, ...] = field(repr=False)
    steps: tuple[DesignStep, ...] = field(repr=False)
    left: tuple[Leftover, ...] = field(repr=False)
    apart: int
    cell: str = field(repr=False)
    expected: str = field(repr=False)
    pytest: str = field(repr=False)
    probe: Probe = field(repr=False)

    @property
    def score(self) -> AdequacyScore:
        """The score of the whole cell."""
        return self.steps[-1].score

    @property
    def numbers(self) -> int:
        """How many numbers it prints."""
        return sum(step.numbers for step in self.steps)

    @property
    def proposed(self) -> ProposedCell:
        """The cell as the report on a course shows it."""
        found = [
            ScoreStep(step.line.label, step.score.killed, step.score.countable, step.score.groups, step.score.left)
            for step in self.steps
        ]
        return ProposedCell(f"{self.exercise} ({self.setting})", self.cell, tuple(found))


def scored_on(found: Design, mutants: Sequence[Mutant]) -> Design:
    """Return the same cell with what it shows of other mutants than those it was designed for."""
    printed = [(step.line, step.numbers) for step in found.steps]
    shown = shown_of(found.probe, mutants)
    return finished(cell_templates()[found.exercise], found.setting, printed, mutants, shown, found.module)


def finished(
    template: CellTemplate,
    setting: Setting,
    printed: Sequence[Printed],
    mutants: Sequence[Mutant],
    shown: Sequence[Shown],
    module: str,
) -> Design:
    """Return the design of a cell with its lines and what each shows of the mutants."""
    probe = probe_of(template, setting, [line for line, _ in printed])
    part = together(shown, 1 + len(mutants))
    left = leftovers(mutants, part, [probe_of(template, each, every=True) for each in other_settings(template)])
    found = steps(printed, shown, mutants, equivalents(mutants, part))
    further = sum(len(each.alike) - 1 for each in left if each.reason is Reason.HERE)
    return Design(
        exercise=template.exercise,
        setting=setting,
        near=near(template, setting.sizes),
        module=module,
        mutants=tuple(mutants),
        steps=found,
        left=left,
        apart=found[-1].score.groups + further,
        cell=cell_text(template, setting, probe.lines),
        expected=print_cell(reference_run(probe), probe),
        pytest=pytest_text(template, setting, probe, module),
        probe=probe,
    )
