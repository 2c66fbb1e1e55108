"""Ease: how easily a mistake that nobody has counted is made, and stays where it is."""

import re

from catalog.caching import RESPONSES
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.response_matrix import stages
from catalog.model.probe import Probe
from catalog.model.signature import Shown, Signature
from catalog.programs.edit import Span
from catalog.registry import exercises, given_lines, probes
from catalog.running.digest import digest
from catalog.running.run import quiet
from catalog.running.signatures import reference_run

Ease = tuple[int, int, int]


@RESPONSES.keep
def ease(candidate: Candidate, exercise: str) -> Ease:
    """Return what ranks a candidate, the likeliest lowest.

    First how many cells of earlier exercises print something wrong with it: who saw that has mended it. Then how many
    of its changes are in lines that the course gives, and how many characters they take out and put in.
    """
    changes = [(function, span) for function, spans in candidate.program.spans.items() for span in spans]
    given = sum(_is_given(candidate, *change) for change in changes)
    return _noticed(candidate, exercise), given, sum(span.stop - span.start + len(span.text) for _, span in changes)


def _is_given(candidate: Candidate, function: str, span: Span) -> bool:
    source = candidate.program.family.sources[function]
    line = source[source.rfind("\n", 0, span.start) + 1 :].lstrip()
    return any(re.match(pattern, line) for pattern in given_lines(candidate.family).get(function, ()))


def _noticed(candidate: Candidate, exercise: str) -> int:
    order = list(exercises())
    newest = {probe.exercise: probe for probe in probes() if probe.family == candidate.family and not probe.asserts}
    earlier = [probe for name, probe in newest.items() if order.index(name) < order.index(exercise)]
    with quiet():
        return sum(_prints(stages(probe).run(candidate.program), probe) != _right(probe) for probe in earlier)


def _prints(signature: Signature, probe: Probe) -> object:
    """Return what is the same for two programs that print the same."""
    return digest(Shown.of(signature, probe.shown))


@RESPONSES.keep
def _right(probe: Probe) -> object:
    return _prints(reference_run(probe), probe)
