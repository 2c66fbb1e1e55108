"""Exceptions across the channel: the name of the type and the message, and an exception made of them again."""

import builtins
from typing import Any

from catalog.sandbox.codec import CodecError

LONGEST = 10_000


class NotGivenError(Exception):
    """A function was called that is not there; the message says why."""


def told(error: BaseException) -> tuple[str, str]:
    """Return the name of an exception's type and its message, "" where reading it raises."""
    try:
        only = error.args[0] if type(error.args) is tuple and len(error.args) == 1 else None
        # The str of a KeyError is the key with quotes, which would be quoted once more.
        message = only if type(only) is str else str(error)
        return plain(type(error).__name__), plain(message)
    except Exception:
        return plain(type(error).__name__), ""


def plain(text: str) -> str:
    """Return a text as a str and nothing derived from it, cut off where it is very long."""
    return str.__getitem__(text, slice(LONGEST))


def rebuilt(content: Any) -> Exception:
    """Return an exception like the one that was told: of its type if it is built in, otherwise a RuntimeError.

    Raises CodecError for what tells of none.
    """
    if type(content) is not tuple or len(content) != 2 or not all(type(part) is str for part in content):
        raise CodecError("an exception has no name and message")
    name, message = content
    kind = getattr(builtins, name, None)
    if not isinstance(kind, type) or not issubclass(kind, Exception):
        kind = RuntimeError
    try:
        return kind(message)
    except Exception:
        return RuntimeError(message)
