"""A traceback's lines: they tell which of the mistakes with the same message it was, and where it is."""

import random
from collections.abc import Iterator
from itertools import permutations, product

import pytest

from catalog import Verdict, diagnose
from catalog.operators.generate import generated
from catalog.programs.program import Program
from catalog.registry import exercises, family
from catalog.running.printing import print_cell
from catalog.running.signatures import home, reference_run
from tests.reading.test_frames import raising_mutants
from tests.support.tracebacks import CHANGES, FORMS, Raising, raised

SHAPES_IN_A_CALL = """
<ipython-input-11-abc> in rnn_backward(da, caches)
     40     for t in reversed(range(T_x)):
---> 41         gradients = rnn_cell_backward({}, caches[t])

ValueError: operands could not be broadcast together with shapes {}
"""

# What is shown by no form: a function's own name in every form but one.
SEED = 20261128


@pytest.mark.parametrize(
    ("operands", "shapes"), [("da_prevt + da", "(5,10) (5,10,4)"), ("da + da_prevt", "(5,10,4) (5,10)")]
)
def test_operands_may_be_exchanged(operands: str, shapes: str) -> None:
    diagnosis = diagnose(SHAPES_IN_A_CALL.format(operands, shapes), budget=0)
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_backward.passes_all_of_da",)
    assert len(diagnosis.causes) == 1
    assert "line 41 of rnn_backward" in diagnosis.reason


def test_a_line_that_is_right_does_not_blame_itself() -> None:
    text = SHAPES_IN_A_CALL.format("da[:, :, t] + da_prevt", "(5,10) (5,10,4)")
    diagnosis = diagnose(text, budget=0)
    assert "c5w1a1.rnn_backward.passes_all_of_da" not in {name for cause in diagnosis.causes for name in cause.mutants}
    assert all(cause.functions == ("rnn_backward",) for cause in diagnosis.causes)


def test_a_line_that_no_mistake_has_names_nobody() -> None:
    text = SHAPES_IN_A_CALL.format("np.add(da_prevt, np.moveaxis(da, 0, 0))", "(5,10) (5,10,4)")
    diagnosis = diagnose(text.replace("gradients =", "found ="), budget=0)
    assert diagnosis.verdict is Verdict.LOCALISED
    assert diagnosis.causes == ()
    assert diagnosis.suspects == ("rnn_backward",)
    assert "np.moveaxis" in diagnosis.reason


def sample() -> list[tuple[str, Raising, str, str]]:
    """Return real exceptions of named mistakes, each in one of the forms, with the function that is wrong."""
    drawn = random.Random(SEED)
    found = []
    for name, error in raising_mutants():
        mutant, _, exercise = name.partition(" on ")
        form, change = drawn.choice(FORMS), drawn.choice(CHANGES)
        found.append((mutant, error, exercise, change(form(error))))
    return found[::2]


def test_the_mistake_that_was_made_is_among_those_named() -> None:
    missed = []
    for mutant, error, exercise, text in sample():
        diagnosis = diagnose(text, exercise=exercise, budget=0)
        assert diagnosis.verdict in (Verdict.AMBIGUOUS, Verdict.LOCALISED), mutant
        assert diagnosis.raised is not None
        assert diagnosis.raised.frame is not None
        assert diagnosis.raised.frame.source == error.source
        names = {each for cause in diagnosis.causes for each in (*cause.mutants, *cause.same_as)}
        if mutant not in names:
            missed.append((mutant, exercise, names or diagnosis.reason))
    assert missed == []


def wrongly_appended() -> Iterator[tuple[str, str, Raising]]:
    """Yield what the backward cells end with where the caches were filled wrongly, or are no list of caches."""
    for name, exercise in (("c5w1a1.rnn", "rnn_backward"), ("c5w1a1.lstm", "lstm_backward")):
        for mutant in generated(name):
            if mutant.operator == "other_append":
                error = raised(Program(family(name), mutant.edits), home(exercise))
                if error is not None:
                    yield mutant.functions[0], exercise, error


def test_what_was_appended_wrongly_belongs_to_the_forward_pass() -> None:
    found = list(wrongly_appended())
    out_of_backward = [error for _, _, error in found if error.frames[-1][0].endswith("backward")]
    assert len(out_of_backward) > 10
    for function, exercise, error in found:
        diagnosis = diagnose(FORMS[2](error), exercise=exercise, budget=0)
        places = [name for cause in diagnosis.causes for name in cause.functions] or list(diagnosis.suspects)
        assert places[0] == function, (error.last, diagnosis.verdict, diagnosis.causes, diagnosis.reason)


@pytest.mark.parametrize(
    "message",
    [
        "AttributeError: 'numpy.ndarray' object has no attribute 'append'",
        "AttributeError: 'tuple' object has no attribute 'append'",
        "TypeError: append() takes exactly one argument (2 given)",
    ],
)
def test_an_append_that_is_no_lists_belongs_to_the_forward_pass(message: str) -> None:
    diagnosis = diagnose(message, exercise="rnn_backward", budget=0)
    assert diagnosis.suspects[0] == "rnn_forward"
    assert diagnosis.causes or "returns nothing" in diagnosis.advice


EXCEPTIONS = (
    "NameError: name 'Wf' is not defined",
    "IndexError: list index out of range",
    "AssertionError: Wrong values for a",
    "AssertionError: Wrong values for c",
    "KeyError: 'da_prev'",
    "TypeError: cannot unpack non-iterable NoneType object",
    "ModuleNotFoundError: No module named 'rnn_utils'",
    "ValueError: shapes (5,3) and (5,10) not aligned: 3 (dim 1) != 5 (dim 0)",
    "ValueError: x",
)
NUMBERS = print_cell(reference_run(home("rnn_backward")), home("rnn_backward"))


@pytest.mark.parametrize(("first", "second"), list(product(EXCEPTIONS, EXCEPTIONS)))
def test_two_exceptions_in_any_order(first: str, second: str) -> None:
    diagnosis = diagnose(f"{first}\n{second}", budget=0)
    assert Verdict.CORRECT not in diagnosis.verdicts
    assert len(diagnosis.cells) == (1 if first == second else 2)


@pytest.mark.parametrize("exception", EXCEPTIONS)
def test_an_exception_and_numbers_in_any_order(exception: str) -> None:
    for parts in permutations((exception, NUMBERS)):
        diagnosis = diagnose("\n".join(parts), budget=0)
        assert diagnosis.verdict is not Verdict.CORRECT


def test_every_exercise_has_an_exception_that_is_placed() -> None:
    assert {exercise for _, _, exercise, _ in sample()} == set(exercises())
