"""Notebooks: what several cells of one program say together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from catalog.diagnoses.search import Found
from catalog.matching.bank import Bank
from catalog.matching.candidate import Candidate, spelled_ways
from catalog.matching.match import Match, hold_against
from catalog.programs.edit import EditError

# Sets of mistakes that are tried before nothing is said; more are never seen in a notebook.
MOST_SETS = 64


def heard_together(found: Sequence[Found]) -> list[Found]:
    """Return the cells, each with only those programs that explain the other cells of its family as well, if any do."""
    return [each if each.correct else _narrowed(each, _others(each, found)) for each in found]


def _others(each: Found, found: Sequence[Found]) -> list[Found]:
    return [other for other in found if other is not each and other.family == each.family and other.fitting]


def _narrowed(found: Found, others: Sequence[Found]) -> Found:
    def kept(match: Match) -> tuple[int, ...]:
        return tuple(row for row in match.rows if _explains_all(match.bank.candidates[row], [found, *others]))

    matches = tuple(replace(match, rows=kept(match)) for match in found.matches)
    return replace(found, matches=matches) if any(match.rows for match in matches) else found


def _explains_all(candidate: Candidate, cells: Sequence[Found]) -> bool:
    """True where the candidate's mistakes, in one way to spell the rest, give the readings of all cells."""
    return any(all(cell.allows(spelled) for cell in cells) for spelled in spelled_ways(candidate))


def contradicts(found: Sequence[Found]) -> bool:
    """True where every cell of a family is explained and no one program explains them all.

    Programs with the mistakes of several cells at once are tried as well.
    """
    families = {each.family for each in found}
    return any(_contradict([each for each in found if each.family == family]) for family in families)


def _contradict(cells: Sequence[Found]) -> bool:
    wrong = [cell for cell in cells if not cell.correct]
    if len(cells) < 2 or not wrong or not all(cell.fitting for cell in cells):
        return False
    sets = list(islice(_sets(wrong), MOST_SETS + 1))
    return len(sets) <= MOST_SETS and not any(all(_gives(each, cell) for cell in cells) for each in sets)


def _sets(wrong: Sequence[Found]) -> Iterator[Candidate]:
    """Yield the mistakes of one explanation of each cell, made together."""
    options = [list(dict.fromkeys(c for match in cell.fitting for c in match.candidates)) for cell in wrong]
    for chosen in product(*options):
        mutants = tuple(dict.fromkeys(mutant for candidate in chosen for mutant in candidate.mutants))
        spellings = tuple(dict.fromkeys(spelling for candidate in chosen for spelling in candidate.spellings))
        yield Candidate(wrong[0].family, mutants, spellings)


def _gives(candidate: Candidate, cell: Found) -> bool:
    """True where a program gives a cell's readings; mistakes that cannot be made together give nothing."""
    try:
        matches = tuple(_against(candidate, match) for match in cell.matches)
    except EditError:
        return False
    return replace(cell, matches=matches).allows(candidate)


def _against(candidate: Candidate, match: Match) -> Match:
    """Return a match of the same observation with the same probe, for that program alone."""
    return hold_against(match.observation, Bank(match.bank.probe, [candidate.within(match.bank.used)]))
