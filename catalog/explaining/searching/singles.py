"""Single mistakes: what every named mutant and every generated mutant gives on a probe."""

from collections.abc import Iterator

from catalog.caching import RESPONSES
from catalog.explaining.matching.candidate import Candidate, single_mistakes
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.model.probe import Probe
from catalog.operators.generate import generated
from catalog.registry import all_equivalents


def matrix_of_all(probe: Probe, without: frozenset[str] = frozenset()) -> ResponseMatrix:
    """Return the response matrix of a probe with every named mutant and every generated mutant, made at its first use.

    without: the names of mutants that are left out.
    """
    return _matrix_without(probe, without) if without else _matrix(probe)


def expected_singles(family_name: str) -> int:
    """Return about how many programs a family's response matrix runs."""
    return len(single_mistakes(family_name)) + len(generated(family_name))


@RESPONSES.keep
def _matrix(probe: Probe) -> ResponseMatrix:
    matrix = ResponseMatrix(probe, (*single_mistakes(probe.family), *_plain(probe.family)))
    matrix.add([spelt for candidate in _plain(probe.family) for spelt in _spelt(candidate, matrix)])
    return matrix


@RESPONSES.keep
def _matrix_without(probe: Probe, without: frozenset[str]) -> ResponseMatrix:
    return _matrix(probe).without(without)


def _plain(family_name: str) -> Iterator[Candidate]:
    for mutant in generated(family_name):
        yield Candidate(family_name, (mutant,))


def _spelt(candidate: Candidate, matrix: ResponseMatrix) -> Iterator[Candidate]:
    """Yield a mutant in the equivalent variants that may show it differently."""
    error = matrix.error(candidate)
    for equivalent in all_equivalents(candidate.family):
        raised_there = error is not None and error.function in equivalent.functions
        if raised_there if equivalent.for_exceptions else error is None and equivalent.functions == candidate.functions:
            yield Candidate(candidate.family, candidate.mutants, (equivalent,))
