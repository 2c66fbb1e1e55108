"""Cells: the items of a paste, told apart into one observation for each cell that printed them."""

from collections.abc import Iterable, Sequence

from catalog.discovery import exercises, probes
from catalog.observations.observation import Observation, Reading
from catalog.observations.paste import Item
from catalog.observations.vocabulary import exercises_of
from catalog.signatures.fault import Fault


def split_cells(items: Sequence[Item]) -> list[Observation]:
    """Return one observation for each stretch of items that one cell can have printed, each quantity once."""
    cells: list[list[Item]] = []
    for item in items:
        if not cells or not _continues(cells[-1], item):
            cells.append([])
        cells[-1].append(item)
    return [_observation(cell) for cell in cells]


def interleaved(items: Sequence[Item]) -> list[list[Item]]:
    """Return the two layers of a paste in which each line is followed by what was expected of it; [] for others."""
    layers: list[list[Item]] = [[], []]
    previous = None
    for item in items:
        key = _key(item)
        layers[key == previous and key is not None].append(item)
        previous = None if key == previous else key
    return layers if len(layers[1]) > 1 or (len(layers[1]) == len(layers[0]) == 1) else []


def _key(item: Item) -> object:
    return item.found.key if isinstance(item.found, Reading) else None


def _continues(cell: list[Item], item: Item) -> bool:
    """True where the item can come from the same run of the same cell as those before it."""
    if any(isinstance(before.found, Fault) for before in cell):
        return False
    if isinstance(item.found, Fault):
        return _ends(cell, item.found)
    if any(_key(before) == item.found.key for before in cell) or not item.found.name:
        return False
    return bool(_options(cell) & exercises_of(item.found.name))


def _ends(cell: list[Item], fault: Fault) -> bool:
    """True where the exception came while the cell was printing: no frame of a function, and lines still missing."""
    if fault.kind == "AssertionError":
        return not fault.asserted or bool(_options(cell) & exercises_of(fault.asserted))
    longest = max((len(probe.lines) for probe in probes() if probe.exercise in _options(cell)), default=0)
    return not fault.function and len(cell) < longest


def _options(cell: Iterable[Item]) -> frozenset[str]:
    options = frozenset(exercises())
    for item in cell:
        if isinstance(item.found, Reading) and item.found.name:
            options &= exercises_of(item.found.name)
    return options


def _observation(cell: list[Item]) -> Observation:
    readings = tuple(item.found for item in cell if isinstance(item.found, Reading))
    faults = [item.found for item in cell if isinstance(item.found, Fault)]
    fault = faults[0] if faults else None
    options = _options(cell)
    if fault is not None and fault.asserted and not readings:
        options &= exercises_of(fault.asserted)
    if fault is not None and fault.kind == "AssertionError" and readings:
        fault = None
    return Observation(readings, fault, options, expected=all(item.expected for item in cell))
