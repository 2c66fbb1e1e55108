"""Cells: what programs print on the test cells, and on which of them a mistake shows."""

from collections.abc import Iterable

from catalog.caching import REGISTRY, RESPONSES
from catalog.model.probe import Probe
from catalog.registry import exercises, probes
from catalog.running.printing import play_cell, print_cell
from catalog.running.signatures import reference_calls, reference_run, shipped


@REGISTRY.keep()
def printing(family_name: str = "") -> tuple[Probe, ...]:
    """Return the cells, of one family or of all, that print and that a correct program can run, in course order."""
    return tuple(
        probe for probe in probes() if family_name in ("", probe.family) and not probe.asserts and shipped(probe)
    )


@REGISTRY.keep()
def backward() -> tuple[str, ...]:
    """Return the exercises of the backward pass, in course order within each family."""
    return tuple(name for name in sorted(exercises(), key=exercises().__getitem__) if name.endswith("_backward"))


@RESPONSES.keep
def right_text(probe: Probe) -> str:
    """Return what a correct program prints."""
    return print_cell(reference_run(probe), probe)


@RESPONSES.keep
def right_lines(probe: Probe) -> tuple[str, ...]:
    """Return the lines that a correct program prints."""
    return tuple(play_cell(reference_run(probe), probe)[0])


def seen_by(probe: Probe, functions: Iterable[str]) -> frozenset[str]:
    """Return those of the functions that the cell calls."""
    return reference_calls(probe).intersection(functions)
