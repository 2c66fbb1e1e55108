"""Subscripts: the indices behind an output's name, as text that compares and as objects that index."""

import re

from catalog.caching import EVIDENCE

_GROUP = re.compile(r"\[([^\[\]]*)\]")
_PART = re.compile(r"-?\d{1,6}|(?:-?\d{1,6})?:(?:-?\d{1,6})?")

Subscript = int | slice | tuple[int | slice, ...]


def tidy(text: str) -> str | None:
    """Return "[1][2]" for "[1] [2]" or "[1,2]", and "[5, 2, 2:6]" for "[5,2,2:6]"; None for what is no index."""
    groups = [[part.strip() for part in group.split(",")] for group in _GROUP.findall(text)]
    if not all(_PART.fullmatch(part) for group in groups for part in group):
        return None
    return "".join(_tidy_group(group) for group in groups)


def _tidy_group(parts: list[str]) -> str:
    if any(":" in part for part in parts):
        return f"[{', '.join(parts)}]"
    return "".join(f"[{int(part)}]" for part in parts)


@EVIDENCE.keep(4096)
def subscripts(index: str) -> tuple[Subscript, ...]:
    """Return what to index with, one after the other, for a tidy index."""
    groups = [tuple(_subscript(part) for part in group.split(", ")) for group in _GROUP.findall(index)]
    return tuple(group[0] if len(group) == 1 else group for group in groups)


def _subscript(part: str) -> int | slice:
    if ":" not in part:
        return int(part)
    return slice(*(int(end) if end else None for end in part.split(":")))
