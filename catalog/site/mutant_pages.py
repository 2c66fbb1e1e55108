"""Pages of mutants: one for each, at an address made of its name."""

from dataclasses import dataclass

from catalog.caching import REGISTRY
from catalog.flow.measuring import flow_of
from catalog.model.flow import Flow
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.programs.program import Program
from catalog.registry import all_mutants, exercise_of, family_of
from catalog.reporting.drawing.flow import flow_svg
from catalog.reporting.phrases.flow import flow_in_a_sentence, no_flow_in_a_sentence
from catalog.reporting.tables.lines import TableRow, groups, rows
from catalog.running.lines import cells
from catalog.running.signatures import measured_outcome
from catalog.site.templating import page


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a cell. right, mine: what a correct program prints, and what this one does."""

    label: str
    right: str
    mine: str
    notices: bool


@dataclass(frozen=True, slots=True)
class Noticed:
    """A cell that runs a mutant. alike: the mutants that print the same there."""

    cell: str
    exercise: str
    lines: tuple[Printed, ...]
    alike: tuple[Mutant, ...]

    @property
    def count(self) -> int:
        """How many lines notice it."""
        return sum(line.notices for line in self.lines)


def address(mutant: Mutant) -> str:
    """Return where a mutant's page stands."""
    return f"mistakes/{mutant.name}.html"


def wrong_outputs() -> dict[str, tuple[str, ...]]:
    """Return the outputs that go wrong in the cells of a mutant's own exercise, by its name."""
    found: dict[str, tuple[str, ...]] = {}
    for name, each in _noticed().items():
        own = [
            line.label for cell in each if cell.exercise == name.split(".")[1] for line in cell.lines if line.notices
        ]
        found[name] = tuple(dict.fromkeys(label.split("[")[0].split(".")[0] for label in own))
    return found


def mutant_pages() -> dict[str, str]:
    """Return the pages of all mutants by their addresses."""
    noticed = _noticed()
    return {address(mutant): _page(mutant, noticed.get(mutant.name, [])) for mutant in all_mutants()}


def _page(mutant: Mutant, noticed: list[Noticed]) -> str:
    own = [each for each in noticed if each.exercise == exercise_of(mutant)]
    shown = next((each for each in [*reversed(own), *noticed] if each.count), None)
    return page(
        "mutant.html",
        1,
        mutant=mutant,
        exercise=exercise_of(mutant),
        outcome=str(measured_outcome(mutant)),
        diff=Program(family_of(mutant), mutant.edits).diff(),
        flow=_flow(mutant),
        noticed=noticed,
        shown=shown,
    )


def _flow(mutant: Mutant) -> tuple[str, str]:
    """Return what is said of the flow, and its picture, "" where there is none."""
    found = flow_of(mutant)
    if not isinstance(found, Flow):
        return no_flow_in_a_sentence(found), ""
    return flow_in_a_sentence(found), flow_svg(found, mutant.title)


@REGISTRY.keep()
def _noticed() -> dict[str, list[Noticed]]:
    """Return the cells that run each mutant, by its name."""
    found: dict[str, list[Noticed]] = {}
    for probe in cells():
        told = rows(probe)
        members = _alike(told[1:])
        for row in told[1:]:
            others = tuple(each for each in members[row.name] if each is not row.mutant)
            found.setdefault(row.name, []).append(_on(probe, row, told[0], others))
    return found


def _on(probe: Probe, row: TableRow, right: TableRow, alike: tuple[Mutant, ...]) -> Noticed:
    parts = zip(probe.lines, right.texts, row.texts, row.notices, strict=True)
    lines = tuple(Printed(line.label, correct, mine, notices) for line, correct, mine, notices in parts)
    return Noticed(probe.name, probe.exercise, lines, alike)


def _alike(told: list[TableRow]) -> dict[str, list[Mutant]]:
    """Return for each mutant those that no line of the cell tells apart from it."""
    names = groups(told)
    members: dict[str, list[Mutant]] = {}
    for row in told:
        if row.mutant is not None and names[row.name]:
            members.setdefault(names[row.name], []).append(row.mutant)
    return {row.name: members.get(names[row.name], []) for row in told}
