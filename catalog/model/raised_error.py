"""Raised errors: an exception as evidence, whatever version of Python or numpy worded it."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from types import TracebackType

from catalog.caching import EVIDENCE
from catalog.model.frame import Frame

_SHAPE = re.compile(r"\((\d{1,9}L?(?:, ?\d{1,9}L?)*),?\)")
_NAME = re.compile(r"(?:name|variable) '(\w+)'")
_ASSERTED = re.compile(r"[Ww]rong (?P<what>values?|shape|output) (?:for|of|in) [\"'`]?(?P<name>\w+)")
# Which operand stands on the left is a matter of taste.
_EXCHANGEABLE = "could not be broadcast together"
# Python 3.6 says of what cannot be unpacked what it says of what cannot be looped over.
_NOT_UNPACKED = re.compile(r"cannot unpack non-iterable ([\w.]+) object")
# How many parts were expected, and how many there are, which Python does not always say; and a type but a function's.
_PARTS = re.compile(r"to unpack \(expected (\d+)(?:, got (\d+))?")
_TYPE = re.compile(r"'(?!function|builtin_|method|numpy\.(?:_Array|ufunc)|type')([\w.]+)' object")
# What a test that fails ends with.
ASSERTION = "AssertionError"

_KEY = re.compile(r"'?(\w+)'?")


@dataclass(frozen=True, slots=True)
class RaisedError:
    """An exception: its kind ("ValueError"), its message, and the innermost course function it came out of, or "".

    frames: what a pasted traceback shows of the calls, outermost first.
    """

    kind: str
    message: str
    function: str = ""
    frames: tuple[Frame, ...] = field(default=(), compare=False, repr=False)

    @classmethod
    def of(cls, error: Exception, functions: Collection[str]) -> "RaisedError":
        """Return the raised error of a caught exception; `functions` are the names that count as the course's."""
        return cls(type(error).__name__, str(error), _innermost(error.__traceback__, functions))

    @property
    def shapes(self) -> tuple[tuple[int, ...], ...]:
        """The shapes that the message names, in order."""
        return tuple(
            tuple(int(size.strip(" L")) for size in found.split(",")) for found in _SHAPE.findall(self.message)
        )

    @property
    def missing(self) -> str:
        """The name or key that was not there, for a NameError or KeyError."""
        pattern = _KEY.fullmatch(self.message.strip()) if self.kind == "KeyError" else _NAME.search(self.message)
        return pattern[1] if pattern else ""

    @property
    def asserted(self) -> str:
        """The output in which a public test found something wrong, or ""."""
        found = _ASSERTED.search(self.message) if self.kind == ASSERTION else None
        return found["name"] if found else ""

    @property
    def asserts_shape(self) -> bool:
        """True where a public test found a wrong shape, and not wrong values."""
        found = _ASSERTED.search(self.message) if self.kind == ASSERTION else None
        return found is not None and found["what"] == "shape"

    def alike(self, other: "RaisedError") -> bool:
        """True where both are of one kind, with the same shapes, name, key or output in their messages.

        Where the messages hold none of these, their words must agree as far as both go; no words are like no others.
        """
        gist = _gist(self)
        if gist != _gist(other) or not _same_details(self.message, other.message):
            return False
        if any(gist[1:]):
            return True
        words, others = _words(self.message), _words(other.message)
        return bool(words and others) and (words.startswith(others) or others.startswith(words))

    def same_words(self, other: "RaisedError") -> bool:
        """True where both have the same message, whichever operand stands on the left."""
        return sorted(self.message.split()) == sorted(other.message.split())

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}"


@EVIDENCE.keep(4096)
def _gist(error: RaisedError) -> tuple[object, ...]:
    shapes = tuple(sorted(error.shapes)) if _EXCHANGEABLE in error.message else error.shapes
    return _kind(error.kind), shapes, error.missing, error.asserted, error.asserts_shape


def _kind(kind: str) -> str:
    """UnboundLocalError is how Python words the NameError of a name that is assigned later in the function."""
    return kind.rsplit(".", 1)[-1].replace("UnboundLocalError", "NameError").replace("AxisError", "ValueError")


def _same_details(message: str, other: str) -> bool:
    """True unless both say how many parts there are, or of what type something is, and not the same.

    What one function is called is another matter: Python and numpy have several kinds of them.
    """
    for details in (_PARTS, _TYPE):
        found, others = details.search(message), details.search(other)
        if (
            found
            and others
            and any(one != two for one, two in zip(found.groups(), others.groups(), strict=True) if one and two)
        ):
            return False
    return True


def _words(message: str) -> str:
    """Return a message without what differs between versions of Python and numpy."""
    message = _NOT_UNPACKED.sub(r"'\1' object is not iterable", message)
    return " ".join(re.sub(r"\([^()]*\)|\d+|'[^']*'|\bor slices\b|\W+", " ", message).lower().split())


def _innermost(traceback: TracebackType | None, functions: Collection[str]) -> str:
    function = ""
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_name
        function = name if name in functions else function
        traceback = traceback.tb_next
    return function
