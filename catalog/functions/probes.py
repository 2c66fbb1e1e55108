"""Probes of a family: every one that its functions are run on, and what a correct program gives there."""

from catalog.caching import RESPONSES
from catalog.functions.run import FunctionRun
from catalog.functions.subject import InProcess
from catalog.model.probe import Probe
from catalog.registry import discriminating, family, probes, reference_program
from catalog.running.signatures import reference_calls, reference_run


@RESPONSES.keep
def function_probes(family_name: str) -> tuple[Probe, ...]:
    """Return the probes that a family's functions are tried on, upstream first, the course's cells before others.

    Of each cell the newest version that a correct program can run: the course shipped some that none can.
    """
    order = family(family_name).functions
    own = [probe for probe in (*probes(), *discriminating()) if probe.family == family_name]
    usable = [probe for probe in own if reference_run(probe).error is None]
    newest = {(probe.exercise, probe.asserts): probe for probe in usable if probe.lines}
    found = [*newest.values(), *(probe for probe in usable if not probe.lines)]
    return tuple(sorted(found, key=lambda probe: (not probe.lines, order.index(probe.exercise))))


def cells_of(family_name: str, exercise: str) -> tuple[Probe, ...]:
    """Return the probes of an exercise, the course's cells first, and then those of the others of its family."""
    found = function_probes(family_name)
    return tuple(sorted(found, key=lambda probe: probe.exercise != exercise))


@RESPONSES.keep
def called(probe: Probe) -> frozenset[str]:
    """Return which of the family's functions a probe calls, directly or not, where all of them are correct.

    What the course gives can be called anywhere.
    """
    return reference_calls(probe) | frozenset(family(probe.family).given)


@RESPONSES.keep
def right(probe: Probe) -> FunctionRun:
    """Return what a correct program gives on a probe."""
    program = reference_program(probe.family)
    functions = {name: getattr(program, name) for name in family(probe.family).functions}
    return InProcess(probe.family, functions).run(probe)
