"""Exceptions: what one comes from and what to do about it, in sentences."""

from collections.abc import Callable

from catalog.explaining.exceptions.known import functions_of
from catalog.model.findings.exceptions import (
    AssertionFailed,
    BrokenCell,
    ComesFrom,
    FailedTest,
    NothingSeenBeyond,
    Remedy,
)
from catalog.model.problem import Problem, Raised
from catalog.model.raised_error import RaisedError
from catalog.registry import exercises
from catalog.reporting.phrases.exception_names import (
    Said,
    not_run,
    old_code,
    wrong_attribute,
    wrong_key,
    wrong_name,
)
from catalog.reporting.phrases.exception_starter import not_filled_in
from catalog.reporting.phrases.exception_syntax import no_python
from catalog.reporting.phrases.frames import last_line, place, stands_in
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import listed


@sentence.register
def _(found: ComesFrom) -> str:
    if found.raised.problem is Problem.OTHER:
        return _other(found.raised, found.error)
    return _SAY[found.raised.problem](found.raised, found.error)[0]


@sentence.register
def _(found: Remedy) -> str:
    return _SAY[found.raised.problem](found.raised, found.error)[1]


@sentence.register
def _(found: NothingSeenBeyond) -> str:
    if not found.function:
        return "Only the first exception shows: what comes after it is not known."
    below = f"the lines of {found.function} that come after it"
    return f"Only the first exception shows: nothing was seen of {listed([below, *found.later])}."


@sentence.register
def _(found: BrokenCell) -> str:
    broken = f"the cell itself is broken ({found.version})"
    return f"A correct program ends like this as well: {broken}, and shows no function."


@sentence.register
def _(found: FailedTest) -> str:
    test = f"The public test of {found.test}" if found.test else "A public test"
    if not found.output:
        return f"{test} found something wrong, and does not say what."
    what = f"{test} found {'a wrong shape' if found.shape else 'wrong values'} in {found.output}"
    if found.test in found.exercises:
        return f"{what}. That alone does not tell which mistake it is."
    if not found.exercises:
        return f"{what}: none of the exercises here has an output of that name."
    return f"{what}, an output of {listed(found.exercises)}. That alone does not tell which mistake it is."


@sentence.register
def _(found: AssertionFailed) -> str:
    return f"An assertion failed{f' in {found.function}' if found.function else ''}, and has no message that says what."


def _call(raised: Raised, error: RaisedError) -> Said:
    known = functions_of(exercises()[raised.name])[raised.name]
    return (
        f"{raised.name} is called with other arguments than its def has: {last_line(error)}.{stands_in(raised.frame)}",
        f"Compare the call with the def; in the course it is {raised.name}({', '.join(known.arguments)}).",
    )


def _caches(raised: Raised, error: RaisedError) -> Said:
    if "append" in error.message:
        what = f"What is appended to is no list, or more than one thing is appended: {last_line(error)}."
        return (
            what + stands_in(raised.frame),
            "append changes a list where it is, takes one thing and returns nothing: look at what becomes of caches.",
        )
    what = "None" if "None" in error.message else "something else than the parts of one step"
    where = place(raised.frame)
    shown = f"{where}, takes a step's cache apart, and finds {what}" if where else f"a step's cache holds {what}"
    return (
        f"{shown[0].upper()}{shown[1:]}: that was put there going forward.",
        f"Look in {listed(raised.suspects, 'or')} at what is appended to caches in each step, and at what is returned.",
    )


def _no_module(raised: Raised, _: RaisedError) -> Said:
    what = f"Nothing was run: {raised.name or 'a module'} cannot be imported, which is no mistake in any function."
    where = "The course's own modules lie in the folder of its notebook: open it there, or copy them beside yours"
    return what, f"{where}; others are installed with pip. Then run the cell with the imports again."


def _test_cell(raised: Raised, _: RaisedError) -> Said:
    where = f", in {place(raised.frame)}" if place(raised.frame) else ""
    return (
        f"None of the functions is at fault: the test cell itself uses {raised.name}{where}, which has no value.",
        "Run the cells above it, or take the test cell as the course has it.",
    )


def _other(raised: Raised, error: RaisedError) -> str:
    """Return what there is to say where the message tells nothing of where it comes from."""
    if not error.message:
        return "An exception without its message tells nothing."
    what = "No single mistake that was tried ends like this."
    if raised.decided:
        what = f"No mistake in these functions is known to end like this: {last_line(error)}."
    where = place(raised.frame) or (listed(raised.suspects, "or") if raised.suspects else "")
    return f"{what} It came out of {where}." if where else what


_SAY: dict[Problem, Callable[[Raised, RaisedError], Said]] = {
    Problem.NOT_FILLED_IN: not_filled_in,
    Problem.NOT_RUN: not_run,
    Problem.WRONG_NAME: wrong_name,
    Problem.WRONG_KEY: wrong_key,
    Problem.WRONG_ATTRIBUTE: wrong_attribute,
    Problem.OLD_CODE: old_code,
    Problem.CALL: _call,
    Problem.CACHES: _caches,
    Problem.NO_MODULE: _no_module,
    Problem.NO_PYTHON: no_python,
    Problem.TEST_CELL: _test_cell,
}
