"""Endings: the exceptions that functions end with, where, and what makes them end."""

from catalog.model.findings.endings import (
    CallItAlone,
    CompareParameters,
    Ending,
    EndsTheSame,
    EndsWith,
    NotCallable,
    NotUsable,
    OnlyLeftOut,
    Stopped,
    Undefined,
)
from catalog.model.raised_error import RaisedError
from catalog.reporting.phrases.places import show_place
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import listed

# An exception's message can be as long as its author likes.
LONGEST = 200


def shown_error(error: RaisedError) -> str:
    """Return an exception in one line: its kind, and its message if it has any."""
    message = error.message[: LONGEST + 1]
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in message).split())
    end = " ..." if len(message) > LONGEST else ""
    return f"{error.kind}: {line}{end}" if line else error.kind


def shown_ending(ending: Ending) -> str:
    """Return an exception, and the line that it came out of: "KeyError: 'x', in line 3 of cell 7"."""
    where = "" if ending.place is None else f", in {show_place(ending.place)}"
    return f"{shown_error(ending.error)}{where}"


@sentence.register
def _(found: EndsTheSame) -> str:
    said = f"{listed(found.functions)} ends with {shown_ending(found.ending)}, as it does with this mistake"
    if not found.everywhere:
        return f"{said}. That is not all: other trials differ from it."
    return f"{said}, in all {found.trials} trials; other mistakes can end like this as well."


@sentence.register
def _(found: EndsWith) -> str:
    return f"{listed(found.functions)} ends with {shown_ending(found.ending)}."


@sentence.register
def _(found: NotCallable) -> str:
    return f"{listed(found.functions)}, called as the course calls it, ends with {shown_error(found.error)}."


@sentence.register
def _(found: NotUsable) -> str:
    by = f" by {found.by}" if found.by else ""
    why = f": {shown_error(found.error)}" if found.error is not None else ""
    return f"What {listed(found.functions)} returns cannot be used{by}{why}."


@sentence.register
def _(found: Stopped) -> str:
    return f"{found.function} had to be stopped. {found.why}"


@sentence.register
def _(found: CompareParameters) -> str:
    return f"Compare its def with the course's: there it is {found.function}({', '.join(found.parameters)})."


@sentence.register
def _(found: CallItAlone) -> str:
    loops = "look at its loops, at those of what it calls, and at whether one of them calls itself"
    return f"Call {found.function} in your notebook: if it does not end there either, {loops}."


@sentence.register
def _(found: Undefined) -> str:
    return f"It uses {found.name}, which it neither gets as an argument nor defines."


@sentence.register
def _(found: OnlyLeftOut) -> str:
    cell, line = found.place
    if cell is None:
        return (
            f"It uses {found.name}, which is no argument of it: only line {line} sets it, and that is not run. Of a "
            "file only what makes the functions is run, and no data is read or drawn."
        )
    return (
        f"It uses {found.name}, which is no argument of it: only {show_place(found.place)} assigns it, outside all "
        "functions. In the notebook that hides what is wrong; with other inputs it is the wrong value."
    )
