"""Callers: which of a student's functions is being run, and what its correct version calls.

A student's function that calls another one for its own purposes, as a correct one never does, is given the student's
own and not a correct one, whose answers it might only want to hear. Who gets round this asks the parent, which looks at
it as well.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from types import CodeType, FrameType
from typing import Any

# A function within decorators, methods and partial calls.
DEEPEST, _INNER = 20, ("__wrapped__", "__func__", "func")


class Callers:
    """own: the student's functions. calls: what the correct version of each calls."""

    def __init__(self, own: Mapping[str, Callable[..., Any]], calls: Mapping[str, Sequence[str]]) -> None:
        self.calls = calls
        self.names = {code: name for name, function in own.items() if (code := _code(function)) is not None}

    def may_ask(self, name: str) -> bool:
        """True where the student's function that runs calls this one if it is correct, or where none runs."""
        caller = self._running(sys._getframe(1))
        return caller is None or name in self.calls[caller]

    def _running(self, frame: FrameType | None) -> str | None:
        while frame is not None:
            if frame.f_code in self.names:
                return self.names[frame.f_code]
            frame = frame.f_back
        return None


def _code(function: Any) -> CodeType | None:
    """Return the code of what a student gave for a function, whatever is around it; None where it cannot be told."""
    try:
        for _ in range(DEEPEST):
            inner = next((each for name in _INNER if callable(each := getattr(function, name, None))), None)
            if inner is None:
                break
            function = inner
        code = getattr(function, "__code__", None) or getattr(type(function).__call__, "__code__", None)
        return code if isinstance(code, CodeType) else None
    except Exception:
        return None
