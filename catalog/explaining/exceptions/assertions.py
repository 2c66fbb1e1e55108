"""Assertions: of those that fail, the ones behind which no search can find a mistake, and whose they are."""

from catalog.model.raised_error import ASSERTION, RaisedError
from catalog.reading.pastes.vocabulary import exercises_asserting, exercises_of
from catalog.registry import exercises

_TEST = "_test"


def is_beyond_search(error: RaisedError | None, wanted: frozenset[str]) -> bool:
    """True for an assertion without a message, and for one that no public test of these exercises makes here."""
    if error is None or error.kind != ASSERTION:
        return False
    return not error.message or bool(error.asserted and not wanted & exercises_asserting(error.asserted))


def having(output: str) -> tuple[str, ...]:
    """Return the exercises that have an output of that name, upstream first."""
    found = exercises_of(output)
    return tuple(name for name in exercises() if name in found)


def is_of_a_test(error: RaisedError) -> bool:
    """True unless a traceback shows that the assertion is the student's own function's."""
    inside = [frame for frame in error.frames if not frame.outside]
    return not inside or not inside[-1].function or inside[-1].function.endswith(_TEST)
