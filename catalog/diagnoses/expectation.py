"""Expectations: telling what a program printed from the table of expected values that was pasted beside it."""

from collections.abc import Iterable, Sequence
from functools import cache

from catalog.diagnoses.placing import places
from catalog.discovery import probes
from catalog.matching.bank import bank
from catalog.matching.match import Match, hold_against
from catalog.observations.cells import interleaved, split_cells
from catalog.observations.observation import Key, Observation, Reading
from catalog.observations.paste import Item, read_paste
from catalog.signatures.probe import Probe, Shows


def banks_for(observation: Observation, exercise: str | None = None) -> list[Probe]:
    """Return the probes whose cells look at everything that was read."""
    wanted = observation.exercises if exercise is None else observation.exercises & {exercise}
    names = {reading.name for reading in observation.readings} - {""}
    return [probe for probe in probes() if probe.exercise in wanted and all(bank(probe).has(name) for name in names)]


@cache
def misprint(probe: Probe) -> dict[Key, Reading]:
    """Return the values that the course printed for a probe and that are wrong."""
    return {item.found.key: item.found for item in read_paste(probe.misprint) if isinstance(item.found, Reading)}


def misprinted(matches: Iterable[Match]) -> tuple[str, ...]:
    """Return the expressions that are read as the course misprinted them, where a correct program has another value."""
    for match in matches:
        wrong = misprint(match.bank.probe)
        if not wrong:
            continue
        pairs = zip(match.observation.readings, match.right, strict=True)
        same = [r.label for r, right in pairs if not right.all() and r.key in wrong and _overlap(r, wrong[r.key])]
        if same:
            return tuple(same)
    return ()


def _overlap(left: Reading, right: Reading) -> bool:
    return left.shape == right.shape and bool(((left.low <= right.high) & (right.low <= left.high)).all())


def is_known_table(observation: Observation) -> bool:
    """True where every value is one that the course prints as expected, rightly or not."""
    values = [reading for reading in observation.readings if reading.shows is Shows.VALUE]
    if observation.fault is not None or not values:
        return False
    if not values[0].name:
        return any(is_known_table(placed) for placed in places(observation, None))
    matches = matches_of(observation)
    return any(match.correct for match in matches) or set(misprinted(matches)) == {r.label for r in values}


def matches_of(observation: Observation) -> list[Match]:
    """Return the matches of an observation with the cells that print all of it."""
    return [hold_against(observation, bank(probe)) for probe in banks_for(observation) if not probe.asserts]


def cells_of(items: Sequence[Item]) -> list[tuple[Observation, Observation | None]]:
    """Return what each cell printed, each with the expected values that were pasted with it, if any."""
    layers = interleaved(items)
    if layers:
        printed, expected = (split_cells(layer) for layer in layers)
        if len(printed) == len(expected) == 1 and is_known_table(expected[0]):
            return [(printed[0], expected[0])]
    return _pair(split_cells(items))


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
    known = is_known_table(first), is_known_table(second)
    if known[0] == known[1]:
        if first.expected != second.expected:
            return (second, first) if first.expected else (first, second)
        return (first, second) if known[0] else None
    return (second, first) if known[0] else (first, second)


def _same_quantities(left: Observation, right: Observation) -> bool:
    """True where two cells have a value of the same quantity, or two arrays without names the same shape."""

    def quantities(cell: Observation) -> set[object]:
        return {r.shape if not r.name else r.key for r in cell.readings if r.shows is Shows.VALUE}

    return bool(left.exercises & right.exercises) and not quantities(left).isdisjoint(quantities(right))
