"""Listed words: the exceptions that mutants name in the words of other versions, or with any name in them."""

from catalog.caching import REGISTRY
from catalog.explaining.exceptions.known import functions_of
from catalog.explaining.exceptions.names import LIBRARIES
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.match import Match
from catalog.model.problem import Problem, Raised
from catalog.model.raised_error import RaisedError
from catalog.reading.pastes.raised_errors import parse_error
from catalog.registry import all_mutants

# Stands for a name that differs from student to student.
GAP = "..."


@REGISTRY.keep()
def _listed() -> tuple[RaisedError, ...]:
    errors = (parse_error(words) for mutant in all_mutants() for words in mutant.wordings)
    return tuple(error for error in errors if error is not None)


def listed_words(error: RaisedError | None, raised: Raised) -> bool:
    """True for an exception in the very words that a mutant lists, or with a name in them that is like no other.

    A name tells nothing of the function that it is in: that must be known.
    """
    if error is None:
        return False
    placed = bool(error.function) or len(raised.suspects) == 1
    strange = placed and raised.problem is Problem.WRONG_NAME and not raised.nearest and raised.name not in LIBRARIES
    return any(
        _is_gap(each, error) if GAP in each.message else each.alike(error)
        for each in _listed()
        if strange or GAP not in each.message
    )


def in_its_own_words(fits: frozenset[Candidate], match: Match) -> frozenset[Candidate]:
    """Return the programs without those that list a gap, where the name in it is one that the course has.

    Such a name is not there because a line is missing, and not because somebody thought of it. A name that is set later
    in the function has another exception than one that is set nowhere, in every version of Python.
    """
    error, family = match.observation.error, match.matrix.probe.family
    if error is None or not any(error.missing in each.stored for each in functions_of(family).values()):
        return fits
    endings = {each: match.matrix.endings[match.matrix.row(each)] for each in fits}
    return frozenset(each for each, ending in endings.items() if _is_same(ending, error))


def _is_same(ending: RaisedError | None, error: RaisedError) -> bool:
    return ending is not None and ending.kind == error.kind and ending.alike(error)


def _is_gap(listed: RaisedError, error: RaisedError) -> bool:
    return listed.kind == error.kind and error.message.startswith(listed.message.partition(GAP)[0])
