"""Submissions: why there is nothing to run of what was handed in."""

from catalog.model.findings.submissions import (
    DefinesNone,
    DefinesOthers,
    LoadingStopped,
    Notes,
    Unreadable,
    Unusable,
)
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import listed


@sentence.register
def _(found: Unreadable) -> str:
    return _with_notes(f"The definition of {found.function} cannot be read.", found.notes)


@sentence.register
def _(found: Unusable) -> str:
    return _with_notes(f"The definition of {found.function} cannot be used.", found.notes)


@sentence.register
def _(found: LoadingStopped) -> str:
    return _with_notes(f"Loading it had to be stopped. {found.why}", found.notes)


@sentence.register
def _(found: DefinesNone) -> str:
    names = ", ".join(found.exercises)
    return _after_notes(f"It defines none of {names}: give the file in which your functions are.", found.notes)


@sentence.register
def _(found: DefinesOthers) -> str:
    said = f"It does not define {found.asked}."
    if found.defined:
        said = f"It defines {listed(found.defined)}, and not {found.asked}."
    return _after_notes(said, found.notes)


# A note may be of a theme whose sentences are loaded when it is asked for its own.
def _with_notes(said: str, notes: Notes) -> str:
    return " ".join((said, *map(str, notes)))


def _after_notes(said: str, notes: Notes) -> str:
    """Return what is lacking behind the notes: what could not be read is why."""
    return " ".join((*map(str, notes), said))
