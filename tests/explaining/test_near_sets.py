"""Near sets: of several mistakes with one thing copied wrong the right ones are asked about, and nothing is claimed."""

from functools import cache
from random import Random

import numpy as np
import pytest

from catalog import Diagnosis, Verdict
from catalog.diagnosing.diagnose import diagnose_within
from catalog.evaluation import higher_order
from catalog.evaluation.cells import right_text
from catalog.evaluation.made import Output, output
from catalog.evaluation.named import mutants_by_name
from catalog.explaining.localisation.near_programs import near_programs
from catalog.explaining.matching.budget import Budget
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.composition import compose
from catalog.explaining.matching.match import hold_against
from catalog.explaining.matching.response_matrix import REFERENCE, ResponseMatrix
from catalog.explaining.peeling.bench import Bench
from catalog.explaining.peeling.nearness import Nearness
from catalog.explaining.peeling.peel import NEAR, Found, Peel
from catalog.explaining.searching.candidate_source import CandidateSource
from catalog.explaining.searching.near_sets import near_set
from catalog.explaining.searching.singles import matrix_of_all
from catalog.model.mutant import Mutant
from catalog.model.near_miss import Miscopy
from catalog.model.scope import Scope
from catalog.operators.generate import generated
from catalog.running.run import quiet
from catalog.running.signatures import home
from tests.support.miscopying import NUMBER, miscopied
from tests.support.searches import RNN, observed

BUDGET = 1_500
STEP, LOOP = "c5w1a1.rnn_cell_backward", "c5w1a1.rnn_backward"

# Of each size so many sets are drawn. Of these so many at least leave enough to tell the mistakes by.
COUNT = 3
LEAST = {Miscopy.DIGIT: 4, Miscopy.LOST: 3, Miscopy.LINES: 2, Miscopy.EXPECTED: 1}


@cache
def drawn(exercise: str = "rnn_cell_backward") -> tuple[Output, ...]:
    return tuple(each for size in (2, 3) for each in higher_order.drawn(exercise, size, COUNT))


def diagnosed(text: str, made: Output) -> Diagnosis:
    return diagnose_within(text, made.probe.exercise, Scope(budget=BUDGET))


def copied_wrong(made: Output, how: Miscopy, text: str = "") -> str:
    """Return an output with one thing copied wrong, "" where it cannot be done."""
    found = miscopied(text or made.text, right_text(made.probe), how, Random(f"near set {how} {made.name}"))
    return found[0] if found is not None else ""


def printed(made: Output, names: tuple[str, ...]) -> str:
    again = output(names, made.probe)
    assert again is not None
    return again.text


def kept(again: str, text: str, wrong: str) -> bool:
    """True where a program prints the lines of a text that were not copied wrong."""
    lines = zip(again.splitlines(), text.splitlines(), wrong.splitlines(), strict=True)
    return all(new == old for new, old, copied in lines if old == copied)


@pytest.mark.parametrize("how", [Miscopy.DIGIT, Miscopy.LOST, Miscopy.LINES, Miscopy.EXPECTED])
def test_of_several_mistakes_with_one_thing_copied_wrong_the_right_ones_are_asked_about(how: Miscopy) -> None:
    right = 0
    for made in drawn():
        wrong = copied_wrong(made, how)
        if wrong in ("", made.text):
            continue
        diagnosis = diagnosed(wrong, made)
        # A right line can be one more mistake's.
        assert diagnosis.causes == () or how is Miscopy.EXPECTED
        assert all(cause.explains[0] == cause.explains[1] for cause in diagnosis.causes)
        if diagnosis.near is not None:
            assert diagnosis.verdict is Verdict.LOCALISED
            # Of a line that is right nothing tells what the program had there.
            again = printed(made, diagnosis.near.mutants)
            assert kept(again, made.text, wrong)
            assert again == made.text or how is Miscopy.EXPECTED
            assert diagnosis.near.how is how
            assert str(diagnosis.near) in diagnosis.findings
            right += len(diagnosis.near.mutants) > 1
    assert right >= LEAST[how]


def test_a_number_that_is_no_miscopy_is_no_near_miss() -> None:
    stream = np.random.RandomState(3)
    for made in drawn()[::2]:
        value = stream.choice([found[0] for found in NUMBER.finditer(made.text)])
        assert diagnosed(made.text.replace(value, f"{stream.randn():.8f}"), made).near is None


def test_of_two_things_copied_wrong_nothing_is_said() -> None:
    for made in drawn()[1::2]:
        once = copied_wrong(made, Miscopy.DIGIT)
        twice = copied_wrong(made, Miscopy.LOST, once)
        assert "" not in (once, twice)
        diagnosis = diagnosed(twice, made)
        assert (diagnosis.near, diagnosis.causes) == (None, ())


@pytest.mark.parametrize("how", list(Miscopy))
def test_a_search_remembers_what_is_near(how: Miscopy) -> None:
    told = 0
    for made in (*drawn(), *drawn("rnn_backward")):
        wrong = copied_wrong(made, how)
        if not wrong:
            continue
        observation, matrix = observed(wrong), matrix_of_all(made.probe)
        both = compose([Candidate(RNN, (known()[name],)) for name in made.names])
        found = near_programs(hold_against(observation, ResponseMatrix(made.probe, [both])))
        bench = Bench(observation, matrix, frozenset(), Budget(Scope()))
        with quiet():
            shown = bench.in_full(both)
        assert shown is not None
        near = Nearness(observation, bench.target.shown(matrix.signatures[REFERENCE].outputs).agrees).near(shown)
        assert near == any(both in each.candidates for kind in found for each in kind), wrong
        told += near
    assert told


def test_few_are_remembered_and_each_of_several_mistakes() -> None:
    made = drawn()[0]
    observation = observed(copied_wrong(made, Miscopy.DIGIT))
    bench = Bench(observation, matrix_of_all(made.probe), frozenset(), Budget(Scope(budget=BUDGET)))
    peel = Peel(bench)
    with quiet():
        assert list(peel.sets()) == []
    assert 0 < len(peel.near) <= NEAR
    assert all(len(found.members) > 1 for found in peel.near)


@cache
def known() -> dict[str, Mutant]:
    return {each.name: each for each in generated(RNN)} | mutants_by_name()


NAMES = (f"{STEP}.averages_dba", f"{LOOP}.drops_da_prevt")


def source_with(text: str, *sets: tuple[str, ...]) -> CandidateSource:
    """Return what a search has that met these sets, on the cell of rnn_backward."""
    matrix = matrix_of_all(home("rnn_backward"))
    source = CandidateSource(observed(text), matrix, frozenset(), Budget(Scope(budget=BUDGET)))
    seeds = [tuple(Candidate(RNN, (known()[name],)) for name in names) for names in sets]
    source.near = tuple(Found(each, tuple((member,) for member in each)) for each in seeds)
    return source


def alone(*names: str) -> str:
    made = output(names, home("rnn_backward"))
    assert made is not None
    return made.text


def a_digit_wrong() -> str:
    return alone(*NAMES).replace("-0.15028183", "-0.15038183")


def test_what_a_set_can_do_without_is_not_asked_about() -> None:
    # Where da_prevt is dropped, nothing is left to count twice.
    near = near_set(source_with(a_digit_wrong(), (*NAMES, f"{LOOP}.counts_the_last_da_twice")))
    assert near is not None
    assert set(near.mutants) == set(NAMES)
    assert near.same_as == ()


def test_of_a_set_of_which_one_mistake_is_enough_nothing_is_said() -> None:
    text = alone(NAMES[1]).replace("-0.15028183", "-0.15038183")
    assert near_set(source_with(text, (NAMES[1], f"{LOOP}.counts_the_last_da_twice"))) is None


def test_what_is_left_must_exclude_accident() -> None:
    source = source_with(a_digit_wrong(), NAMES)
    assert near_set(source) is not None
    assert near_set(source, ways=10**9) is None


def test_where_nothing_was_met_nothing_is_said() -> None:
    assert near_set(source_with(a_digit_wrong())) is None
