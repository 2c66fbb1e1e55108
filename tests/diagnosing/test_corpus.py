"""Real programs' outputs: what they printed is diagnosed as what they did."""

from typing import Any

import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.diagnosing.diagnose import diagnose_within
from catalog.model.scope import Scope
from catalog.registry import all_mutants
from reference.c5w1a1.corpus.judge import agrees, functions_wrong, outputs

CASES = outputs()
NUMERIC = [case for case in CASES if not case.get("raises")]
WRONG = [case for case in NUMERIC if case["causes"]]
SINGLE = [case for case in NUMERIC if len(functions_wrong(case)) == 1]
RAISING = [case for case in CASES if case.get("raises")]
SEVERAL = [case for case in NUMERIC if len(functions_wrong(case)) > 1]
EVERYTHING = frozenset(mutant.name for mutant in all_mutants())

# So many of the numeric outputs are right first where no mutant is known, and so many programs with several mutants
# suffice for that.
RIGHT_WITHOUT_NAMES, MIN_PROGRAMS = 40, 300


def name(case: dict[str, Any]) -> str:
    return str(case["id"])


def is_right(diagnosis: Diagnosis, case: dict[str, Any]) -> bool:
    """True where the first cause does what the program did, or nothing is wrong with it."""
    if not functions_wrong(case):
        return diagnosis.verdict == Verdict.CORRECT
    return bool(diagnosis.causes) and agrees(diagnosis.causes[0].program, case)


def test_the_cases_are_all_there() -> None:
    assert (len(CASES), len(NUMERIC), len(SINGLE), len(SEVERAL), len(RAISING)) == (55, 44, 38, 5, 11)


@pytest.mark.parametrize("case", WRONG, ids=name)
@pytest.mark.parametrize("named", [True, False], ids=["exercise named", "exercise found"])
def test_a_wrong_output_is_named_first(case: dict[str, Any], named: bool) -> None:
    diagnosis = diagnose(case["text"], exercise=case["exercise"] if named else None)
    assert diagnosis.exercise == case["exercise"]
    assert diagnosis.verdict in (Verdict.EXPLAINED, Verdict.AMBIGUOUS)
    assert agrees(diagnosis.causes[0].program, case)
    assert set(diagnosis.causes[0].functions) <= functions_wrong(case)


@pytest.mark.parametrize("case", RAISING, ids=name)
def test_an_exception_is_put_in_the_right_function(case: dict[str, Any]) -> None:
    diagnosis = diagnose(case["text"], exercise=case["exercise"])
    assert diagnosis.verdict == Verdict.AMBIGUOUS
    assert set(diagnosis.causes[0].functions) <= functions_wrong(case)
    assert agrees(diagnosis.causes[0].program, case)


# One of those with several causes prints what a single mistake prints, because the other cause does not show in it.
SINGLE_ALL_THE_SAME = {"nb-64"}


@pytest.mark.parametrize("case", SEVERAL, ids=name)
def test_several_mistakes_are_named_together(case: dict[str, Any]) -> None:
    diagnosis = diagnose(case["text"], exercise=case["exercise"])
    counts = {len(cause.mistakes) for cause in diagnosis.causes}
    assert counts == ({1} if case["id"] in SINGLE_ALL_THE_SAME else {2}) or min(counts) > 2
    assert (diagnosis.programs == 0) is (counts == {1})


@pytest.mark.parametrize("case", [case for case in SEVERAL if case["id"] not in SINGLE_ALL_THE_SAME], ids=name)
def test_several_mistakes_are_never_called_a_single_one(case: dict[str, Any]) -> None:
    diagnosis = diagnose(case["text"], exercise=case["exercise"], budget=0)
    assert diagnosis.verdict == Verdict.LOCALISED
    assert diagnosis.causes == ()
    assert diagnosis.wrong


def test_without_any_named_mutant_most_are_right_and_none_is_surely_wrong() -> None:
    right, sure = [], []
    for case in NUMERIC:
        diagnosis = diagnose_within(case["text"], case["exercise"], Scope(without=EVERYTHING, budget=MIN_PROGRAMS))
        assert EVERYTHING.isdisjoint(name for cause in diagnosis.causes for name in cause.mutants)
        if is_right(diagnosis, case):
            right.append(case["id"])
        elif diagnosis.verdict in (Verdict.EXPLAINED, Verdict.CORRECT):
            sure.append((case["id"], diagnosis))
    assert sure == []
    assert len(right) >= RIGHT_WITHOUT_NAMES


def test_the_threads_right_output_is_correct() -> None:
    (case,) = [case for case in NUMERIC if not case["causes"]]
    diagnosis = diagnose(case["text"])
    assert diagnosis.verdict == Verdict.CORRECT
    assert diagnosis.causes == ()


@pytest.mark.parametrize("seed", ["seed-1", "seed-2", "seed-3"])
@pytest.mark.parametrize("form", ["{}", "[{}]", "{}\n"])
def test_the_threads_four_numbers_suffice_without_a_label(seed: str, form: str) -> None:
    (case,) = [case for case in CASES if case["id"] == seed]
    numbers = case["text"].partition("= [")[2].rstrip("]")
    diagnosis = diagnose(form.format(numbers))
    assert diagnosis.exercise == "rnn_backward"
    if case["causes"]:
        assert agrees(diagnosis.causes[0].program, case)
    else:
        assert diagnosis.verdict == Verdict.CORRECT
