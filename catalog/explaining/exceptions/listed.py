"""Listed words: the exceptions that mutants name in the words of other versions, or with any name in them."""

from catalog.caching import REGISTRY
from catalog.explaining.exceptions.names import LIBRARIES
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
    """True for an exception in the very words that a mutant lists, or with a name in them that is like no other."""
    if error is None:
        return False
    strange = raised.problem is Problem.WRONG_NAME and not raised.nearest and raised.name not in LIBRARIES
    return any(
        _is_gap(each, error) if GAP in each.message else each.alike(error)
        for each in _listed()
        if strange or GAP not in each.message
    )


def _is_gap(listed: RaisedError, error: RaisedError) -> bool:
    return listed.kind == error.kind and error.message.startswith(listed.message.partition(GAP)[0])
