"""Real programs' outputs: what they printed is diagnosed as what they did."""

from typing import Any

import pytest

from catalog import Verdict, diagnose
from reference.c5w1a1.real.judge import agrees, functions_wrong, outputs

CASES = outputs()
NUMERIC = [case for case in CASES if not case.get("raises")]
SINGLE = [case for case in NUMERIC if len(functions_wrong(case)) == 1]
RAISING = [case for case in CASES if case.get("raises")]
SEVERAL = [case for case in NUMERIC if len(functions_wrong(case)) > 1]


def name(case: dict[str, Any]) -> str:
    return str(case["id"])


def test_the_cases_are_all_there() -> None:
    assert (len(CASES), len(SINGLE), len(SEVERAL), len(RAISING)) == (55, 38, 5, 11)


@pytest.mark.parametrize("case", SINGLE, ids=name)
@pytest.mark.parametrize("named", [True, False], ids=["exercise named", "exercise found"])
def test_a_single_mistake_is_named_first(case: dict[str, Any], named: bool) -> None:
    diagnosis = diagnose(case["text"], exercise=case["exercise"] if named else None)
    assert diagnosis.exercise == case["exercise"]
    assert diagnosis.verdict in (Verdict.EXPLAINED, Verdict.AMBIGUOUS)
    assert agrees(diagnosis.causes[0].program, case)


@pytest.mark.parametrize("case", RAISING, ids=name)
def test_an_exception_is_put_in_the_right_function(case: dict[str, Any]) -> None:
    diagnosis = diagnose(case["text"], exercise=case["exercise"])
    assert diagnosis.verdict == Verdict.AMBIGUOUS
    assert set(diagnosis.causes[0].functions) <= functions_wrong(case)
    assert agrees(diagnosis.causes[0].program, case)


# One of those with several causes prints what a single mistake prints, because the other cause does not show in it.
NAMED_ALL_THE_SAME = {"nb-64"}


@pytest.mark.parametrize("case", SEVERAL, ids=name)
def test_several_mistakes_are_never_called_a_wrong_one(case: dict[str, Any]) -> None:
    diagnosis = diagnose(case["text"], exercise=case["exercise"])
    if case["id"] in NAMED_ALL_THE_SAME:
        assert diagnosis.verdict == Verdict.EXPLAINED
        assert agrees(diagnosis.causes[0].program, case)
    else:
        assert diagnosis.verdict == Verdict.LOCALISED
        assert diagnosis.causes == ()
        assert diagnosis.wrong


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
