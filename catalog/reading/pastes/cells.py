"""Cells: the items of a paste, told apart into one observation for each cell that printed them."""

from collections.abc import Sequence

from catalog.model.observation import Observation, Reading, Unread
from catalog.model.probe import Key
from catalog.model.raised_error import ASSERTION, RaisedError
from catalog.reading.pastes.item import Item
from catalog.reading.pastes.vocabulary import exercises_asserting, exercises_of
from catalog.registry import cells, exercises


class _Cell:
    """The items that one run of one cell can have printed, as they come.

    by_words: values that the text calls expected are of another cell than those that it does not.
    """

    def __init__(self, by_words: bool) -> None:
        self.by_words = by_words
        self.items: list[Item] = []
        self.readings: dict[Key, Reading] = {}
        self.error: RaisedError | None = None
        self.exercises = frozenset(exercises())

    def takes(self, item: Item) -> bool:
        """Return whether the item can come from the same run as those before it."""
        if self.error is not None:
            return isinstance(item.found, Unread)
        if isinstance(item.found, RaisedError):
            return not self.items or self._is_ended_by(item.found)
        if isinstance(item.found, Unread) or not self.items:
            return True
        nameless = not item.found.name or ("", "", item.found.shows) in self.readings
        if nameless or item.found.key in self.readings or (self.by_words and item.expected != self._expected):
            return False
        return bool(self.exercises & _options(item))

    @property
    def _expected(self) -> bool:
        """Whether the last of its values is called expected."""
        said = [item.expected for item in self.items if not isinstance(item.found, Unread)]
        return said[-1] if said else False

    def repeats(self, item: Item) -> bool:
        """Return whether the item is the exception that ended the cell, pasted once more."""
        return isinstance(item.found, RaisedError) and item.found == self.error and not self.readings

    def _is_ended_by(self, error: RaisedError) -> bool:
        """Return whether the exception came while the cell was printing: no function's, and the last lines missing."""
        if error.kind == ASSERTION or error.function:
            return False
        lines = [[line.key for line in probe.lines] for probe in cells() if probe.exercise in self.exercises]
        shown = set(self.readings)
        return any(shown == set(keys[: len(shown)]) and len(shown) < len(keys) for keys in lines)

    def add(self, item: Item) -> None:
        """Take an item."""
        self.items.append(item)
        self.exercises &= _options(item)
        if isinstance(item.found, Reading):
            self.readings[item.found.key] = item.found
        elif isinstance(item.found, RaisedError):
            self.error = item.found

    def follow(self, before: "_Cell") -> None:
        """Keep to the exercises of the cell before, if it can: a public test runs in the cell of its exercise."""
        self.exercises = self.exercises & before.exercises or self.exercises

    def observation(self) -> Observation:
        """Return what was seen of the cell."""
        unread = tuple(item.found for item in self.items if isinstance(item.found, Unread))
        read = [item for item in self.items if not isinstance(item.found, Unread)]
        expected, denied = all(item.expected for item in read), all(item.denied for item in read)
        return Observation(tuple(self.readings.values()), self.error, self.exercises, expected, unread, denied=denied)


def _options(item: Item) -> frozenset[str]:
    """Return the exercises that an item can be of."""
    if isinstance(item.found, Reading) and item.found.name:
        return exercises_of(item.found.name)
    if isinstance(item.found, RaisedError) and item.found.asserted:
        return _asserted(item.found)
    if isinstance(item.found, RaisedError) and item.found.function:
        return frozenset(name for name, family in exercises().items() if family == exercises()[item.found.function])
    return frozenset(exercises())


def _asserted(error: RaisedError) -> frozenset[str]:
    """Return the exercises whose public test can have found something wrong; where none is known, that can be meant."""
    named = frozenset({error.function} if error.function else ())
    testing = frozenset(probe.exercise for probe in cells() if probe.asserts)
    known = (named or exercises_asserting(error.asserted)) & testing
    return known or named or exercises_of(error.asserted) or frozenset(exercises())


def split_cells(items: Sequence[Item], *, by_words: bool = True) -> list[Observation]:
    """Return one observation for each stretch of items that one cell can have printed, each quantity once.

    Without by_words, what the text calls the values does not count.
    """
    split: list[_Cell] = []
    for item in items:
        before = split[-1] if split else None
        if before is not None and before.repeats(item):
            continue
        if before is None or not before.takes(item):
            split.append(_Cell(by_words))
        split[-1].add(item)
        if (
            before is not None
            and before is not split[-1]
            and isinstance(item.found, RaisedError)
            and item.found.kind == ASSERTION
        ):
            split[-1].follow(before)
    observations = [cell.observation() for cell in split]
    return [cell for cell in observations if cell.readings or cell.error]


def interleaved(items: Sequence[Item]) -> list[list[Item]]:
    """Return the two layers of a paste in which each line is followed by what was expected of it; [] for others."""
    layers: list[list[Item]] = [[], []]
    previous = None
    for item in items:
        key = item.found.key if isinstance(item.found, Reading) and item.found.name else None
        second = key is not None and key == previous
        layers[second].append(item)
        previous = None if second else key
    marked = all(item.expected for item in layers[1]) and not any(item.expected for item in layers[0])
    enough = len(layers[1]) > 1 or len(layers[0]) == 1 or marked
    return layers if layers[1] and enough else []
