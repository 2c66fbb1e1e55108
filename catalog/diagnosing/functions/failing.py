"""Failing: exceptions that a student's functions end with, and where they come from."""

from collections.abc import Mapping

from catalog.explaining.exceptions.known import functions_of
from catalog.explaining.exceptions.messages import MessageFamily, family_of
from catalog.functions.run import FunctionRun
from catalog.model.finding import Finding
from catalog.model.findings.endings import CompareParameters, Ending, NotCallable, OnlyLeftOut, Undefined
from catalog.model.place import Place
from catalog.model.raised_error import RaisedError
from catalog.reading.sources.source import cell_of
from catalog.registry import exercises

# Where the names stand that only code which was not run assigns.
LeftOut = Mapping[str, Place]


def ending(run: FunctionRun, error: RaisedError) -> Ending:
    """Return the exception that a run ended with, and where it came from."""
    if run.at is None:
        return Ending(error)
    file, line = run.at
    return Ending(error, (cell_of(file), line))


def parameters_to_compare(found: Finding) -> CompareParameters | None:
    """Return what to do about a function that takes other arguments than the course's, None for what is none."""
    if not isinstance(found, NotCallable):
        return None
    family, name = family_of(found.error)
    if family is not MessageFamily.ARGUMENTS or name not in found.functions:
        return None
    return CompareParameters(name, functions_of(exercises()[name])[name].arguments)


def undefined(run: FunctionRun, left_out: LeftOut) -> Undefined | OnlyLeftOut | None:
    """Return the name that the functions use and that nothing gives them, None where there is none."""
    error = run.signature.error
    if error is None or error.kind != "NameError" or not error.missing:
        return None
    name = error.missing
    return OnlyLeftOut(name, left_out[name]) if name in left_out else Undefined(name)
