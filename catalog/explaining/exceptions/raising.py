"""Raising: the mutants of operators that are made for exceptions alone, held against one."""

from catalog.caching import RESPONSES
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.comparing import cells_showing
from catalog.explaining.matching.match import Match, hold_against
from catalog.explaining.matching.response_matrix import REFERENCE, ResponseMatrix, stages
from catalog.model.observation import Observation
from catalog.model.probe import Probe
from catalog.operators.generate import raising
from catalog.registry import family


def raising_alike(observation: Observation, exercise: str | None) -> list[Match]:
    """Return the matches in which such a mutant ends as an exception says, by cell."""
    matrices = map(_matrix, cells_showing(observation, exercise))
    able = (matrix for matrix in matrices if matrix.signatures[REFERENCE].error is None)
    held = (hold_against(observation, matrix) for matrix in able)
    return [match for match in held if match.fits and not match.correct]


@RESPONSES.keep
def _matrix(probe: Probe) -> ResponseMatrix:
    """Return the response matrix of a probe with these mutants, made at its first use."""
    functions = (name for name in family(probe.family).functions if name in stages(probe).used)
    found = (mutant for function in functions for mutant in raising(probe.family, function))
    return ResponseMatrix(probe, [Candidate(probe.family, (mutant,)) for mutant in found])
