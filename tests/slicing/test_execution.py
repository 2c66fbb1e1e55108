"""Executions: what is run again alone gives what the whole program gives, for every single mistake of a family."""

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.operators.generate import generated
from catalog.programs.edit import EditError, Span
from catalog.programs.program import Program
from catalog.registry import all_mutants, family, family_of, reference_program
from catalog.running.digest import digest
from catalog.running.run import quiet, run
from catalog.running.signatures import home, reference_calls
from catalog.slicing.compiler import Compiler
from catalog.slicing.execution import Execution
from catalog.slicing.parts import UntraceableError
from catalog.slicing.recording import record
from catalog.slicing.variant import patched

BACKWARD = ("rnn_cell_backward", "rnn_backward", "lstm_cell_backward")

# Four of five changes at least are followed; the others are run in full.
FOLLOWED = 0.8


@cache
def compiler(family_name: str) -> Compiler:
    return Compiler(family(family_name))


def recorded(probe: Probe, program: Program | None = None) -> Execution:
    with quiet():
        return record(program or reference_program(probe.family), probe, compiler(probe.family))[0]


def mutants(probe: Probe) -> list[Mutant]:
    named = [each for each in all_mutants() if family_of(each).name == probe.family]
    called = reference_calls(probe)
    return [each for each in (*named, *generated(probe.family)) if not called.isdisjoint(each.functions)]


@pytest.mark.parametrize("exercise", [*BACKWARD, "lstm_forward"])
def test_what_is_recorded_is_what_the_program_gives(exercise: str) -> None:
    probe = home(exercise)
    execution = recorded(probe)
    given = {name: execution.values[number] for name, number in execution.outputs.items()}
    assert digest(Signature(given)) == digest(run(probe, reference_program(probe.family)))


@pytest.mark.parametrize("exercise", BACKWARD)
def test_a_change_that_is_run_alone_gives_what_the_whole_program_gives(exercise: str) -> None:
    probe = home(exercise)
    execution, found, followed = recorded(probe), mutants(probe), 0
    with quiet():
        for mutant in found:
            try:
                patch = patched(execution, family(probe.family).spans(mutant.edits), compiler(probe.family))
                overlay = execution.again(patch, execution.everything)
            except UntraceableError:
                continue
            followed += 1
            whole = run(probe, Program(family(probe.family), mutant.edits))
            assert overlay.raised == (whole.error is not None), mutant.name
            if not overlay.raised:
                given = {name: overlay.values[number] for name, number in execution.outputs.items()}
                assert digest(Signature(given)) == digest(whole), mutant.name
    assert followed > FOLLOWED * len(found)


def test_two_changes_are_run_one_upon_the_other() -> None:
    probe = home("rnn_backward")
    execution = recorded(probe)
    spans = [family(probe.family).spans(each.edits) for each in mutants(probe)[::40]]
    checked = 0
    with quiet():
        for one, other in pairwise(spans):
            try:
                first, second = (patched(execution, each, compiler(probe.family)) for each in (one, other))
                if not first.keys().isdisjoint(second):
                    continue
                upon = execution.again(first, execution.everything)
                both = execution.again({**first, **second}, execution.everything, upon)
                whole = execution.again({**first, **second}, execution.everything)
            except UntraceableError:
                continue
            assert both.raised == whole.raised or upon.raised
            if not (both.raised or upon.raised):
                numbers = execution.outputs.values()
                assert all(np.array_equal(both.values[n], whole.values[n], equal_nan=True) for n in numbers)
                checked += 1
    assert checked > 5


def test_only_what_reads_a_changed_value_is_run_again() -> None:
    probe = home("rnn_backward")
    execution = recorded(probe)
    source = family(probe.family).sources["rnn_cell_backward"]
    at = source.index("dba = np.sum(dtanh") + len("dba = ")
    spans = {"rnn_cell_backward": (Span(at, at, "2 * "),)}
    found = execution.again(patched(execution, spans, compiler(probe.family)), execution.everything)
    reached = {name for name, number in execution.outputs.items() if number in found.slice.targets}
    assert reached == {"dba"}
    assert len(found.slice.instances) < len(execution.instances) / 4


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("da_prevt = np.zeros((n_a, m))", "da_prevt = da0"),
        ("dba += dbat", "dba += dbat + np.random.randn(5, 1)"),
        ("for t in reversed(range(T_x)):", "for t in range(T_x + 1):"),
        ("gradients = rnn_cell_backward(", "gradients = dict(rnn_cell_backward)("),
        ("dba += dbat", "dba += dbat\n    dba += dbat"),
    ],
)
def test_what_cannot_be_followed_is_said_to_be_so(before: str, after: str) -> None:
    probe = home("rnn_backward")
    program = reference_program(probe.family)
    source = family(probe.family).sources["rnn_backward"]
    at = source.index(before)
    changes = [Span(at, at + len(before), after)]
    if after == "da_prevt = da0":
        later = source.index("dba += dbat")
        changes.append(Span(later, later + 11, "da_prevt += dbat"))
    spans = {"rnn_backward": changes}
    execution = recorded(probe, program)
    with quiet(), pytest.raises((UntraceableError, EditError)):
        execution.again(patched(execution, spans, compiler(probe.family)), execution.everything)


def test_an_earlier_version_of_an_array_has_what_stays() -> None:
    execution = recorded(home("rnn_backward"))
    versions = execution.versions(execution.outputs["dx"])
    assert len(versions) > execution.values[versions[0]].shape[2]
    last_step = [execution.values[number][1, 2, 3] for number in versions]
    assert last_step[0] == last_step[-3] != last_step[-1]
