"""Texts: what files and students wrote, as it can be written as UTF-8 and shown on a terminal."""

import re

# What JSON lets stand in a string and a terminal may obey, or show in another order than it stands there.
_UNSHOWN = re.compile(r"[^\x20-\x7e\t\n]")


def printable(text: str) -> str:
    """Return a text that can be written as UTF-8: what is none, in a file's name or a message, stands as its code."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def visible(value: object) -> str:
    """Return a value as text on one line, without what would move a terminal's cursor."""
    text = str(value)
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def visible_lines(text: str) -> str:
    """Return a text without what would move a terminal's cursor, except that its lines stay lines."""
    return "\n".join(map(visible, text.split("\n")))


def visible_json(text: str) -> str:
    """Return JSON that says the same without what would move a terminal's cursor."""
    return _UNSHOWN.sub(lambda found: found[0] if found[0].isprintable() else _code(found[0]), text)


def _code(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
