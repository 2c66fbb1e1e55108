"""Stale outputs: those of cells that were run before the code that they test."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from catalog.model.notebook_report import CellReport
from catalog.reading.notebooks.reading import Notebook
from catalog.registry import exercises, probes, reference_program
from catalog.running.run import functions_used


def run_before(notebook: Notebook, reports: Sequence[CellReport], functions: Mapping[str, int]) -> Iterator[str]:
    """Yield a sentence for each test cell that was run before a cell which defines what it calls.

    functions: the cell that defines each function.
    """
    counts = {cell.number: cell.count for cell in notebook.cells}
    for number in dict.fromkeys(each.number for each in reports):
        called = {name for each in reports if each.number == number for name in each.functions}
        used = called.union(*(needed(name) for name in called))
        for cell in sorted({functions[name] for name in used if name in functions} - {number}):
            run, defined = counts.get(number), counts.get(cell)
            if run is not None and defined is not None and run < defined:
                yield (
                    f"Cell {number} (In [{run}]) was run before cell {cell} (In [{defined}]) was last run: "
                    "its stored output may be of older code."
                )


@cache
def needed(exercise: str) -> frozenset[str]:
    """Return the functions that the test cells of an exercise call, directly or not."""
    tests = [probe for probe in probes() if probe.exercise == exercise]
    program = reference_program(exercises()[exercise])
    return frozenset[str]().union(*(functions_used(probe, program) for probe in tests))
