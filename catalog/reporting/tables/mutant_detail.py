"""A mutant in detail: what it is, how it differs from the reference, what to ask, and what it prints."""

from textwrap import fill

from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.programs.program import Program
from catalog.registry import exercise_of, family_of
from catalog.reporting.tables.lines import line_table
from catalog.running.lines import cells
from catalog.running.printing import print_cell
from catalog.running.signatures import measured_outcome, mutant_run, mutants_on

WIDTH = 80


def mutant_detail(mutant: Mutant) -> str:
    """Return everything that the catalog knows of a mutant, as text; of a generated mutant, what it is."""
    about = _about(mutant)
    if mutant.operator:
        return "\n".join(about)
    seen = [f"  {seen.where}: {seen.count}" for seen in mutant.seen] or ["  nobody has counted it"]
    measured = f"Outcome in its own test cell: {_outcome(mutant)}"
    parts = ["Seen:", *seen, "", measured, "", "What notices it:", *_noticed(mutant), "", *_printed(mutant)]
    return "\n".join([*about, "", *parts])


def _outcome(mutant: Mutant) -> str:
    """Return what is measured, and what is declared where that is something else."""
    found = measured_outcome(mutant)
    return str(found) if found is mutant.outcome else f"{found} (the module declares {mutant.outcome})"


def _about(mutant: Mutant) -> list[str]:
    hints = [
        fill(hint, WIDTH, initial_indent=f"  {number}. ", subsequent_indent="     ")
        for number, hint in enumerate(mutant.hints, 1)
    ]
    return [
        mutant.name,
        "",
        f"{mutant.title}.",
        "",
        fill(mutant.explanation, WIDTH),
        "",
        "Difference from the reference:",
        Program(family_of(mutant), mutant.edits).diff(),
        "",
        "Hints:",
        *hints,
    ]


def _noticed(mutant: Mutant) -> list[str]:
    lines = []
    for probe in cells():
        if mutant in mutants_on(probe):
            row = line_table(probe).set_index("mutant").loc[mutant.name]
            what = "every line" if row["outcome"] == "raises" else " ".join(row["noticed by"]) or "nothing"
            lines.append(f"  {probe.name}: {what}")
    return lines


def _printed(mutant: Mutant) -> list[str]:
    """Return what the mutant prints in the cell of its own exercise, or in the first later one that notices it."""
    shown = [probe for probe in cells() if mutant in mutants_on(probe) and not probe.asserts]
    own = [probe for probe in shown if probe.exercise == exercise_of(mutant)]
    chosen = next((probe for probe in [*reversed(own), *shown] if _differs(mutant, probe)), own[-1])
    return [f"What it prints in {chosen.name}:", print_cell(mutant_run(mutant, chosen), chosen)]


def _differs(mutant: Mutant, probe: Probe) -> bool:
    return bool(line_table(probe).set_index("mutant").loc[mutant.name, "noticed by"])
