"""Notebooks: what several cells of one program say together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from catalog.caching import of_object
from catalog.explaining.cells.explanation import ExplainedCell
from catalog.explaining.matching.candidate import Candidate, single_mistakes
from catalog.explaining.matching.composition import gives, unions
from catalog.explaining.matching.match import Match
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.programs.edit import EditError

# Sets of mistakes that are tried before nothing is said.
MAX_SETS = 64


def explained_together(found: Sequence[ExplainedCell]) -> list[ExplainedCell]:
    """Return the cells, each with only those programs that explain the other cells of its family as well, if any do."""
    return [_narrowed(each, _others(each, found)) for each in found]


def _others(each: ExplainedCell, found: Sequence[ExplainedCell]) -> list[ExplainedCell]:
    return [other for other in found if other is not each and other.family == each.family and other.explained]


def _narrowed(found: ExplainedCell, others: Sequence[ExplainedCell]) -> ExplainedCell:
    def kept(match: Match) -> frozenset[Candidate]:
        fits = (each for cell in (found, *others) for fitting, _ in cell.fitting for each in fitting.fits)
        single = (each for shown in match.fits for each in _showing_as(match.matrix).get(shown, ()))
        tried = dict.fromkeys((*single, *(each for each in fits if match.allows(each))))
        return frozenset(
            each.within(match.matrix.used) for each in tried if all(other.allows(each) for other in others)
        )

    fitting = [(replace(match, fits=kept(match)), evidence) for match, evidence in found.fitting] if others else []
    left = tuple((match, evidence) for match, evidence in fitting if match.fits)
    return replace(found, fitting=left) if left else found


@of_object
def _showing_as(matrix: ResponseMatrix) -> dict[Candidate, list[Candidate]]:
    """Return the single mistakes of a family by what is left of them in a run of the cell."""
    found: dict[Candidate, list[Candidate]] = {}
    for each in single_mistakes(matrix.probe.family):
        found.setdefault(each.within(matrix.used), []).append(each)
    return found


def contradicts(found: Sequence[ExplainedCell]) -> bool:
    """True where every cell of a family is explained and no mistakes of the catalog explain them all.

    Programs with the mistakes of several cells at once are tried as well; where they cannot be made together, or are
    too many to try, nothing is said; nor of a cell that programs of several families explain.
    """
    families = frozenset[str]().union(*(each.families for each in found))
    return any(_contradict([each for each in found if each.families == {family}]) for family in families)


def _contradict(cells: Sequence[ExplainedCell]) -> bool:
    wrong = [cell for cell in cells if not cell.correct]
    if len(cells) < 2 or not wrong or not all(cell.explained for cell in cells):
        return False
    options = [list(dict.fromkeys(c for match, _ in cell.fitting for c in match.fits)) for cell in wrong]
    sets = list(islice(unions(options), MAX_SETS + 1))
    try:
        explained = any(all(gives(each, cell.matches) for cell in cells) for each in sets)
    except EditError:
        return False
    return len(sets) <= MAX_SETS and not explained
