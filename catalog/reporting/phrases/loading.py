"""Loading: what of a student's definitions fails when they are executed."""

from collections.abc import Sequence

from catalog.model.findings.loading import (
    ImportFails,
    NeedsLeftOut,
    NotInstalled,
    NotLoaded,
    NumpyGiven,
    StatementRaises,
)
from catalog.model.place import Place
from catalog.reporting.phrases.places import show_place
from catalog.reporting.phrases.sentence import sentence

MAX_NAMES = 3


@sentence.register
def _(found: NumpyGiven) -> str:
    return f"It uses {' and '.join(found.names)} without importing numpy: numpy was given."


@sentence.register
def _(found: NotInstalled) -> str:
    return f"It imports {found.module}, which is not installed here."


@sentence.register
def _(found: ImportFails) -> str:
    return f"An import failed: {_error(found)}."


@sentence.register
def _(found: NeedsLeftOut) -> str:
    statement, where = _statement(found.names, found.place), show_place(found.assigned)
    return f"{statement} needs {found.name}, which only {where} assigns, and that is not run."


@sentence.register
def _(found: StatementRaises) -> str:
    return f"{_statement(found.names, found.place)} raised {_error(found)}."


@sentence.register
def _(found: NotLoaded) -> str:
    return f"It cannot be loaded: {found.kind}: {found.message}"


def _statement(names: Sequence[str], place: Place) -> str:
    what = f"The definition of {', '.join(names[:MAX_NAMES])}" if names else "The statement"
    return f"{what} in {show_place(place)}"


def _error(found: ImportFails | StatementRaises) -> str:
    return f"{found.kind}: {found.message}" if found.message else found.kind
