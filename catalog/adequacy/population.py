"""Population: the mutants that a test cell is tried on, and which of them are correct programs after all."""

from catalog.caching import REGISTRY
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.operators.generate import generated
from catalog.programs.program import Program
from catalog.registry import battery, family_of
from catalog.running.behaviour import alike
from catalog.running.run import run
from catalog.running.signatures import mutants_on, reference_calls, reference_run


@REGISTRY.keep()
def population(probe: Probe) -> tuple[Mutant, ...]:
    """Return the mutants of the functions that a probe calls: the named ones, then those that operators make.

    Those of prolific operators are not among them.
    """
    used = reference_calls(probe)
    made = (mutant for mutant in generated(probe.family) if not used.isdisjoint(mutant.functions))
    return (*mutants_on(probe), *made)


def program_of(mutant: Mutant) -> Program:
    """Return the reference with a mutant's edits made."""
    return Program(family_of(mutant), mutant.edits)


@REGISTRY.keep()
def is_equivalent(mutant: Mutant) -> bool:
    """True where a caller sees no difference from a correct program on any input of the battery."""
    program = program_of(mutant)
    probes = (probe for probe in battery() if probe.family == program.family.name)
    return all(
        alike((run(probe, program),), (reference_run(probe),))
        for probe in probes
        if not reference_calls(probe).isdisjoint(mutant.functions)
    )
