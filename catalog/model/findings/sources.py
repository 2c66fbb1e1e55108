"""Sources: what of a student's code cannot be read or is left out."""

from dataclasses import dataclass

from catalog.model.finding import Finding
from catalog.model.place import Place


@dataclass(frozen=True, slots=True)
class ChunkTooLong(Finding):
    """A cell, or a file where there is none, has so many characters that it is left out."""

    cell: int | None
    characters: int


@dataclass(frozen=True, slots=True)
class ChunkLeftOut(Finding):
    """A cell or file has more than so many statements; those from a place on are left out."""

    cell: int | None
    most: int
    place: Place


@dataclass(frozen=True, slots=True)
class PartsLeftOut(Finding):
    """Of a text that cannot be parsed so many parts are tried; it is left out from a place on."""

    most: int
    place: Place


@dataclass(frozen=True, slots=True)
class NotParsed(Finding):
    """A cell or file cannot be parsed. error: Python's words. left_out: what was not looked at for that reason."""

    cell: int | None
    error: str
    line: int
    left_out: PartsLeftOut | None = None


@dataclass(frozen=True, slots=True)
class NotCompiled(Finding):
    """The statement at a place cannot be compiled. error: Python's words."""

    place: Place
    error: str


@dataclass(frozen=True, slots=True)
class TooMuchCode(Finding):
    """There are more than so many characters of code; the rest is left out."""

    most: int


@dataclass(frozen=True, slots=True)
class TooManyStatements(Finding):
    """There are more than so many statements; the code is left out from a place on."""

    most: int
    place: Place


@dataclass(frozen=True, slots=True)
class TooSlow(Finding):
    """Reading takes more than so many seconds; the code is left out from a place on."""

    seconds: float
    place: Place


@dataclass(frozen=True, slots=True)
class WithinBlock(Finding):
    """A function is defined within a block at a place that is not run."""

    function: str
    place: Place
