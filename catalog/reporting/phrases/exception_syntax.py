"""Syntax: what an exception says of a cell that is not Python yet, and what to do about it."""

from catalog.model.problem import Raised
from catalog.model.raised_error import RaisedError
from catalog.reporting.phrases.exception_names import Said
from catalog.reporting.phrases.frames import last_line, place

# What a syntax error says, and what to do about it; the first that stands in the message counts.
_SYNTAX = (
    ("expected an indented block", "The line under a colon needs four spaces more than the line with the colon."),
    ("unexpected indent", "The line begins with more spaces than the one above it: take them away."),
    ("unindent does not match", "The line begins where no line above it begins: put it under one of them."),
    ("inconsistent use of tabs", "Tabs and spaces are mixed: use four spaces for each level."),
    ("never closed", "A bracket that opens there is not closed: count the brackets."),
    ("EOF while", "Something that was opened is not closed before the end: count the brackets and quotes."),
    ("EOL while scanning", "A text in quotes is not closed on its line."),
    ("unterminated", "A text in quotes is not closed on its line."),
    ("unmatched", "A bracket closes that none opened: count the brackets."),
    ("does not match opening", "A bracket closes another one than was opened: count the brackets."),
    ("invalid character", "A sign there is none of Python's, as word processors make them: type it again."),
    ("outside function", "The return stands outside its function: give it the function's indentation."),
    ("cannot assign", "What stands left of = cannot be stored in: == compares, = stores."),
    ("can't assign", "What stands left of = cannot be stored in: == compares, = stores."),
    ("expected ':'", "The line needs a colon at its end."),
    ("", "Look at that line and at the end of the one above it for a bracket, a comma or a colon that is missing."),
)


def no_python(raised: Raised, error: RaisedError) -> Said:
    """Return it by what Python says of the syntax."""
    advice = next(words for sign, words in _SYNTAX if sign in error.message)
    where = f" in {place(raised.frame)}" if place(raised.frame) else ""
    return f"Nothing was run: the cell is not Python yet{where}: {last_line(error)}.", advice
