"""Near misses: one thing copied wrong, in every way, is asked about with the right mistake, and nothing is claimed."""

from dataclasses import replace
from functools import cache
from random import Random

import pytest

from catalog import Diagnosis, Verdict
from catalog.diagnosing.diagnose import diagnose_within
from catalog.evaluation.cells import right_text
from catalog.evaluation.named import mutants_by_name
from catalog.explaining.localisation.near_misses import near_miss
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.composition import compose
from catalog.explaining.matching.match import hold_against
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.model.mutant import Mutant
from catalog.model.near_miss import Miscopy, NearMiss
from catalog.model.scope import Scope
from catalog.operators.generate import generated
from catalog.running.printing import print_cell
from catalog.running.run import run
from catalog.running.signatures import home
from tests.support.miscopying import miscopied
from tests.support.searches import BUDGET, RNN, named, observed

EXERCISES = ("rnn_backward", "rnn_cell_backward", "rnn_forward")
STEP, LOOP = "c5w1a1.rnn_cell_backward", "c5w1a1.rnn_backward"
KINDS = pytest.mark.parametrize("how", list(Miscopy))
TYPED = [how for how in Miscopy if how.typed]

# Of each way so many outputs are copied wrong, and of these so many at least leave enough to tell the mistake by.
COUNT, LEAST = 9, 5


@cache
def printed(exercise: str, *names: str) -> str:
    mutants = tuple(mutants_by_name()[name] for name in names)
    return _printed(exercise, mutants)


def _printed(exercise: str, mutants: tuple[Mutant, ...]) -> str:
    probe = home(exercise)
    return print_cell(run(probe, Candidate(probe.family, mutants).made()), probe)


def diagnosed(text: str, exercise: str, budget: int = 0) -> Diagnosis:
    return diagnose_within(text, exercise, Scope(budget=budget))


def drawn(how: Miscopy) -> list[tuple[str, str, str]]:
    """Return exercises with what a mistake prints there, and the same with one thing copied wrong."""
    stream = Random(f"near {how}")
    found: list[tuple[str, str, str]] = []
    while len(found) < COUNT:
        exercise = stream.choice(EXERCISES)
        text = printed(exercise, stream.choice(named()))
        made = None if "Error: " in text else miscopied(text, right_text(home(exercise)), how, stream)
        if made is not None and text != right_text(home(exercise)):
            found.append((exercise, text, made[0]))
    return found


def changed_labels(exercise: str, text: str, wrong: str) -> set[str]:
    """Return the labels of the lines that were copied wrong."""
    pairs = zip(text.splitlines(), wrong.splitlines(), strict=True)
    lines = [new for old, new in pairs if new != old]
    return {line.label for line in home(exercise).lines if any(new.startswith(line.head) for new in lines)}


@KINDS
def test_one_thing_copied_wrong_is_asked_about_with_the_right_mistake(how: Miscopy) -> None:
    right = 0
    for exercise, text, wrong in drawn(how):
        diagnosis = diagnosed(wrong, exercise)
        # What was copied wrong may make the output another mistake's, or the only wrong line a right one.
        assert all(_printed(exercise, cause.mistakes) == wrong for cause in diagnosis.causes), wrong
        if diagnosis.near is None:
            continue
        near = diagnosis.near
        assert diagnosis.verdict == Verdict.LOCALISED
        assert printed(exercise, *near.mutants) == text
        assert near.how is how
        labels = changed_labels(exercise, text, wrong)
        assert any(near.label.startswith(label) for label in labels)
        assert how is not Miscopy.LINES or {near.label, near.other} == labels
        assert str(near) in diagnosis.findings
        right += 1
    assert right >= LEAST


def test_of_two_things_copied_wrong_nothing_is_claimed() -> None:
    stream, tried = Random("two"), 0
    for how in TYPED:
        for exercise, text, wrong in drawn(how):
            again = miscopied(wrong, right_text(home(exercise)), stream.choice(TYPED), stream)
            if again is None or len(changed_labels(exercise, text, again[0])) != 2:
                continue
            diagnosis = diagnosed(again[0], exercise)
            assert (diagnosis.near, diagnosis.causes) == (None, ())
            tried += 1
    assert tried > 9


@pytest.mark.parametrize("other", [f"{STEP}.differentiates_at_a_prev", f"{LOOP}.drops_da_prevt"])
def test_a_second_mistake_that_changes_one_reading_is_a_mistake_and_no_near_miss(other: str) -> None:
    text = printed("rnn_backward", f"{STEP}.averages_dba", other)
    alone = printed("rnn_backward", other)
    assert len(changed_labels("rnn_backward", alone, text)) == 1
    diagnosis = diagnosed(text, "rnn_backward", BUDGET)
    assert diagnosis.near is None
    assert f"{STEP}.averages_dba" in diagnosis.causes[0].mutants
    assert len(diagnosis.causes[0].mutants) == 2


def test_a_mistake_that_nobody_named_is_near_too() -> None:
    stream, exercise, found = Random("generated"), "rnn_cell_backward", 0
    own = [each for each in generated(RNN) if each.functions == (exercise,)]
    for mutant in stream.sample(own, 8):
        text = _printed(exercise, (mutant,))
        made = None if "Error: " in text else miscopied(text, right_text(home(exercise)), Miscopy.DIGIT, stream)
        if made is None or diagnosed(text, exercise).causes[:1] == ():
            continue
        near = diagnosed(made[0], exercise).near
        found += near is not None and not set(near.mutants) <= set(mutants_by_name())
        known = {each.name: each for each in generated(RNN)} | mutants_by_name()
        assert near is None or _printed(exercise, tuple(known[name] for name in near.mutants)) == text
    assert found > 1


def near_of_a_set() -> NearMiss:
    """Return what is said of an output of two mistakes with a wrong digit, held against these two together."""
    names = (f"{STEP}.averages_dba", f"{LOOP}.drops_da_prevt")
    text = printed("rnn_backward", *names).replace("-0.15028183", "-0.15038183")
    both = compose([Candidate(RNN, (mutants_by_name()[name],)) for name in names])
    near = near_miss(hold_against(observed(text), ResponseMatrix(home("rnn_backward"), [both])))
    assert near is not None
    assert near.mutants == names
    return near


def test_a_near_miss_can_be_of_several_mistakes() -> None:
    near = near_of_a_set()
    assert (near.label, near.how) == ("dx[1][2][0]", Miscopy.DIGIT)
    assert "All numbers but dx[1][2][0] are those of a program with these two mistakes: dba is averaged" in str(near)
    assert str(near).endswith(
        "It has -0.15028183 there, and -0.15038183 was read (one digit differs): was it copied right?"
    )


def test_every_way_to_copy_wrong_has_a_sentence_that_asks() -> None:
    said = {str(replace(near_of_a_set(), how=how, other="da0[2][3]")) for how in Miscopy}
    assert len(said) == len(Miscopy)
    assert all(each.endswith("?") for each in said)


def test_a_near_miss_as_data() -> None:
    assert near_of_a_set().to_dict() == {
        "label": "dx[1][2][0]",
        "read": pytest.approx(-0.15038183),
        "fits": pytest.approx(-0.15028183),
        "mutants": [f"{STEP}.averages_dba", f"{LOOP}.drops_da_prevt"],
        "title": near_of_a_set().title,
        "how": "digit",
        "other": "",
        "same_as": [],
    }
