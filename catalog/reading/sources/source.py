"""A student's code as text: the cells of a notebook, or one file."""

import io
import re
import tokenize
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n?")
_CELL_NAME = re.compile(r"<cell (\d{1,9})>")


class SourceError(ValueError):
    """A file that holds no text of a program; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The text of one code cell, numbered from 1 among all cells of the notebook; None for the whole of a file."""

    text: str
    cell: int | None = None


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


def cell_of(file: str) -> int | None:
    """Return the cell of which file_name() gives this, None for any other file."""
    found = _CELL_NAME.fullmatch(file)
    return int(found[1]) if found is not None else None
