"""Population: the mutants that a cell is tried on, and which of them the battery does not tell from correct ones."""

from catalog.caching import REGISTRY
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.operators.generate import generated
from catalog.programs.program import Program
from catalog.registry import family_of
from catalog.running.behaviour import behaves_like_reference
from catalog.running.signatures import mutants_on, reference_calls


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
    return behaves_like_reference(program_of(mutant))
