"""Given: what somebody hands over as the text of a paste."""

import os
import re

from catalog.reading.limits import LONGEST_TEXT
from catalog.reading.unreadable import UnreadableError

# A text that is the name of a file is not what is in it.
LONGEST_NAME = 300
_FILE = re.compile(r"\s*[^\n<>:=]{1,200}\.(py|ipynb|txt|md|csv)\s*")


def text_of(observed: object) -> str:
    """Return a text as it was given, bytes as UTF-8.

    Raises UnreadableError for what is no UTF-8, too long, or the name of a file, and TypeError for what is no text.
    """
    if isinstance(observed, bytes | bytearray):
        try:
            observed = bytes(observed).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableError(
                f"The text is not UTF-8: byte {error.object[error.start]:#04x} at position {error.start} is none. "
                "Save it as UTF-8 and try again."
            ) from error
    if isinstance(observed, os.PathLike):
        raise UnreadableError(_named(os.fsdecode(observed)))
    if not isinstance(observed, str):
        kind = type(observed).__name__
        raise TypeError(
            "diagnose takes text, functions, or a mapping of names to arrays, such as "
            f"{{'a': a, 'y_pred': y_pred}}, not {kind}"
        )
    if len(observed) < LONGEST_NAME and _FILE.fullmatch(observed):
        raise UnreadableError(_named(observed.strip()))
    if len(observed) > LONGEST_TEXT:
        raise UnreadableError(
            f"The text has {len(observed):,} characters, and a cell prints a few hundred: paste the output of the "
            "cells in question alone."
        )
    return observed


def _named(file: str) -> str:
    return f"{file!r} is the name of a file: give diagnose what is in it, or run bptt-bugs with that name."
