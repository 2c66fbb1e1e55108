"""Explaining: programs that fit, told apart by behaviour, as ranked causes."""

from collections.abc import Sequence

from catalog.diagnoses.diagnosis import Cause
from catalog.matching.candidate import Candidate, behave_alike
from catalog.matching.match import Match

Rank = tuple[object, ...]


def causes(matches: Sequence[Match], chance: float) -> tuple[Cause, ...]:
    """Return a cause for each behaviour among the programs that fit, ranked.

    Only the fewest mistakes count, and of programs that raise those with the very words that were shown, if any.
    The mistake that was seen more often comes first.
    """
    ranked: dict[tuple[str, ...], tuple[Rank, Candidate]] = {}
    for match in matches:
        for row in match.rows:
            candidate = match.bank.candidates[row]
            entry = (_rank(match, row, candidate), candidate)
            ranked[candidate.names] = min(ranked.get(candidate.names, entry), entry, key=lambda entry: entry[0])
    entries = sorted(ranked.values(), key=lambda entry: entry[0])
    ordered = [candidate for rank, candidate in entries if rank[:2] == entries[0][0][:2]]
    total = matches[0].observation.count
    return tuple(_cause(group, total, chance) for group in _groups(ordered))


def _rank(match: Match, row: int, candidate: Candidate) -> Rank:
    fault, ending = match.observation.fault, match.bank.endings[row]
    other_words = fault is not None and ending is not None and fault.message != ending.message
    seen = sum(mutant.count for mutant in candidate.mutants)
    return len(candidate.mutants), other_words, -seen, candidate.names, len(candidate.spellings)


def _groups(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Return the candidates in groups that behave alike, in the order of each group's first."""
    if len(candidates) == 1:
        return [list(candidates)]
    groups: list[list[Candidate]] = []
    for candidate in candidates:
        for group in groups:
            if behave_alike(group[0], candidate):
                group.append(candidate)
                break
        else:
            groups.append([candidate])
    return groups


def _cause(group: Sequence[Candidate], total: int, chance: float) -> Cause:
    first = group[0]
    return Cause(
        mutants=first.names,
        same_as=tuple(name for other in group[1:] for name in other.names),
        functions=first.functions,
        title="; ".join(mutant.title for mutant in first.mutants),
        hints=tuple(hint for mutant in first.mutants for hint in mutant.hints),
        seen=sum(mutant.count for mutant in first.mutants),
        explains=(total, total),
        chance=chance,
        program=first.program,
    )
