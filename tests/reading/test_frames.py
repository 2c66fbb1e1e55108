"""The frames of tracebacks that were really raised, in every form."""

import time
from collections.abc import Callable, Iterator
from itertools import product

import pytest

from catalog import diagnose
from catalog.model.raised_error import RaisedError
from catalog.programs.program import Program
from catalog.reading.pastes.paste import read_paste
from catalog.reading.pastes.raised_errors import find_errors
from catalog.registry import all_mutants, exercises, family, family_of
from catalog.running.signatures import home, mutant_run
from tests.support.tracebacks import CHANGES, FORMS, Raising, forum, raised


def raising_mutants() -> Iterator[tuple[str, Raising]]:
    for mutant in all_mutants():
        for exercise, family_name in exercises().items():
            probe = home(exercise)
            if family_of(mutant).name == family_name and mutant_run(mutant, probe).error is not None:
                found = raised(Program(family(family_name), mutant.edits), probe)
                if found is not None:
                    yield f"{mutant.name} on {exercise}", found


RAISED = dict(raising_mutants())


def the_fault(text: str) -> RaisedError:
    (fault,) = [item.found for item in read_paste(text) if isinstance(item.found, RaisedError)]
    return fault


def test_there_is_enough_to_read() -> None:
    assert len(RAISED) > 60
    assert len({error.frames[-1][0] for error in RAISED.values()}) == 8


@pytest.mark.parametrize(
    ("form", "change"), list(product(FORMS, CHANGES)), ids=lambda each: getattr(each, "__name__", "")
)
def test_every_form_has_the_function_the_line_and_the_source(
    form: Callable[[Raising], str], change: Callable[[str], str]
) -> None:
    for name, error in RAISED.items():
        fault = the_fault(change(form(error)))
        function, line, _ = error.frames[-1]
        assert (fault.kind, fault.function) == (error.kind, function), name
        assert fault.message.split()[:3] == error.message.replace("`", "").split()[:3], name
        last = fault.frames[-1]
        assert (last.function, last.line, last.source) == (function, line, error.source), name
        assert [frame.function for frame in fault.frames] == [function for function, _, _ in error.frames], name


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_nothing_of_a_traceback_is_a_reading(form: Callable[[Raising], str]) -> None:
    for error in list(RAISED.values())[::4]:
        assert len(read_paste(form(error))) == 1
        assert len(read_paste(f"dx[1][2] = [1.25 2.5 3.75 4.5]\n{form(error)}\ndWax[3][1] = 0.125")) == 3


def test_a_traceback_cut_above_its_first_frame_keeps_what_is_left() -> None:
    for error in list(RAISED.values())[::4]:
        lines = forum(error).split("\n")
        last = max(at for at, line in enumerate(lines) if line.startswith("in "))
        fault = the_fault("\n".join(lines[last + 1 :]))
        assert fault.function == ""
        assert fault.frames[-1].source == error.source
        assert fault.frames[-1].line == error.frames[-1][1]


def test_lines_of_prose_are_no_frames() -> None:
    fault = the_fault("My formula in rnn_backward is the one of the lecture, I think.\nKeyError: 'da_prev'")
    assert (fault.function, fault.frames) == ("", ())


def test_a_long_text_is_read_in_one_pass() -> None:
    long = "A" * 100_000
    assert find_errors(f"{long}\n{long} in {long}\n" + "---> 1 x\n" * 20_000 + "ValueError: x")[0][2].frames


LONG = (
    "KeyError: '" + "W" * 200_000 + "'",
    "NameError: name '" + "d" * 200_000 + "' is not defined",
    "---> 1 a\n" * 20_000 + "ValueError: x",
    "in rnn_backward(\n" * 15_000 + "TypeError: 'NoneType' object is not iterable",
    'File "x", line 3, in f\n  x\n' * 10_000 + "ValueError: x",
    "a.B" * 60_000 + "Error" * 20_000,
)


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:16])
def test_a_long_text_costs_its_length(text: str) -> None:
    start = time.process_time()
    diagnose(text, budget=0)
    assert time.process_time() - start < 5
