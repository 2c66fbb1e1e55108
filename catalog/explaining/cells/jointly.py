"""Jointly: what the cells of one program say of each other, once each was searched by itself."""

from collections.abc import Sequence

from catalog.explaining.cells.explanation import ExplainedCell
from catalog.explaining.cells.ruling_out import ruled_out
from catalog.explaining.cells.together import explained_together
from catalog.explaining.exceptions.assertions import is_of_a_test
from catalog.model.raised_error import ASSERTION, RaisedError
from catalog.model.scope import Scope


def jointly(
    found: Sequence[ExplainedCell], scope: Scope, passed: bool = False
) -> tuple[list[ExplainedCell], list[ExplainedCell]]:
    """Return the cells without what those before them rule out, and then each with what explains the others as well.

    passed: whether a public test was passed.
    """
    allowed = ruled_out(found, scope, passed)
    return allowed, explained_together(allowed)


def without_echoes(found: Sequence[ExplainedCell]) -> list[ExplainedCell]:
    """Leave out a failed public test beside wrong numbers of the same exercise: it says no more than they do."""

    def echoes(each: ExplainedCell) -> bool:
        error = each.observation.error
        numbers = [other for other in found if other is not each and other.observation.readings and not other.correct]
        said = any(other.observation.exercises & each.observation.exercises for other in numbers)
        return error is not None and said and _is_mere(error)

    return [each for each in found if not echoes(each)]


def _is_mere(error: RaisedError) -> bool:
    """True for what a public test ends with, which says no more than that something is wrong."""
    return error.kind == ASSERTION and is_of_a_test(error) and bool(error.asserted or not error.message)
