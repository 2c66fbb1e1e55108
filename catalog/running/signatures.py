"""Runs: the signature of every mutant on every probe that calls a function it changes, computed once."""

from catalog.caching import REGISTRY, RESPONSES
from catalog.model.mutant import Mutant, Outcome
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.programs.program import Program
from catalog.registry import all_mutants, exercise_of, family_of, probes, reference_program
from catalog.running.comparison import gravest, outcomes
from catalog.running.run import functions_used, run


@RESPONSES.keep
def reference_run(probe: Probe) -> Signature:
    """Return the reference's signature on a probe."""
    return run(probe, reference_program(probe.family))


@RESPONSES.keep
def reference_calls(probe: Probe) -> frozenset[str]:
    """Return which of the family's functions a probe calls, directly or not, where all of them are correct."""
    return functions_used(probe, reference_program(probe.family))


@REGISTRY.keep()
def mutants_on(probe: Probe) -> tuple[Mutant, ...]:
    """Return the mutants that change a function which the probe calls, those of its own exercise first."""
    used = reference_calls(probe)
    found = [
        mutant
        for mutant in all_mutants()
        if family_of(mutant).name == probe.family and not used.isdisjoint(mutant.functions)
    ]
    return tuple(sorted(found, key=lambda mutant: probe.exercise not in mutant.functions))


@RESPONSES.keep
def mutant_run(mutant: Mutant, probe: Probe) -> Signature:
    """Return a mutant's signature on a probe."""
    return run(probe, Program(family_of(mutant), mutant.edits))


def home(exercise: str) -> Probe:
    """Return the newest test cell of an exercise, on which a mutant's outcome is declared."""
    return [probe for probe in probes() if probe.exercise == exercise and not probe.asserts][-1]


def measured_outcome(mutant: Mutant) -> Outcome:
    """Return what a mutant's outputs are in the cell on which its outcome is declared, the gravest of them."""
    probe = home(exercise_of(mutant))
    return gravest(list(outcomes(mutant_run(mutant, probe), reference_run(probe)).values()))


def shipped(probe: Probe) -> bool:
    """True where the cell runs at all with a correct program."""
    return reference_run(probe).error is None
