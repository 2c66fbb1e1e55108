"""Sources: a student's code as text, the definitions in it told apart from its tests, and those executed."""

from catalog.sources.apart import Apart, Statement
from catalog.sources.definitions import definitions
from catalog.sources.load import Loaded, load
from catalog.sources.source import Piece, Place, Source, SourceError, show_place

__all__ = [
    "Apart",
    "Loaded",
    "Piece",
    "Place",
    "Source",
    "SourceError",
    "Statement",
    "definitions",
    "load",
    "show_place",
]
