"""Failing: exceptions that a student's functions end with, in words, and where they come from."""

from collections.abc import Mapping

from catalog.functions.run import FunctionRun
from catalog.model.raised_error import RaisedError

# Where the names stand that only code which was not run assigns: a cell and a line.
LeftOut = Mapping[str, tuple[int | None, int]]

# An exception's message can be as long as its author likes.
LONGEST = 200


def said(error: RaisedError) -> str:
    """Return an exception in one line: its kind, and its message if it has any."""
    message = error.message[: LONGEST + 1]
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in message).split())
    end = " ..." if len(message) > LONGEST else ""
    return f"{error.kind}: {line}{end}" if line else error.kind


def where(run: FunctionRun) -> str:
    """Return where an exception came from, as ", in line 12" or ", in line 3 of cell 7", "" where it is unknown."""
    if run.at is None:
        return ""
    file, line = run.at
    cell = file.strip("<>") if file.startswith("<cell ") else ""
    return f", in line {line} of {cell}" if cell else f", in line {line}"


def undefined(run: FunctionRun, left_out: LeftOut) -> str:
    """Return a sentence about a name that the functions use and that nothing gives them, "" where there is none."""
    error = run.signature.error
    if error is None or error.kind != "NameError" or not error.missing:
        return ""
    if error.missing not in left_out:
        return f"It uses {error.missing}, which it neither gets as an argument nor defines."
    cell, line = left_out[error.missing]
    if cell is None:
        return (
            f"It uses {error.missing}, which is no argument of it: only line {line} sets it, and that is not run. Of a "
            "file only what makes the functions is run, and no data is read or drawn."
        )
    place = f"line {line} of cell {cell}"
    return (
        f"It uses {error.missing}, which is no argument of it: only {place} assigns it, outside all functions. In the "
        "notebook that hides what is wrong; with other inputs it is the wrong value."
    )
