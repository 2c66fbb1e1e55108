"""Candidates: the programs that an observation is compared with."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations

from catalog.caching import REGISTRY
from catalog.model.mutant import EquivalentVariant, Mutant
from catalog.programs.edit import Edit, EditError
from catalog.programs.program import Program
from catalog.registry import all_equivalents, all_mutants, family, family_of


@dataclass(frozen=True)
class Candidate:
    """The mistakes made together in one program, in one way to spell the rest of it."""

    family: str
    mutants: tuple[Mutant, ...]
    equivalents: tuple[EquivalentVariant, ...] = ()

    @cached_property
    def _hash(self) -> int:
        return hash((self.family, self.mutants, self.equivalents))

    def __hash__(self) -> int:
        # Every match makes sets of hundreds of candidates, and a mutant is a deep tuple of texts.
        return self._hash

    @cached_property
    def program(self) -> Program:
        """The program; raises EditError where the edits overlap."""
        return self.made()

    def made(self) -> Program:
        """Return a new program, for one run.

        Not kept is the code of a function with several mutants in it, or with one that a student's own name is in.

        Raises EditError where the edits overlap.
        """
        keep = len(self.mutants) < 2 and not any(mutant.inferred for mutant in self.mutants)
        return Program(family(self.family), self.edits, keep=keep)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits together."""
        mutants = (mutant.edits for mutant in self.mutants)
        equivalents = (equivalent.edits for equivalent in self.equivalents)
        return tuple(chain.from_iterable((*mutants, *equivalents)))

    @property
    def order(self) -> int:
        """How many mistakes there are, those in one statement each for itself."""
        return sum(mutant.order for mutant in self.mutants)

    @property
    def generated(self) -> int:
        """How many of the mistakes have no name."""
        return sum(mutant.generated for mutant in self.mutants)

    @property
    def seen(self) -> int:
        """How many were seen making the mistakes."""
        return sum(mutant.count for mutant in self.mutants)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the mutants."""
        return tuple(mutant.name for mutant in self.mutants)

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions that are wrong, upstream first."""
        wrong = {function for mutant in self.mutants for function in mutant.functions}
        return tuple(function for function in family(self.family).functions if function in wrong)

    @property
    def upstream(self) -> tuple[str, ...]:
        """The functions of the family, upstream first."""
        return family(self.family).functions

    def within(self, functions: Collection[str]) -> "Candidate":
        """Return what is left of the candidate in a run that calls these functions alone."""
        return Candidate(
            self.family,
            tuple(mutant for mutant in self.mutants if not set(mutant.functions).isdisjoint(functions)),
            tuple(equivalent for equivalent in self.equivalents if not set(equivalent.functions).isdisjoint(functions)),
        )


@REGISTRY.keep()
def single_mistakes(family_name: str) -> tuple[Candidate, ...]:
    """Return every mutant of a family alone, in the reference's own form first and then in every other."""
    equivalents = all_equivalents(family_name)
    found = []
    for mutant in all_mutants():
        if family_of(mutant).name == family_name:
            found += [Candidate(family_name, (mutant,), chosen) for chosen in _subsets(equivalents)]
    return tuple(candidate for candidate in found if _applies(candidate))


def _subsets(equivalents: tuple[EquivalentVariant, ...]) -> Iterator[tuple[EquivalentVariant, ...]]:
    return chain.from_iterable(combinations(equivalents, size) for size in range(len(equivalents) + 1))


def _applies(candidate: Candidate) -> bool:
    """A variant of the very text that a mutant changes is no variant of that mutant."""
    try:
        return candidate.program is not None
    except EditError:
        return False
