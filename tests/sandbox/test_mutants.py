"""Mutants as the source of a file, run in the sandbox: named as it is when it is run in process."""

from collections.abc import Iterator

import pytest

from catalog.diagnosing.functions.diagnose import joined, parts_of
from catalog.model.mutant import Mutant
from catalog.model.scope import Scope
from catalog.programs.program import Program
from catalog.reading.sources.definitions import definitions
from catalog.reading.sources.source import Source
from catalog.registry import all_mutants, exercises, family_of
from catalog.sandbox.sandbox import Sandbox
from tests.support.sampling import sample


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as found:
        yield found


def names_given(mutant: Mutant, sandbox: Sandbox) -> set[str]:
    """Return every name that is given to the program with a mutant."""
    program = Program(family_of(mutant), mutant.edits)
    functions = program.family.functions
    text = "\n\n".join(["import numpy as np", "from rnn_utils import *", *map(program.source, functions)])
    with sandbox.open(definitions(Source.of_file(text)), program.family.name) as subject:
        assert subject.own == functions
        causes = joined(parts_of(subject, Scope(budget=0, lines=False))).causes
    return {
        name for cause in causes for name in (*cause.mutants, *cause.same_as, *(each.mutants for each in cause.same_in))
    }


@pytest.mark.parametrize("family", sorted(set(exercises().values())))
def test_mutants_are_named_in_the_sandbox(family: str, sandbox: Sandbox) -> None:
    mutants = sample([mutant for mutant in all_mutants() if family_of(mutant).name == family], 30)
    missed = [mutant.name for mutant in mutants if mutant.name not in names_given(mutant, sandbox)]
    assert len(mutants) >= 30
    assert not missed
