"""Explaining: programs that fit, told apart by behaviour, as ranked causes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.chance import Evidence
from catalog.explaining.matching.match import Match
from catalog.explaining.ranking.ease import ease
from catalog.explaining.ranking.equivalence import alternatives, partition
from catalog.explaining.ranking.mending import steps_to_mend
from catalog.model.cause import Cause
from catalog.model.findings.remarks import OnlyBestCompared
from catalog.operators.generate import raising_operators

# Of hundreds that fit, so many are told apart by what they do; each costs milliseconds.
MAX_COMPARED = 60

# So many things rank before what was never counted.
SEEN = 4

# Of causes that fit alike, so many are told of; of each it is looked at what proves each mistake in it.
MAX_MENDED = 5

# Of names that no input tells apart, so many are listed, and so many that a machine gave.
MAX_NAMES, MAX_GENERATED = 20, 5


@dataclass(frozen=True, slots=True)
class Explained:
    """Ranked causes, each with the match that it fits.

    fitting: how many programs fit. compared: how many of them were told apart.
    """

    causes: tuple[Cause, ...]
    matches: tuple[Match, ...]
    fitting: int
    compared: int

    @property
    def remarks(self) -> tuple[OnlyBestCompared, ...]:
        """What to know where some that fit were left out."""
        return (OnlyBestCompared(self.fitting, self.compared),) if self.compared != self.fitting else ()


def explain(fitting: Sequence[tuple[Match, Evidence]]) -> Explained:
    """Return a cause for each behaviour among the programs that fit, ranked.

    Only the fewest mistakes count, and of programs that raise those with the very words that were shown, if any.
    A named mistake comes before a generated one, and what an operator makes for exceptions alone behind that; then what
    was seen more often, then what is easier to type, then what is further upstream, and of one mistake the plainest
    program.
    """
    ranked: dict[tuple[str, ...], _Entry] = {}
    for match, evidence in fitting:
        for candidate in match.fits:
            entry = _Entry(_rank(match, candidate), candidate, match, evidence.chance)
            ranked[candidate.names] = min(ranked.get(candidate.names, entry), entry, key=lambda entry: entry.rank)
    entries = sorted(ranked.values(), key=lambda entry: entry.rank)
    best = [entry for entry in entries if entry.rank[:2] == entries[0].rank[:2]]
    return _told_apart(best)


@dataclass(frozen=True, slots=True)
class _Entry:
    rank: tuple[Any, ...]
    candidate: Candidate
    match: Match
    chance: float


def _rank(match: Match, candidate: Candidate) -> tuple[Any, ...]:
    error = match.observation.error
    ending = match.matrix.endings[match.matrix.row(candidate)] if error is not None else None
    other_words = error is not None and ending is not None and not error.same_words(ending)
    equivalents = tuple(equivalent.name for equivalent in candidate.equivalents)
    return (
        candidate.order,
        other_words,
        (candidate.generated, sum(mutant.operator in raising_operators() for mutant in candidate.mutants)),
        -candidate.seen,
        [candidate.upstream.index(function) for function in candidate.functions],
        candidate.names,
        len(equivalents),
        equivalents,
    )


def _rank_with_ease(entry: _Entry) -> tuple[Any, ...]:
    """Rank by how easily the mistake is made, behind how often it was seen: it takes a run of earlier cells."""
    return (*entry.rank[:SEEN], ease(entry.candidate, entry.match.matrix.probe.exercise), *entry.rank[SEEN:])


def _told_apart(best: Sequence[_Entry]) -> Explained:
    compared = sorted(best[:MAX_COMPARED], key=_rank_with_ease) if len(best) > 1 else best
    entries = {entry.candidate: entry for entry in compared}
    # One program alone needs no comparison, and that is the commonest case.
    alike = partition(entries) if len(entries) > 1 else [list(entries)]
    firsts = [entries[group[0]] for group in alike]
    found = [_cause(first, group[1:]) for first, group in zip(firsts, alike, strict=True)]
    for at, (first, group) in enumerate(zip(firsts[:MAX_MENDED], alike, strict=False)):
        # Of programs that were not compared nobody knows what they print once a mistake is mended.
        forms = group if len(best) == len(compared) else ()
        found[at] = replace(found[at], steps=steps_to_mend(first.candidate, first.match, forms))
    return Explained(tuple(found), tuple(first.match for first in firsts), len(best), len(compared))


def _cause(entry: _Entry, others: Sequence[Candidate]) -> Cause:
    candidate, count = entry.candidate, entry.match.observation.count
    same_as, same_in = alternatives(candidate, _listed(others))
    return Cause(
        mistakes=candidate.mutants,
        same_as=same_as,
        functions=candidate.functions,
        explains=(count, count),
        chance=entry.chance,
        program=candidate.program,
        same_in=same_in,
    )


def _listed(others: Sequence[Candidate]) -> list[Candidate]:
    """Return other programs, those that somebody named first; a machine has hundreds of names to give."""
    named = [each for each in others if not each.generated]
    return (named + [each for each in others if each.generated][:MAX_GENERATED])[:MAX_NAMES]
