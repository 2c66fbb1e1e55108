"""Faults: an exception as evidence, whatever version of Python or numpy worded it."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from types import TracebackType

_SHAPE = re.compile(r"\((\d{1,9}L?(?:, ?\d{1,9}L?)*),?\)")
_NAME = re.compile(r"(?:name|variable) '(\w+)'")
_ASSERTED = re.compile(r"[Ww]rong (?P<what>values?|shape|output) (?:for|of|in) [\"'`]?(?P<name>\w+)")
_KEY = re.compile(r"'?(\w+)'?")


@dataclass(frozen=True, slots=True)
class Fault:
    """An exception: its kind ("ValueError"), its message, and the innermost course function it came out of, or ""."""

    kind: str
    message: str
    function: str = ""

    @classmethod
    def of(cls, error: Exception, functions: Collection[str]) -> "Fault":
        """Return the fault of a caught exception; `functions` are the names that count as the course's."""
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
        found = _ASSERTED.search(self.message) if self.kind == "AssertionError" else None
        return found["name"] if found else ""

    @property
    def asserts_shape(self) -> bool:
        """True where a public test found a wrong shape, and not wrong values."""
        found = _ASSERTED.search(self.message) if self.kind == "AssertionError" else None
        return found is not None and found["what"] == "shape"

    def alike(self, other: "Fault") -> bool:
        """True where both are of one kind, with the same shapes, name, key or output in their messages.

        Where the messages hold none of these, their words must agree as far as both go; no words are like no others.
        """
        gist = _gist(self)
        if gist != _gist(other):
            return False
        if any(gist[1:]):
            return True
        words, others = _words(self.message), _words(other.message)
        return bool(words and others) and (words.startswith(others) or others.startswith(words))

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}"


@lru_cache(maxsize=4096)
def _gist(fault: Fault) -> tuple[object, ...]:
    return _kind(fault.kind), fault.shapes, fault.missing, fault.asserted, fault.asserts_shape


def _kind(kind: str) -> str:
    """UnboundLocalError is how Python words the NameError of a name that is assigned later in the function."""
    return kind.rsplit(".", 1)[-1].replace("UnboundLocalError", "NameError").replace("AxisError", "ValueError")


def _words(message: str) -> str:
    """Return a message without what differs between versions of Python and numpy."""
    return " ".join(re.sub(r"\([^()]*\)|\d+|'[^']*'|\bor slices\b|\W+", " ", message).lower().split())


def _innermost(traceback: TracebackType | None, functions: Collection[str]) -> str:
    function = ""
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_name
        function = name if name in functions else function
        traceback = traceback.tb_next
    return function
