"""Typed: what came over the channel, taken for what it is said to be or refused."""

from typing import Any


def typed(parts: Any, *kinds: type) -> tuple[Any, ...]:
    """Return a tuple whose parts are of these types; raises TypeError for another."""
    if type(parts) is not tuple or [type(part) for part in parts] != list(kinds):
        raise TypeError
    return parts


def texts(value: Any, most: int) -> tuple[str, ...]:
    """Return a tuple of at most so many texts; raises TypeError for anything else."""
    if type(value) is not tuple or len(value) > most or not all(type(part) is str for part in value):
        raise TypeError
    return value
