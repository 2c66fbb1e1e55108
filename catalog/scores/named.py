"""Named mutants by name, and the programs that have several of them."""

from functools import cache
from itertools import chain, combinations

from catalog.discovery import all_mutants, family_of
from catalog.programs.mutant import Mutant
from catalog.programs.program import Program
from catalog.signatures.behaviour import Behaviour, behaviour

Names = tuple[str, ...]


def parts(names: Names) -> list[Names]:
    """Return the smaller sets of at least one."""
    return list(chain.from_iterable(combinations(names, size) for size in range(1, len(names))))


@cache
def mutants_by_name() -> dict[str, Mutant]:
    """Return every named mutant by its name."""
    return {mutant.name: mutant for mutant in all_mutants()}


def program_of(names: Names) -> Program:
    """Return the program with these mutants; raises EditError where they do not go together."""
    mutants = [mutants_by_name()[name] for name in names]
    return Program(family_of(mutants[0]), tuple(edit for mutant in mutants for edit in mutant.edits))


@cache
def behaviour_of(names: Names) -> Behaviour:
    """Return what the program with these mutants gives on inputs that no cell uses."""
    return behaviour(program_of(names))
