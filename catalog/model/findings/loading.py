"""Loading: what of a student's definitions fails when they are executed."""

from dataclasses import dataclass

from catalog.model.finding import Finding
from catalog.model.place import Place


@dataclass(frozen=True, slots=True)
class NumpyGiven(Finding):
    """Code that imports numpy nowhere was given it under these names."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotInstalled(Finding):
    """A module is imported that is not installed here."""

    module: str


@dataclass(frozen=True, slots=True)
class ImportFails(Finding):
    """An import fails for another reason: the kind of the exception and its message, "" for none."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class NeedsLeftOut(Finding):
    """A statement needs a name that only code which is not run assigns.

    names: what the statement binds. place: where it stands. assigned: where the name is assigned last.
    """

    names: tuple[str, ...]
    place: Place
    name: str
    assigned: Place


@dataclass(frozen=True, slots=True)
class StatementRaises(Finding):
    """A statement raises: what it binds, where it stands, the kind of the exception and its message, "" for none."""

    names: tuple[str, ...]
    place: Place
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class NotLoaded(Finding):
    """Nothing can be loaded: the kind of the exception and its message."""

    kind: str
    message: str
