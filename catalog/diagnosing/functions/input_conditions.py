"""Noticing: on which inputs a function is wrong, and which upstream steps reach where."""

from collections.abc import Iterator, Sequence

from catalog.diagnosing.functions.matching import Matching
from catalog.functions.probes import right
from catalog.model.findings.functions import CourseCell, RightWith, Setting
from catalog.model.impulse_response import ImpulseResponse
from catalog.model.probe import Probe


def settings(matching: Matching, wrong: Sequence[Probe]) -> Iterator[RightWith]:
    """Yield on which of its own inputs a function is right, where it is right on some; impulses show dx alone."""
    probes = (probe for probe in matching.runs.probes if probe.exercise in matching.functions)
    own = [probe for probe in probes if "step 0" not in right(probe).signature.outputs]
    good = dict.fromkeys(_setting(probe) for probe in own if probe not in wrong)
    bad = dict.fromkeys(_setting(probe) for probe in own if probe in wrong)
    if good and bad:
        yield RightWith(tuple(good), tuple(bad))


def _setting(probe: Probe) -> Setting:
    """Return what a probe tries: "one step" of "c5w1a1.rnn_backward.one step"."""
    if probe.lines:
        return CourseCell.PUBLIC_TEST if probe.asserts else CourseCell.CELL
    return probe.name.rsplit(".", 1)[-1]


def impulse_of(matching: Matching) -> ImpulseResponse | None:
    """Return the impulse response of a function that goes back through time."""
    for probe in matching.runs.probes:
        if probe.exercise in matching.functions and not probe.lines:
            yours = matching.runs.run(probe, matching.replaced).signature
            found = ImpulseResponse.of(yours, right(probe).signature)
            if found is not None:
                return found
    return None
