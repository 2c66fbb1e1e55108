"""Explaining: programs that fit, told apart by behaviour, as ranked causes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from catalog.diagnoses.diagnosis import Cause
from catalog.matching.candidate import Candidate, behave_alike
from catalog.matching.chance import Evidence
from catalog.matching.match import Match


def causes(fitting: Sequence[tuple[Match, Evidence]]) -> tuple[Cause, ...]:
    """Return a cause for each behaviour among the programs that fit, ranked.

    Only the fewest mistakes count, and of programs that raise those with the very words that were shown, if any.
    The mistake that was seen more often comes first, and of one mistake the plainest program.
    """
    ranked: dict[tuple[str, ...], _Entry] = {}
    for match, evidence in fitting:
        for candidate in match.fits:
            entry = _Entry(_rank(match, candidate), candidate, evidence.chance, match.observation.count)
            ranked[candidate.names] = min(ranked.get(candidate.names, entry), entry, key=lambda entry: entry.rank)
    entries = sorted(ranked.values(), key=lambda entry: entry.rank)
    return tuple(_cause(group) for group in _groups([e for e in entries if e.rank[:2] == entries[0].rank[:2]]))


@dataclass(frozen=True, slots=True)
class _Entry:
    rank: tuple[Any, ...]
    candidate: Candidate
    chance: float
    count: int


def _rank(match: Match, candidate: Candidate) -> tuple[Any, ...]:
    fault, ending = match.observation.fault, match.bank.endings[match.bank.row(candidate)]
    other_words = fault is not None and ending is not None and fault.message != ending.message
    seen = sum(mutant.count for mutant in candidate.mutants)
    spellings = tuple(spelling.name for spelling in candidate.spellings)
    return len(candidate.mutants), other_words, -seen, candidate.names, len(spellings), spellings


def _groups(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """Return the entries in groups that behave alike, in the order of each group's first."""
    if len(entries) == 1:
        return [list(entries)]
    groups: list[list[_Entry]] = []
    for entry in entries:
        for group in groups:
            if behave_alike(group[0].candidate, entry.candidate):
                group.append(entry)
                break
        else:
            groups.append([entry])
    return groups


def _cause(group: Sequence[_Entry]) -> Cause:
    first = group[0].candidate
    return Cause(
        mutants=first.names,
        same_as=tuple(name for other in group[1:] for name in other.candidate.names),
        functions=first.functions,
        title="; ".join(mutant.title for mutant in first.mutants),
        hints=tuple(hint for mutant in first.mutants for hint in mutant.hints),
        seen=sum(mutant.count for mutant in first.mutants),
        explains=(group[0].count, group[0].count),
        chance=group[0].chance,
        program=first.program,
    )
