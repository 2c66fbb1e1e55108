"""Texts: what files and students wrote, as it can be written as UTF-8 and shown on a terminal."""


def printable(text: str) -> str:
    """Return a text that can be written as UTF-8: what is none, in a file's name or a message, stands as its code."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def visible(value: object) -> str:
    """Return a value as text on one line, without what would move a terminal's cursor."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in str(value))
