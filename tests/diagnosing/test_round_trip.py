"""Round trip: what a mutant prints is diagnosed as that mutant, or as one that nothing shown tells from it."""

import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.evaluation.named import behaviour_of
from catalog.model.probe import Probe
from catalog.programs.program import Program
from catalog.registry import family_of, probes
from catalog.running.behaviour import alike, behaviour
from catalog.running.printing import print_cell
from catalog.running.signatures import mutant_run, mutants_on, reference_run


def assert_what_is_called_the_same_is(diagnosis: Diagnosis) -> None:
    """Assert that no input tells apart what is said to be so, and that one does what is so in a variant alone."""
    for cause in diagnosis.causes:
        own = behaviour_of(cause.mutants)
        assert all(alike(behaviour_of(tuple(names.split(" and "))), own) for names in cause.same_as), cause.mutants
        assert not any(alike(behaviour_of(tuple(each.mutants.split(" and "))), own) for each in cause.same_in)


@pytest.mark.parametrize("probe", probes(), ids=lambda probe: probe.name)
def test_every_mutant_that_shows_is_recognised(probe: Probe) -> None:
    right = print_cell(reference_run(probe), probe)
    for mutant in mutants_on(probe):
        text = print_cell(mutant_run(mutant, probe), probe)
        if text == right:
            continue
        diagnosis = diagnose(text, exercise=probe.exercise)
        assert_what_is_called_the_same_is(diagnosis)
        expected = behaviour(Program(family_of(mutant), mutant.edits))
        found = [alike(behaviour(cause.program), expected) for cause in diagnosis.causes]
        if diagnosis.verdict == Verdict.EXPLAINED:
            assert found == [True], mutant.name
        else:
            assert diagnosis.verdict == Verdict.AMBIGUOUS, mutant.name
            assert any(found), mutant.name


@pytest.mark.parametrize("probe", probes(), ids=lambda probe: probe.name)
def test_the_reference_is_called_correct(probe: Probe) -> None:
    """A cell that the course shipped broken ends with an exception of its own, which shows nothing of the function."""
    right = reference_run(probe)
    if not probe.asserts:
        diagnosis = diagnose(print_cell(right, probe), exercise=probe.exercise)
        assert diagnosis.verdict == (Verdict.CORRECT if right.error is None else Verdict.UNREADABLE)
        assert diagnosis.causes == ()
        assert (diagnosis.raised is not None) == (right.error is not None)
