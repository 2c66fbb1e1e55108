"""Real programs that were collected later: exceptions in the right function, and nothing called what it is not."""

from typing import Any

import pytest

from catalog import Verdict, diagnose
from reference.c5w1a1.corpus.judge import agrees, functions_wrong, outputs

CASES = outputs("more")
RAISING = [case for case in CASES if case.get("raises")]
NUMERIC = [case for case in CASES if not case.get("raises")]


def name(case: dict[str, Any]) -> str:
    return str(case["id"])


def test_they_are_all_there_and_no_two_are_one() -> None:
    assert (len(RAISING), len(NUMERIC)) == (17, 17)
    assert not {case["id"] for case in CASES} & {case["id"] for case in outputs()}


@pytest.mark.parametrize("case", RAISING, ids=name)
def test_an_exception_is_in_the_right_function_with_what_to_do(case: dict[str, Any]) -> None:
    diagnosis = diagnose(case["text"], exercise=case["exercise"], budget=0)
    assert diagnosis.verdict in (Verdict.AMBIGUOUS, Verdict.LOCALISED)
    assert diagnosis.suspects[0] in functions_wrong(case)
    assert diagnosis.advice or any(cause.hints for cause in diagnosis.causes)
    if diagnosis.causes:
        assert agrees(diagnosis.causes[0].program, case)


@pytest.mark.parametrize("case", RAISING, ids=name)
def test_what_was_never_filled_in_is_said_to_be(case: dict[str, Any]) -> None:
    diagnosis = diagnose(case["text"], exercise=case["exercise"], budget=0)
    first = case["causes"].get(diagnosis.suspects[0], "")
    assert ("not filled in" in diagnosis.reason) is first.startswith("not filled in")


@pytest.mark.parametrize("case", NUMERIC, ids=name)
def test_no_output_is_called_correct_or_explained_by_what_it_is_not(case: dict[str, Any]) -> None:
    diagnosis = diagnose(case["text"], exercise=case["exercise"], budget=0)
    assert diagnosis.verdict is not Verdict.CORRECT
    if diagnosis.verdict is Verdict.EXPLAINED:
        assert agrees(diagnosis.causes[0].program, case)
