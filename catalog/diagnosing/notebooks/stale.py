"""Stale outputs: those of cells that were run before the code that they test."""

from collections.abc import Iterator, Mapping

from catalog.caching import REGISTRY
from catalog.model.findings.notebooks import RunBefore
from catalog.reading.notebooks.reading import Notebook
from catalog.registry import probes
from catalog.running.signatures import reference_calls


def run_before(
    notebook: Notebook, called: Mapping[int, tuple[str, ...]], functions: Mapping[str, int]
) -> Iterator[RunBefore]:
    """Yield each test cell that was run before a cell which defines what it calls, with that cell.

    called: the functions that each test cell calls. functions: the cell that defines each function.
    """
    counts = {cell.number: cell.count for cell in notebook.cells}
    for number, names in called.items():
        used = set(names).union(*(needed(name) for name in names))
        for cell in sorted({functions[name] for name in used if name in functions} - {number}):
            run, defined = counts.get(number), counts.get(cell)
            if run is not None and defined is not None and run < defined:
                yield RunBefore(number, run, cell, defined)


@REGISTRY.keep()
def needed(exercise: str) -> frozenset[str]:
    """Return the functions that the test cells of an exercise call, directly or not."""
    tests = [probe for probe in probes() if probe.exercise == exercise]
    return frozenset[str]().union(*(reference_calls(probe) for probe in tests))
