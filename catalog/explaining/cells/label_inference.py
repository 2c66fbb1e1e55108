"""Label inference: numbers pasted without a name, tried as each printed line that has as many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from catalog.explaining.matching.response_matrix import response_matrix
from catalog.explaining.matching.responses import numbers
from catalog.model.observation import Observation, Reading
from catalog.model.probe import Line, Probe, Shows
from catalog.reading.pastes.item import Item
from catalog.reading.pastes.vocabulary import exercises_of
from catalog.registry import cells as test_cells

# Fewer lines than this are as likely to be two readings of one line.
MIN = 3


def with_indices(items: Iterable[Item]) -> list[Item]:
    """Return the items, those of a name without index under that of the line that has as many numbers."""
    return [_with_index(item) if isinstance(item.found, Reading) else item for item in items]


def _with_index(item: Item) -> Item:
    reading = item.found
    if not isinstance(reading, Reading) or reading.index or not reading.name or not reading.low.size:
        return item
    probes = [probe for probe in test_cells() if not probe.asserts and response_matrix(probe).has(reading.name)]
    if any(_has_shape(reading, probe, "") for probe in probes):
        return item
    found = {line.index for probe in probes for line in probe.lines if _is_line(reading, probe, line)}
    return replace(item, found=replace(reading, index=found.pop(), indexed=True)) if len(found) == 1 else item


def _is_line(reading: Reading, probe: Probe, line: Line) -> bool:
    """True where a cell prints as many numbers of that output as were read."""
    named = line.name == reading.name and line.shows is Shows.VALUE
    return named and _has_shape(reading, probe, line.index)


def _has_shape(reading: Reading, probe: Probe, index: str) -> bool:
    """True where the output has the shape of what was read, at that index."""
    return numbers(response_matrix(probe).right((reading.name, index, Shows.VALUE)), reading) is not None


def place_all(cells: Sequence[Observation]) -> Observation | None:
    """Return one observation of numbers without names, one for each line of a cell, in the cell's order.

    None where they are as many and of the same shapes as the lines of no cell.
    """
    readings = [reading for cell in cells for reading in cell.readings]
    if len(readings) < MIN or any(reading.name for reading in readings):
        return None
    for probe in test_cells():
        lines = [line for line in probe.lines if line.shows is Shows.VALUE and not probe.asserts]
        shapes = [getattr(response_matrix(probe).right(line.key), "shape", None) for line in lines]
        if shapes == [reading.shape for reading in readings]:
            pairs = zip(readings, lines, strict=True)
            named = tuple(replace(reading, name=line.name, index=line.index) for reading, line in pairs)
            return replace(cells[0], readings=named, exercises=frozenset({probe.exercise}))
    return None


def places(observation: Observation, exercise: str | None) -> Iterator[Observation]:
    """Yield the observation with its numbers under the name of each printed line that shows an array of that shape."""
    reading = observation.readings[0]
    tried = set()
    for probe in test_cells():
        if probe.asserts or exercise not in (None, probe.exercise):
            continue
        for line in probe.lines:
            shown = response_matrix(probe).right(line.key)
            if line.shows is not Shows.VALUE or shown is None or shown.shape != reading.shape or line.key in tried:
                continue
            tried.add(line.key)
            named = replace(reading, name=line.name, index=line.index)
            yield replace(observation, readings=(named,), exercises=exercises_of(line.name))
