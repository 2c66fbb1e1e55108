"""Right functions that are not blamed: old code, prints that fail, functions of another course."""

from typing import Any

import numpy as np
import pytest

from catalog import Verdict, diagnose
from catalog.functions.old_names import today, understood
from catalog.registry import exercises
from reference.c5w1a1.namesakes import NAMESAKES
from tests.support.student_functions import LSTM, RNN, family_of, notebook

ALLOCATED = "    dx, da_prevt = np.zeros((n_x, m, T_x))"
LOOP = "        dx[:, :, t] = dxt\n"

OLD_TYPES = ("float", "float_")
OLD_FUNCTIONS = {"product": "np.product([1, 2])", "sometrue": "np.sometrue([True])", "round_": "np.round_(0.5)"}

# What people print to see what happens; each fails for one example, for few units, or for one step.
PRINTS = ("dxt[1][2]", "dxt[2][3]", "x[0][4]", "da[:, :, 1][0][0]", "da[3][2][1]", "dWax[4][2]", "caches[1]")


def verdicts(functions: dict[str, Any]) -> set[str]:
    return {str(part.verdict) for part in diagnose(functions, budget=0).cells}


@pytest.mark.parametrize("name", OLD_TYPES)
def test_old_types_of_numpy_are_old_and_not_wrong(name: str) -> None:
    names = notebook((ALLOCATED, f"{ALLOCATED[:-1]}, dtype=np.{name})"))
    diagnosis = diagnose(family_of(names), budget=0)
    assert set(diagnosis.verdicts) == {"correct"}
    assert f"np.{name} is no more" in " ".join(diagnosis.notes) or hasattr(np, name)


@pytest.mark.parametrize("name", OLD_FUNCTIONS)
def test_old_functions_of_numpy_are_old_and_not_wrong(name: str) -> None:
    names = notebook((LOOP, f"{LOOP}        {OLD_FUNCTIONS[name]}\n"))
    diagnosis = diagnose(family_of(names), budget=0)
    assert set(diagnosis.verdicts) == {"correct"}
    assert f"np.{name} is no more" in " ".join(diagnosis.notes) or hasattr(np, name)


def test_a_mistake_in_old_code_is_named() -> None:
    names = notebook(
        (ALLOCATED, f"{ALLOCATED[:-1]}, dtype=np.float)"),
        ("da[:, :, t] + da_prevt, caches[t]", "da[:, :, t], caches[t]"),
    )
    diagnosis = diagnose(names["rnn_backward"], budget=0)
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_backward.drops_da_prevt",)


def test_numpy_is_what_it_was_afterwards() -> None:
    used: list[str] = []
    before = dict(vars(np))
    with understood(used.append):
        assert [getattr(np, name) for name in ("float", "product")] == [float, np.prod]
        assert not hasattr(np, "no_name_of_any_numpy")
    assert dict(vars(np)) == before
    assert used == ["float", "product"]
    assert today("product") == "np.prod"


@pytest.mark.parametrize("printed", PRINTS)
def test_a_print_that_fails_elsewhere_is_no_mistake(printed: str) -> None:
    names = notebook((LOOP, f"{LOOP}        print({printed})\n"))
    diagnosis = diagnose(family_of(names), budget=0)
    assert set(diagnosis.verdicts) <= {"correct", "incomplete"}
    said = [part for part in diagnosis.cells if part.exercise == "rnn_backward"]
    assert "a print in the code fails" in " ".join((said[0].reason, *said[0].notes))


def test_a_mistake_beside_a_print_that_fails_is_named() -> None:
    names = notebook(
        (LOOP, f"{LOOP}        print(dxt[1][2])\n"), ("da[:, :, t] + da_prevt, caches[t]", "da[:, :, t], caches[t]")
    )
    diagnosis = diagnose(family_of(names), budget=0)
    assert diagnosis.causes[0].mutants == ("c5w1a1.rnn_backward.drops_da_prevt",)


def test_a_print_hides_nothing() -> None:
    """What fails in a print in most trials was not looked at, and is not correct."""
    names = notebook((LOOP, f"{LOOP}        dx[:, :, t] = 0 * dxt if m < 10 else dxt; print(dxt[0][9])\n"))
    functions = family_of(names)
    assert {part.verdict for part in diagnose(functions, budget=0).cells if part.exercise == "rnn_backward"} != {
        Verdict.CORRECT
    }
    later = notebook((LOOP, f"{LOOP}        print(dxt[0][9])\n"))
    said = diagnose(family_of(later), budget=0)
    assert said.cells[[part.exercise for part in said.cells].index("rnn_backward")].verdict == Verdict.INCOMPLETE


def test_an_exception_beside_a_print_is_one() -> None:
    names = notebook((LOOP, f"{LOOP}        print('step'); dxt[1][7]\n"))
    assert diagnose(family_of(names), budget=0).suspects == ("rnn_backward",)


@pytest.mark.parametrize("course", NAMESAKES)
@pytest.mark.parametrize("family", [RNN, LSTM])
def test_functions_of_another_course_are_known_by_what_they_take(course: str, family: tuple[str, ...]) -> None:
    functions = {
        name: eval(f"lambda {', '.join(taken)}: 1") for name, taken in NAMESAKES[course].items() if name in family
    }
    diagnosis = diagnose(functions)
    assert set(diagnosis.verdicts) == {"unreadable"}
    assert all(f"as the one of {course} does" in part.reason for part in diagnosis.cells)


def test_functions_of_another_course_say_nothing_of_the_others() -> None:
    functions = family_of(notebook())
    functions["rnn_backward"] = lambda dh, cache: (dh, cache)
    found = {part.exercise: str(part.verdict) for part in diagnose(functions, budget=0).cells}
    assert found.pop("rnn_backward") == "unreadable"
    assert set(found.values()) == {"correct"}


def test_what_cannot_be_looked_at_is_not_said_to_be_missing() -> None:
    functions = family_of(notebook())
    functions["rnn_backward"] = lambda dh, cache: (dh, cache)
    said = diagnose(functions, budget=0).notes
    assert "Correct ones stood in for your own rnn_backward." in said
    assert not any(note.startswith("Missing or unusable") for note in said)


def test_namesakes_bear_names_of_exercises() -> None:
    assert all(name in exercises() for functions in NAMESAKES.values() for name in functions)
