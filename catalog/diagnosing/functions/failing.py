"""Failing: exceptions that a student's functions end with, and where they come from."""

from collections.abc import Mapping

from catalog.functions.run import FunctionRun
from catalog.model.findings.endings import Ending, OnlyLeftOut, Undefined
from catalog.model.place import Place
from catalog.model.raised_error import RaisedError
from catalog.reading.sources.source import cell_of

# Where the names stand that only code which was not run assigns.
LeftOut = Mapping[str, Place]


def ending(run: FunctionRun, error: RaisedError) -> Ending:
    """Return the exception that a run ended with, and where it came from."""
    if run.at is None:
        return Ending(error)
    file, line = run.at
    return Ending(error, (cell_of(file), line))


def undefined(run: FunctionRun, left_out: LeftOut) -> Undefined | OnlyLeftOut | None:
    """Return the name that the functions use and that nothing gives them, None where there is none."""
    error = run.signature.error
    if error is None or error.kind != "NameError" or not error.missing:
        return None
    name = error.missing
    return OnlyLeftOut(name, left_out[name]) if name in left_out else Undefined(name)
