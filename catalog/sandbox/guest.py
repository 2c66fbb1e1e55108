"""Guests: a child in the parent's process, which has the state of the interpreter to itself while it runs."""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from catalog.functions.restoring_globals import MODULES, InterpreterState, restored
from catalog.running.random_stream import owned
from catalog.sandbox.child import Child
from catalog.sandbox.connection import End


class Guest:
    """A child that goes on when it is waited for. end: its end of the connection."""

    def __init__(self, child: Child, end: End) -> None:
        self.child, self.end = child, end
        self._answers: Iterator[dict[str, Any]] = iter(())
        self._state = InterpreterState.now()

    def go_on(self) -> None:
        """Send the next message: the answer to a call, or the next one to what was asked."""
        if self.end.received:
            message, came = self.child.channel.receive_call()
            if "call" in message:
                self.child.answer_call(message, came)
                return
            self._answers = self.child.answers(message)
        with self._at_home():
            answer = next(self._answers)
        self.child.channel.send(answer)

    @contextmanager
    def _at_home(self) -> Iterator[None]:
        """Let the child find random streams and options as it left them, and the parent as the parent did.

        A function that draws without a seed gives other numbers the next time it is run: that is seen by them.
        """
        with owned(), restored((*MODULES, builtins)):
            before = InterpreterState.now()
            self._state.put_back()
            try:
                yield
            finally:
                self._state = InterpreterState.now()
                before.put_back()
