"""Notes across the channel: what failed while definitions were executed, each as a tuple of its parts and back."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from catalog.model.finding import Finding
from catalog.model.findings.loading import (
    ImportFails,
    NeedsLeftOut,
    NotInstalled,
    NotLoaded,
    NumpyGiven,
    StatementRaises,
)
from catalog.model.place import Place
from catalog.sandbox.exceptions import plain
from catalog.sandbox.typed import texts, typed

# No statement of a student's binds as many.
MAX_NAMES = 100


def _text(value: Any) -> str:
    (text,) = typed((value,), str)
    return str(text)


def _names(value: Any) -> tuple[str, ...]:
    return texts(value, MAX_NAMES)


def _place(value: Any) -> Place:
    in_file = type(value) is tuple and value[:1] == (None,)
    cell, line = typed(value, type(None) if in_file else int, int)
    return cell, line


# What the parts of each must be.
_PARTS: dict[type[Any], tuple[Callable[[Any], Any], ...]] = {
    NumpyGiven: (_names,),
    NotInstalled: (_text,),
    ImportFails: (_text, _text),
    NeedsLeftOut: (_names, _place, _text, _place),
    StatementRaises: (_names, _place, _text, _text),
    NotLoaded: (_text, _text),
}
_KINDS = {kind.__name__: kind for kind in _PARTS}


def message_of_note(note: Finding) -> tuple[Any, ...]:
    """Return a note as a message."""
    return type(note).__name__, *(_message(getattr(note, field.name)) for field in fields(note))  # type: ignore[arg-type]


def _message(part: Any) -> Any:
    if isinstance(part, str):
        return plain(part)
    return tuple(map(_message, part[:MAX_NAMES])) if isinstance(part, tuple) else part


def note_of(message: Any) -> Finding:
    """Return the note that a message tells of; raises TypeError, KeyError or ValueError where it tells of none."""
    if type(message) is not tuple or not message:
        raise TypeError
    kind = _KINDS[message[0]]
    made: Finding = kind(*(part(value) for part, value in zip(_PARTS[kind], message[1:], strict=True)))
    return made
