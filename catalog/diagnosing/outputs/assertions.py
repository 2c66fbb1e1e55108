"""Assertions: what is said of one that failed where no search can look behind it."""

from catalog.diagnosing.outputs import notes
from catalog.explaining.exceptions.assertions import having, is_of_a_test
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.findings.exceptions import AssertionFailed, FailedTest
from catalog.model.findings.steps import Step
from catalog.model.observation import Observation
from catalog.model.raised_error import RaisedError


def of_assertion(observation: Observation, error: RaisedError) -> Diagnosis:
    """Return the diagnosis of a failed assertion: in which function, or of which output, as far as it is shown."""
    found = _failed(error, observation.exercises)
    able = (error.function,) if error.function else found.exercises if isinstance(found, FailedTest) else ()
    return Diagnosis(
        Verdict.LOCALISED if able else Verdict.UNREADABLE,
        found,
        exercise=able[0] if len(able) == 1 else "",
        remarks=notes.of_reading(observation),
        next_step=Step.NUMBERS_OR_FUNCTION,
    )


def _failed(error: RaisedError, wanted: frozenset[str]) -> FailedTest | AssertionFailed:
    """Return whose assertion it is, and what it says; wanted: the exercises that it can be of."""
    test = error.function if is_of_a_test(error) else ""
    if error.asserted:
        able = having(error.asserted)
        asked = tuple(name for name in able if name in wanted)
        return FailedTest(test, error.asserted, error.asserts_shape, asked or able)
    return FailedTest(test, "", shape=False, exercises=()) if test else AssertionFailed(error.function)
