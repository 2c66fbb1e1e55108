"""Expected and actual: telling what a program printed from the table of expected values that was pasted beside it."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from catalog.explaining.cells.label_inference import place_all, places, with_indices
from catalog.explaining.matching.comparing import compare_with_cells
from catalog.explaining.matching.misprints import misprinted
from catalog.model.observation import Observation
from catalog.model.probe import Shows
from catalog.reading.pastes.cells import interleaved, split_cells
from catalog.reading.pastes.item import Item
from catalog.reading.unreadable import UnreadableError

# The cells of a whole notebook print a hundred.
MAX_ITEMS = 500


class Table(StrEnum):
    """Which table of expected values an observation equals."""

    NONE = "none"
    RIGHT = "right"
    MISPRINTED = "misprinted"


def known_table(observation: Observation) -> Table:
    """Return which table of the course has every value of an observation."""
    if observation.error is not None or not observation.readings:
        return Table.NONE
    if not observation.readings[0].name:
        placed = [known_table(place) for place in places(observation, None)]
        return next((table for table in placed if table is not Table.NONE), Table.NONE)
    matches = compare_with_cells(observation)
    if any(match.correct for match in matches):
        return Table.RIGHT
    values = {reading.label for reading in observation.readings if reading.shows is Shows.VALUE}
    return Table.MISPRINTED if values and values == set(misprinted(matches)) else Table.NONE


def cells_of(items: Sequence[Item]) -> list[tuple[Observation, Observation | None]]:
    """Return what each cell printed, each with the expected values that were pasted with it, if any.

    Raises UnreadableError where the two cannot be told apart.
    """
    if len(items) > MAX_ITEMS:
        raise UnreadableError(
            f"There are more than {MAX_ITEMS} values in this text, and a cell prints a few dozen: paste the output of "
            "the cells in question alone."
        )
    items = with_indices(items)
    layers = [split_cells(layer, by_words=False) for layer in interleaved(items)]
    if layers and len(layers[0]) == len(layers[1]) == 1:
        pair = _told_apart(layers[0][0], layers[1][0])
        if pair is not None:
            return [pair]
    cells = split_cells(items)
    whole = place_all(cells)
    return [(whole, None)] if whole is not None else _pair(cells)


def _pair(cells: list[Observation]) -> list[tuple[Observation, Observation | None]]:
    paired: list[tuple[Observation, Observation | None]] = []
    for cell in cells:
        before, table = paired[-1] if paired else (None, None)
        pair = _told_apart(before, cell) if before is not None and table is None else None
        if pair is None:
            paired.append((cell, None))
        else:
            paired[-1] = pair
    return paired


def _told_apart(first: Observation, second: Observation) -> tuple[Observation, Observation] | None:
    """Return which of two cells was printed and which is expected; None where they have nothing to do with each other.

    The one that equals a table of the course is the expectation; where both do, or neither, the words above them
    decide.
    """
    if not _same_quantities(first, second):
        return None
    known = known_table(first), known_table(second)
    if (known[0] is Table.NONE) != (known[1] is Table.NONE):
        printed, expected = (first, second) if known[0] is Table.NONE else (second, first)
        return replace(printed, exercises=printed.exercises & _right_in(expected) or printed.exercises), expected
    if first.expected != second.expected:
        return (second, first) if first.expected else (first, second)
    if known[0] is known[1]:
        return None if known[0] is Table.NONE else (first, second)
    raise UnreadableError(
        "Of the two sets of values, one is right and the other is a table that the course printed wrong: "
        "say which is yours, or paste yours alone."
    )


def _right_in(observation: Observation) -> frozenset[str]:
    """Return the exercises whose cells print an observation where they are right."""
    return frozenset(match.matrix.probe.exercise for match in compare_with_cells(observation) if match.correct)


def _same_quantities(left: Observation, right: Observation) -> bool:
    """True where two cells have a reading of the same quantity, or two arrays without names the same shape."""

    def quantities(cell: Observation) -> set[object]:
        return {reading.key if reading.name else reading.shape for reading in cell.readings}

    return bool(left.exercises & right.exercises) and not quantities(left).isdisjoint(quantities(right))
