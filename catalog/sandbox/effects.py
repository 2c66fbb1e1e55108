"""Effects across the channel: each as a tuple of texts and back."""

from typing import Any

from catalog.functions.effects import Changed, Effect, OldName, Patched, Returned
from catalog.model.form import MAX_PARTS, Form, Kind
from catalog.sandbox.exceptions import plain
from catalog.sandbox.typed import texts, typed

_NAMED: dict[str, type[Patched] | type[OldName]] = {"patched": Patched, "old name": OldName}


def message_of_effect(effect: Effect) -> tuple[Any, ...]:
    """Return an effect as a message."""
    function = plain(effect.function)
    if isinstance(effect, Changed):
        return "changed", function, plain(effect.argument), plain(effect.path)
    if isinstance(effect, Returned):
        form = effect.form
        return "returned", function, _message(form.kind), tuple(map(_message, form.parts)), tuple(map(plain, form.keys))
    return ("patched" if isinstance(effect, Patched) else "old name"), function, plain(effect.name)


def _message(kind: Kind) -> tuple[str, str]:
    return plain(kind.type), plain(kind.dtype)


def effect_of(message: Any) -> Effect:
    """Return the effect that a message tells of; raises TypeError, KeyError or ValueError where it tells of none."""
    if type(message) is not tuple or not message:
        raise TypeError
    if message[0] == "changed":
        return Changed(*typed(message[1:], str, str, str))
    if message[0] == "returned":
        function, kind, parts, keys = typed(message[1:], str, tuple, tuple, tuple)
        return Returned(function, _form(kind, parts, keys))
    return _NAMED[message[0]](*typed(message[1:], str, str))


def _form(kind: Any, parts: Any, keys: Any) -> Form:
    if len(parts) > MAX_PARTS or len(keys) not in (0, len(parts)):
        raise ValueError
    return Form(_kind(kind), tuple(map(_kind, parts)), texts(keys, MAX_PARTS))


def _kind(message: Any) -> Kind:
    return Kind(*typed(message, str, str))
