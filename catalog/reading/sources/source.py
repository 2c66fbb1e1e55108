"""A student's code as text: the cells of a notebook, or one file."""

import io
import re
import tokenize
from dataclasses import dataclass

# Where something stands: the cell, None in a file, and the line within it, from 1.
Place = tuple[int | None, int]

_LINE_END = re.compile(r"\r\n?")


class SourceError(ValueError):
    """A file that holds no text of a program; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The text of one code cell, numbered from 1 among all cells of the notebook; None for the whole of a file."""

    text: str
    cell: int | None = None

    @property
    def name(self) -> str:
        """What sentences call it."""
        return "The file" if self.cell is None else f"Cell {self.cell}"


@dataclass(frozen=True, slots=True)
class Source:
    """The chunks of a student's code, in the order in which they stand."""

    chunks: tuple[Chunk, ...]

    @classmethod
    def of_file(cls, text: str) -> "Source":
        """Return the source of a .py file."""
        return cls((Chunk(text),))

    @classmethod
    def of_bytes(cls, content: bytes) -> "Source":
        """Return the source of a .py file in the encoding that it declares, as Python reads it. Raises SourceError."""
        try:
            encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
            return cls.of_file(content.decode(encoding))
        except (SyntaxError, UnicodeError, LookupError) as error:
            raise SourceError("It is not the text of a Python file: save it as UTF-8.") from error


def plain(text: str) -> str:
    """Return the text as Python takes it: lines end in a line feed, and no byte order mark and no null byte is left."""
    return _LINE_END.sub("\n", text.removeprefix("\ufeff")).replace("\x00", "")


def file_name(cell: int | None) -> str:
    """Return what a traceback calls the file."""
    return "<file>" if cell is None else f"<cell {cell}>"


def show_place(place: Place) -> str:
    """Return where something stands, for a sentence."""
    cell, line = place
    return f"line {line}" if cell is None else f"line {line} of cell {cell}"
