"""What is made for exceptions alone: each such mutant is found by what it ends with, and is in no other list."""

from collections.abc import Iterator

import pytest

from catalog import Verdict, diagnose
from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.ranking.equivalence import behave_alike
from catalog.model.findings.exceptions import ComesFrom
from catalog.model.mutant import Mutant
from catalog.operators.generate import generated, raising
from catalog.programs.program import Program
from catalog.registry import exercises, family
from catalog.running.signatures import home
from tests.support.tracebacks import FORMS, Raising, raised


def sample() -> Iterator[tuple[str, Mutant, Raising]]:
    """Yield one of seven of them with the exception that its own cell ends with, if any does."""
    for function, name in exercises().items():
        for mutant in raising(name, function)[::7]:
            error = raised(Program(family(name), mutant.edits), home(function))
            if error is not None:
                yield function, mutant, error


SAMPLE = list(sample())


@pytest.mark.parametrize("at", range(len(SAMPLE)), ids=lambda at: SAMPLE[at][1].name)
def test_one_that_does_the_same_is_named(at: int) -> None:
    function, mutant, error = SAMPLE[at]
    text = FORMS[at % len(FORMS)](error)
    diagnosis = diagnose(text, exercise=function, budget=0)
    assert diagnosis.verdict in (Verdict.AMBIGUOUS, Verdict.LOCALISED)
    assert function in {*diagnosis.suspects, *(name for cause in diagnosis.causes for name in cause.functions)}
    made = Candidate(exercises()[function], (mutant,))
    causes = [Candidate(made.family, cause.mistakes) for cause in diagnosis.causes]
    assert not causes or any(behave_alike(each, made) for each in causes), (error.last, error.source)


def test_they_are_in_no_list_that_other_answers_run() -> None:
    for function, name in exercises().items():
        made = {mutant.operator for mutant in raising(name, function)}
        assert len(made) > 2
        assert made.isdisjoint(mutant.operator for mutant in generated(name))


def test_a_call_that_lacks_an_argument_is_named_and_said() -> None:
    text = "TypeError: rnn_cell_backward() missing 1 required positional argument: 'cache'"
    diagnosis = diagnose(text, exercise="rnn_backward", budget=0)
    assert isinstance(diagnosis.conclusion, ComesFrom)
    assert diagnosis.causes[0].mistakes[0].operator == "wrong_arguments"
    assert diagnosis.causes[0].functions == ("rnn_backward",)
