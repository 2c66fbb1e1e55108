"""Mending: of several mistakes the order, what proves each, and what the cell prints once the first is mended."""

from dataclasses import replace

import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.evaluation.named import mutants_by_name
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.composition import compose, held_alone
from catalog.explaining.matching.match import Match
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.explaining.ranking.mending import steps_to_mend
from catalog.model.findings.mending import MendingStep
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe, Shows
from catalog.registry import family
from catalog.reporting.batch.row_of import row_of
from catalog.running.printing import print_cell
from catalog.running.run import run
from catalog.running.signatures import home
from tests.support.searches import RNN, observed, of_pair, pairs

STEP, LOOP = "c5w1a1.rnn_cell_backward", "c5w1a1.rnn_backward"
THREE = (f"{STEP}.uses_a_next_in_dWaa", f"{STEP}.averages_dba", f"{LOOP}.drops_da_prevt")


def together(names: tuple[str, ...]) -> Candidate:
    """Return the program with named mistakes, in whatever order they are given."""
    return compose([Candidate(RNN, (mutants_by_name()[name],)) for name in names])


def printed(mutants: tuple[Mutant, ...], probe: Probe) -> str:
    return print_cell(run(probe, Candidate(probe.family, mutants).made()), probe)


def shown_by(mutants: tuple[Mutant, ...], probe: Probe) -> Match:
    """Return what a cell prints with mistakes, held against the program that has them."""
    whole = Candidate(probe.family, mutants)
    return held_alone(whole, Match(observed(printed(mutants, probe)), ResponseMatrix(probe, ()), (), frozenset()))


def steps_of(names: tuple[str, ...], exercise: str = "rnn_backward") -> tuple[MendingStep, ...]:
    whole = together(names)
    return steps_to_mend(whole, shown_by(whole.mutants, home(exercise)), (whole,))


def differing(one: str, other: str) -> list[str]:
    """Return the lines of one output that another has not."""
    return [line for line in one.splitlines() if line not in other.splitlines()]


@pytest.mark.parametrize("names", [THREE, THREE[::-1], (THREE[2], THREE[0], THREE[1])])
def test_mistakes_stand_upstream_first_and_in_the_order_of_the_statements(names: tuple[str, ...]) -> None:
    steps = steps_of(names)
    assert [step.functions for step in steps] == [("rnn_cell_backward",), ("rnn_cell_backward",), ("rnn_backward",)]
    source = family(RNN).sources["rnn_cell_backward"]
    first, second = (source.index(step.mutant.edits[0].before) for step in steps[:2])
    assert first < second


def test_what_proves_a_mistake_is_what_the_others_alone_print_otherwise() -> None:
    probe = home("rnn_backward")
    values = [line for line in probe.lines if line.shows is Shows.VALUE]
    steps = steps_of(THREE)
    mutants = tuple(step.mutant for step in steps)
    whole = printed(mutants, probe)
    for at, step in enumerate(steps):
        without = differing(printed(mutants[:at] + mutants[at + 1 :], probe), whole)
        proved = [line.label for line in values if any(each.startswith(line.head) for each in without)]
        assert list(step.proved_by) == proved
        assert proved


def test_of_sampled_pairs_the_cell_prints_what_is_said_once_the_first_is_mended() -> None:
    told = 0
    for at, output in enumerate(pairs()):
        diagnosis = of_pair(at)
        for cause in diagnosis.causes[:1]:
            if len(cause.mistakes) < 2 or not cause.steps[0].prints_then:
                continue
            now = printed(cause.mistakes, output.probe)
            then = printed(cause.mistakes[1:], output.probe)
            said = cause.steps[0].prints_then
            assert all(each in then and each not in now for each in said)
            assert set(differing(then, now)) <= {line for each in said for line in each.splitlines()}
            assert all(not step.prints_then for step in cause.steps[1:])
            told += 1
    assert told > 10


def test_a_single_mistake_has_no_steps() -> None:
    mutants = (mutants_by_name()[f"{STEP}.averages_dba"],)
    match = shown_by(mutants, home("rnn_backward"))
    assert steps_to_mend(Candidate(RNN, mutants), match, (Candidate(RNN, mutants),)) == ()


def test_who_mends_the_first_and_runs_the_cell_again_is_told_of_the_others() -> None:
    probe = home("rnn_backward")
    cause = diagnose(printed(together(THREE[1:]).mutants, probe)).causes[0]
    assert cause.mutants == THREE[1:]
    again = diagnose(printed(cause.mistakes[1:], probe))
    assert again.causes[0].mutants == THREE[2:]
    assert all(line in printed(cause.mistakes[1:], probe) for line in cause.steps[0].prints_then)


def test_forms_that_print_something_else_then_leave_it_open() -> None:
    whole, other = together(THREE[1:]), together((THREE[1], f"{LOOP}.never_updates_da_prevt"))
    match = shown_by(whole.mutants, home("rnn_backward"))
    sure, open_ = (steps_to_mend(whole, match, forms) for forms in ((whole,), (whole, replace(other, equivalents=()))))
    assert sure[0].prints_then
    assert (open_[0].prints_then, open_[0].ends_then) == ((), "")
    assert [step.proved_by for step in open_] == [step.proved_by for step in sure]


def test_where_forms_are_not_all_known_nothing_is_said_of_the_cell() -> None:
    whole = together(THREE)
    steps = steps_to_mend(whole, shown_by(whole.mutants, home("rnn_backward")))
    assert all(step.proved_by and not step.prints_then for step in steps)


def test_a_cell_that_ends_once_the_first_is_mended_is_said_to_end() -> None:
    steps = steps_of((f"{LOOP}.allocates_dba_flat", f"{STEP}.sums_dba_over_everything"))
    assert steps[0].mutant.name == f"{STEP}.sums_dba_over_everything"
    assert steps[0].prints_then == ()
    assert steps[0].ends_then.startswith("ValueError: non-broadcastable output operand")


def two() -> Diagnosis:
    found = diagnose(printed(together(THREE[1:]).mutants, home("rnn_backward")))
    assert found.verdict == Verdict.EXPLAINED
    return found


def test_the_steps_are_part_of_the_data() -> None:
    first, second = two().to_dict()["causes"][0]["steps"]
    assert first == {
        "mutant": THREE[1],
        "functions": ["rnn_cell_backward"],
        "proved_by": ["dba[4]"],
        "prints_then": ['gradients["dba"][4] = [-0.12427391]'],
        "ends_then": "",
    }
    assert (second["mutant"], second["prints_then"]) == (THREE[2], [])


@pytest.mark.parametrize("hints", [0, 1, 3])
def test_every_text_tells_the_order_the_proof_and_what_is_printed_then(hints: int) -> None:
    diagnosis = two()
    line, head = 'gradients["dba"][4] = [-0.12427391]', "Once the first mistake is mended, the cell prints"
    for text in (diagnosis.show(hints), diagnosis.to_markdown(hints), diagnosis.to_markdown(hints, cause=True)):
        assert text.index("rnn_cell_backward") < text.index("rnn_backward", text.index("rnn_cell_backward") + 20)
        assert "proved by dba" in text
        assert f"{head} the same as now but for:" in text
        assert line in text
        given = [hint for mistake in diagnosis.causes[0].mistakes[1:] for hint in mistake.hints]
        assert not any(hint in " ".join(text.split()) for hint in given)
    hidden = diagnosis.to_markdown(hints)
    assert "The hints are to the first." in hidden
    assert not any(mistake.title in hidden for mistake in diagnosis.causes[0].mistakes)


def test_the_table_of_a_batch_says_it_too() -> None:
    evidence = row_of("a.txt", None, two(), 1).evidence
    assert (
        "Mend in this order: rnn_cell_backward (proved by dba[4]), then rnn_backward (proved by dx[1][2]," in evidence
    )
    assert 'the cell prints the same as now but for: gradients["dba"][4] = [-0.12427391].' in evidence


def test_all_hints_of_the_first_are_said_to_be_to_it() -> None:
    text = two().show(3)
    assert "Next: Mend the first one first: the hints are to it." in text
    assert all(hint in " ".join(text.split()) for hint in two().causes[0].mistakes[0].hints)
