"""Exceptions of any mistake, as notebooks and forums show them and as people cut them: no answer is sure and wrong.

A line of the function that is wrong tells the mistakes apart that end with the same words: then one that does the same
as the mistake that was made is named, or none. A last line alone does not, nor does a right line further on: then those
that have a name come first, and it is said that no others were tried.
"""

import os
import random
import re
from collections.abc import Callable, Iterator

import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.ranking.equivalence import behave_alike
from catalog.model.findings.conclusions import CanEndLikeThis, Tried
from catalog.model.mutant import Mutant
from catalog.operators.generate import generated, raising
from catalog.programs.program import Program
from catalog.registry import all_mutants, exercises, family, family_of
from catalog.running.signatures import home
from tests.support.tracebacks import CHANGES, FORMS, Raising, raised

EVERY = 1 if os.environ.get("BPTT_BUGS_WHOLE") else 12
SEED = 20261129

# What Python and numpy said before, and what they say today.
OLDER = (
    ("cannot unpack non-iterable NoneType object", "'NoneType' object is not iterable"),
    ("_ArrayFunctionDispatcher", "function"),
    ("must be integers or slices, not", "must be integers, not"),
    (", but along dimension", " along dimension"),
)


def curly(text: str) -> str:
    return text.replace("'", "’").replace('"', "“")


def older(text: str) -> str:
    for today, before in OLDER:
        text = text.replace(today, before)
    return text


def without_sources(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not re.match(r"\s*([-—]+>)?\s*\d+ |    ", line))


WHOLE: tuple[Callable[[str], str], ...] = (*CHANGES, curly, older)


def made() -> Iterator[tuple[Mutant, str, Raising]]:
    """Yield some mutants, named, generated and made for exceptions, with what one of the cells ends with."""
    drawn = random.Random(SEED)
    for name in dict.fromkeys(exercises().values()):
        named = [mutant for mutant in all_mutants() if family_of(mutant).name == name]
        others = [mutant for function in family(name).functions for mutant in raising(name, function)]
        for mutant in (*named[:: max(EVERY // 4, 1)], *generated(name)[:: 4 * EVERY], *others[::EVERY]):
            cells = family(name).functions[family(name).functions.index(mutant.functions[0]) :]
            exercise = drawn.choice(cells)
            error = raised(Program(family(name), mutant.edits), home(exercise))
            if error is not None:
                yield mutant, exercise, error


MADE = list(made())


def does_the_same(diagnosis: Diagnosis, mutant: Mutant) -> bool:
    truth = Candidate(family_of(mutant).name, (mutant,))
    causes = (Candidate(cause.program.family.name, cause.mistakes) for cause in diagnosis.causes)
    return any(each.family == truth.family and behave_alike(each, truth) for each in causes)


def test_there_are_enough_of_them() -> None:
    assert len(MADE) > 60
    assert {exercise for _, exercise, _ in MADE} == set(exercises())


def assert_honest(diagnosis: Diagnosis, mutant: Mutant) -> None:
    """What is named is what was made, unless mistakes without a name were not tried, and then that is said."""
    assert diagnosis.verdict in (Verdict.AMBIGUOUS, Verdict.LOCALISED)
    if diagnosis.causes and not does_the_same(diagnosis, mutant):
        assert mutant.operator
        assert isinstance(diagnosis.conclusion, CanEndLikeThis)
        assert diagnosis.conclusion.tried is Tried.CATALOG
        assert "only mistakes that have a name were tried" in diagnosis.reason


@pytest.mark.parametrize("at", range(len(MADE)), ids=lambda at: f"{MADE[at][0].name} on {MADE[at][1]}")
def test_a_whole_traceback_is_taken_for_no_more_than_it_is(at: int) -> None:
    mutant, exercise, error = MADE[at]
    text = WHOLE[at % len(WHOLE)](FORMS[at % len(FORMS)](error))
    assert_honest(diagnose(text, exercise=exercise, budget=0), mutant)


@pytest.mark.parametrize("at", range(0, len(MADE), 3), ids=lambda at: f"{MADE[at][0].name} on {MADE[at][1]}")
def test_nor_is_a_last_line_alone(at: int) -> None:
    mutant, exercise, error = MADE[at]
    for text in (error.last, without_sources(FORMS[at % len(FORMS)](error)), older(error.last)):
        assert_honest(diagnose(text, exercise=exercise, budget=0), mutant)


def test_a_line_that_was_changed_names_what_changed_it() -> None:
    own = [each for each in MADE if each[2].frames[-1][0] in each[0].functions]
    assert len(own) > 30
    for at, (mutant, exercise, error) in enumerate(own[::3]):
        diagnosis = diagnose(FORMS[at % len(FORMS)](error), exercise=exercise, budget=0)
        assert not diagnosis.causes or does_the_same(diagnosis, mutant), (mutant.name, error.last, error.source)
