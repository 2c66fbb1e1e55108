"""Mutants by name, and the programs that have several of them."""

from itertools import chain, combinations

from catalog.caching import REGISTRY, RESPONSES
from catalog.model.mutant import Mutant
from catalog.operators.generate import generated, lazily_generated
from catalog.programs.program import Program
from catalog.registry import all_mutants, exercises, family_of
from catalog.running.behaviour import Behaviour, behaviour

Names = tuple[str, ...]


def parts(names: Names) -> list[Names]:
    """Return the smaller sets of at least one."""
    return list(chain.from_iterable(combinations(names, size) for size in range(1, len(names))))


@REGISTRY.keep()
def mutants_by_name() -> dict[str, Mutant]:
    """Return every named mutant by its name."""
    return {mutant.name: mutant for mutant in all_mutants()}


@REGISTRY.keep()
def _generated_by_name(family_name: str) -> dict[str, Mutant]:
    return {mutant.name: mutant for mutant in generated(family_name)}


@REGISTRY.keep()
def _lazily_generated_by_name(family_name: str) -> dict[str, Mutant]:
    return {mutant.name: mutant for mutant in lazily_generated(family_name)}


def mutant_of(name: str) -> Mutant:
    """Return a mutant by its name, named, generated or of a prolific operator; raises KeyError where there is none."""
    family_name = exercises()[name.split(".")[1]]
    found = mutants_by_name().get(name) or _generated_by_name(family_name).get(name)
    # Last, because it takes seconds to make them.
    return found or _lazily_generated_by_name(family_name)[name]


def program_of(names: Names) -> Program:
    """Return the program with these mutants; raises EditError where they do not go together."""
    mutants = [mutant_of(name) for name in names]
    return Program(family_of(mutants[0]), tuple(edit for mutant in mutants for edit in mutant.edits))


@RESPONSES.keep
def behaviour_of(names: Names) -> Behaviour:
    """Return what the program with these mutants gives on inputs that no cell uses."""
    return behaviour(program_of(names))
