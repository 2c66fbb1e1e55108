"""Chosen mutants: those of the functions that tests call, and which of the tests each is run with."""

from collections.abc import Collection, Sequence

from catalog.model.mutant import Mutant
from catalog.operators.generate import generated_in
from catalog.registry import all_mutants, exercises


def chosen_mutants(functions: Collection[str], which: str) -> tuple[Mutant, ...]:
    """Return the mutants that change any of these functions: the named ones, then those that operators make."""
    found: list[Mutant] = []
    if which != "generated":
        found += [mutant for mutant in all_mutants() if not set(functions).isdisjoint(mutant.functions)]
    if which != "named":
        found += [each for name, of in exercises().items() if name in functions for each in generated_in(of, name)]
    return tuple(found)


def tests_of(mutant: Mutant, calls: Sequence[Collection[str]]) -> tuple[int, ...]:
    """Return the numbers of the tests that call what a mutant changes; calls: what each test calls."""
    return tuple(at for at, called in enumerate(calls) if not set(called).isdisjoint(mutant.functions))
