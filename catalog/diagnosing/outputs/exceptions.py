"""Exceptions: what to do about one that says by itself what it comes from."""

from catalog.explaining.exceptions.asked import ExceptionEvidence
from catalog.explaining.exceptions.names import LIBRARIES
from catalog.model.finding import Finding
from catalog.model.findings.exceptions import NothingSeenBeyond, Remedy
from catalog.model.findings.steps import Step
from catalog.model.observation import Observation
from catalog.model.problem import NOBODYS, Problem, Raised
from catalog.model.raised_error import RaisedError


def remedy_of(raised: Raised, error: RaisedError) -> Finding | None:
    """Return what to do about an exception, None where the line that it came out of says enough."""
    if raised.problem is Problem.OTHER:
        if not error.message:
            return Step.LAST_LINE
        return None if is_shown(raised) or raised.suspects else Step.WHOLE_TRACEBACK
    if raised.problem is Problem.WRONG_NAME and raised.name not in LIBRARIES and not raised.nearest:
        return None if is_shown(raised) else Step.WHOLE_TRACEBACK
    return Remedy(raised, error)


def beyond(raised: Raised, observation: Observation) -> tuple[NothingSeenBeyond, ...]:
    """Return what an exception leaves unseen: the lines after it, and the functions that would have come next."""
    error = observation.error
    if error is None or raised.problem in (*NOBODYS, Problem.NO_PYTHON):
        return ()
    function = error.function or (raised.suspects[0] if len(raised.suspects) == 1 else "")
    run = ExceptionEvidence(error, observation.exercises).run
    return (NothingSeenBeyond(function, run[run.index(function) + 1 :] if function in run else ()),)


def is_shown(raised: Raised) -> bool:
    """True where the line that an exception came out of is shown."""
    return raised.frame is not None and raised.frame.shown
