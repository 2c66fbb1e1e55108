"""Fitting: tables in lines that a terminal does not break."""

import sys
from shutil import get_terminal_size
from typing import TextIO

# Where no terminal says how wide it is.
WIDTH = 80


def width(stream: TextIO | None = None) -> int:
    """Return how many characters a line may have on a stream, by default on standard output."""
    stream = stream or sys.stdout
    return max(get_terminal_size((WIDTH, 24)).columns, WIDTH // 2) if stream.isatty() else WIDTH


def cut(text: str, most: int) -> str:
    """Return a text on one line of at most so many characters."""
    return text if len(text) <= most else f"{text[: most - 3].rstrip()}..."
