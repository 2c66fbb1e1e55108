"""Together: programs that have several mistakes at once, held against an observation."""

from collections.abc import Iterator, Sequence
from itertools import product

from catalog.matching.bank import Bank
from catalog.matching.candidate import Candidate
from catalog.matching.match import Match, hold_against


def unions(options: Sequence[Sequence[Candidate]]) -> Iterator[Candidate]:
    """Yield, for one candidate chosen from each, the program with the mistakes and spellings of all of them."""
    for chosen in product(*options):
        mutants = tuple(dict.fromkeys(mutant for candidate in chosen for mutant in candidate.mutants))
        spellings = tuple(dict.fromkeys(spelling for candidate in chosen for spelling in candidate.spellings))
        yield Candidate(chosen[0].family, mutants, spellings)


def gives(candidate: Candidate, matches: Sequence[Match]) -> bool:
    """True where a program gives the readings of one of several matches.

    Raises EditError where its mistakes cannot be made together.
    """
    return any(_against(candidate, match).allows(candidate) for match in matches)


def _against(candidate: Candidate, match: Match) -> Match:
    """Return a match of the same observation with the same probe, for that program alone."""
    return hold_against(match.observation, Bank(match.bank.probe, [candidate.within(match.bank.used)]))
