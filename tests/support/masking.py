"""Pairs of mistakes, one upstream of the other, as the functions or the file of one program."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from catalog.model.mutant import Mutant
from catalog.programs.edit import EditError
from catalog.programs.program import Program
from catalog.registry import all_mutants, exercise_of, exercises, family, family_of


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mistakes in functions that have nothing in common. right: the family's functions that have neither."""

    upstream: Mutant
    downstream: Mutant

    @property
    def program(self) -> Program:
        """The program that makes both; raises EditError where they cannot be made together."""
        return Program(family_of(self.upstream), (*self.upstream.edits, *self.downstream.edits))

    @property
    def wrong(self) -> frozenset[str]:
        """The functions that have a mistake."""
        return frozenset({*self.upstream.functions, *self.downstream.functions})

    def functions(self) -> dict[str, Any]:
        """Return the functions of the program by name."""
        program = self.program
        return {name: getattr(program, name) for name in program.family.functions}

    def source(self) -> str:
        """Return the program as the text of a file."""
        program = self.program
        functions = map(program.source, program.family.functions)
        return "\n\n".join(["import numpy as np", "from rnn_utils import *", *functions])

    def __str__(self) -> str:
        return f"{self.upstream.name} with {self.downstream.name}"


@cache
def named_pairs() -> tuple[Pair, ...]:
    """Return every pair of named mistakes of which one is in a function upstream of the other's."""
    return tuple(pair for name in dict.fromkeys(exercises().values()) for pair in _pairs(name))


def _pairs(family_name: str) -> Iterator[Pair]:
    order = family(family_name).functions
    mutants = [mutant for mutant in all_mutants() if family_of(mutant).name == family_name]
    for pair in (Pair(*two) for two in product(mutants, mutants)):
        first, second = (order.index(exercise_of(each)) for each in (pair.upstream, pair.downstream))
        if first < second and set(pair.upstream.functions).isdisjoint(pair.downstream.functions) and _is_made(pair):
            yield pair


def _is_made(pair: Pair) -> bool:
    try:
        return bool(pair.program.edited)
    except EditError:
        return False
