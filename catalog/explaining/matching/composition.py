"""Together: programs that have several mistakes at once, held against an observation."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, product

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.match import Match, hold_against
from catalog.explaining.matching.response_matrix import Bank, stages
from catalog.model.probe import Probe

# The cells of a notebook are held against the same few programs, and a class makes the same mistakes.
KEPT = 256


def together(chosen: Sequence[Candidate]) -> Candidate:
    """Return the program with the mistakes and spellings of several, the mistakes furthest upstream first."""
    order = {name: position for position, name in enumerate(chosen[0].upstream)}
    mutants = sorted(
        dict.fromkeys(chain.from_iterable(each.mutants for each in chosen)),
        key=lambda mutant: min(order[function] for function in mutant.functions),
    )
    spellings = dict.fromkeys(chain.from_iterable(each.spellings for each in chosen))
    return Candidate(chosen[0].family, tuple(mutants), tuple(spellings))


def unions(options: Sequence[Sequence[Candidate]]) -> Iterator[Candidate]:
    """Yield, for one candidate chosen from each, the program with the mistakes and spellings of all of them."""
    yield from map(together, product(*options))


def gives(candidate: Candidate, matches: Sequence[Match]) -> bool:
    """True where a program gives the readings of one of several matches.

    Raises EditError where its mistakes cannot be made together.
    """
    return any(held_alone(candidate, match).allows(candidate) for match in matches)


def held_alone(candidate: Candidate, match: Match) -> Match:
    """Return a match of the same observation with the same probe, for one program alone.

    Raises EditError where its mistakes cannot be made together.
    """
    return hold_against(match.observation, _bank_of(match.bank.probe, candidate))


@lru_cache(maxsize=KEPT)
def _bank_of(probe: Probe, candidate: Candidate) -> Bank:
    # A bank leaves out what cannot be made, and what the cell does not call: neither would be noticed there.
    candidate.made()
    return Bank(probe, [candidate.within(stages(probe).used)])
