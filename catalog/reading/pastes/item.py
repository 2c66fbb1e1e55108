"""Items: what a paste holds, one thing after the other."""

from dataclasses import dataclass

from catalog.model.observation import Reading, Unread
from catalog.model.raised_error import RaisedError


@dataclass(frozen=True, slots=True)
class Item:
    """A reading or an exception of a paste, in the order of the text, from `start` to `stop`.

    expected: words near it call it expected. denied: they say that it is not what was printed.
    """

    found: Reading | RaisedError | Unread
    start: int
    stop: int
    expected: bool = False
    denied: bool = False
