"""Comparing: which test cells an observation can be of, and the matches with them."""

from collections.abc import Iterable

from catalog.discovery import probes
from catalog.matching.bank import bank
from catalog.matching.match import Match, hold_against
from catalog.observations.observation import Observation
from catalog.signatures.probe import Probe


def compare_with_cells(observation: Observation, exercise: str | None = None, *, asserts: bool = False) -> list[Match]:
    """Return the matches with the cells that print all of an observation, or with the public tests that assert it."""
    wanted = observation.exercises if exercise is None else observation.exercises & {exercise}
    found = [probe for probe in probes() if probe.exercise in wanted and probe.asserts is asserts]
    return [hold_against(observation, bank(probe)) for probe in found if _shows(probe, observation)]


def _shows(probe: Probe, observation: Observation) -> bool:
    """True where the cell has everything that was read; what a public test does not assert nobody can see of it."""
    if probe.asserts:
        return {reading.key for reading in observation.readings} <= {line.key for line in probe.lines}
    return all(bank(probe).has(reading.name) for reading in observation.readings)


def programs_tried(matches: Iterable[Match]) -> int:
    """Return how many programs were compared."""
    return sum(match.bank.tried for match in matches)
