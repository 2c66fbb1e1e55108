"""Together: programs that have several mistakes at once, held against an observation."""

from collections.abc import Iterator, Sequence
from itertools import chain, product

from catalog.caching import RESPONSES
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.match import Match, hold_against
from catalog.explaining.matching.response_matrix import ResponseMatrix, stages
from catalog.model.probe import Probe
from catalog.registry import family


def compose(chosen: Sequence[Candidate]) -> Candidate:
    """Return the program with the mistakes and equivalent variants of several.

    The mistakes furthest upstream come first, and within a function those in its first statements: in that order
    somebody mends them.
    """
    own = family(chosen[0].family)
    mutants = sorted(
        dict.fromkeys(chain.from_iterable(each.mutants for each in chosen)), key=lambda mutant: own.place(mutant.edits)
    )
    equivalents = dict.fromkeys(chain.from_iterable(each.equivalents for each in chosen))
    return Candidate(chosen[0].family, tuple(mutants), tuple(equivalents))


def unions(options: Sequence[Sequence[Candidate]]) -> Iterator[Candidate]:
    """Yield, for one candidate from each, the program with the mistakes and equivalent variants of all of them."""
    yield from map(compose, product(*options))


def gives(candidate: Candidate, matches: Sequence[Match]) -> bool:
    """True where a program gives the readings of one of several matches.

    Raises EditError where its mistakes cannot be made together.
    """
    return any(held_alone(candidate, match).allows(candidate) for match in matches)


def held_alone(candidate: Candidate, match: Match) -> Match:
    """Return a match of the same observation with the same probe, for one program alone.

    Raises EditError where its mistakes cannot be made together.
    """
    return hold_against(match.observation, _matrix_of(match.matrix.probe, candidate))


@RESPONSES.keep
def _matrix_of(probe: Probe, candidate: Candidate) -> ResponseMatrix:
    # A response matrix leaves out what cannot be made, and what the cell does not call: neither would be noticed there.
    candidate.made()
    return ResponseMatrix(probe, [candidate.within(stages(probe).used)])
