"""Comparing: which test cells an observation can be of, and the matches with them."""

from catalog.explaining.matching.match import Match, hold_against
from catalog.explaining.matching.response_matrix import response_matrix
from catalog.model.observation import Observation
from catalog.model.probe import Probe
from catalog.model.scope import Scope
from catalog.registry import cells

EVERYTHING = Scope()


def compare_with_cells(
    observation: Observation, exercise: str | None = None, *, asserts: bool = False, scope: Scope = EVERYTHING
) -> list[Match]:
    """Return the matches with the cells that print all of an observation, or with the public tests that assert it."""
    return [
        hold_against(observation, response_matrix(probe, scope.without))
        for probe in cells_showing(observation, exercise, asserts=asserts)
    ]


def cells_showing(observation: Observation, exercise: str | None = None, *, asserts: bool = False) -> list[Probe]:
    """Return the cells that print all of an observation, or the public tests that assert it."""
    wanted = observation.exercises if exercise is None else observation.exercises & {exercise}
    found = [probe for probe in cells() if probe.exercise in wanted and probe.asserts is asserts]
    return [probe for probe in found if _shows(probe, observation)]


def _shows(probe: Probe, observation: Observation) -> bool:
    """True where the cell has everything that was read; what a public test does not assert nobody can see of it."""
    if probe.asserts:
        return {reading.key for reading in observation.readings} <= {line.key for line in probe.lines}
    known = response_matrix(probe)
    return all(known.has(reading.name) for reading in observation.readings)
