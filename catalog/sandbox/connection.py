"""Connections within a process: who waits at one end lets the other side go on, until it has sent something."""

from collections.abc import Callable


class LeftError(BaseException):
    """The child is at an end: what it runs is left at once."""


class End:
    """One end, used like a socket; there is no time limit at it."""

    def __init__(self) -> None:
        self.received = bytearray()
        self.closed = False
        self.other: End = self
        self.wait: Callable[[], None] = lambda: None

    def sendall(self, data: bytes) -> None:
        """Hand bytes over. Raises BrokenPipeError where either end is closed."""
        if self.closed or self.other.closed:
            raise BrokenPipeError
        self.other.received += data

    def recv(self, size: int) -> bytes:
        """Return at most so many bytes, none where the other side is gone."""
        if not self.received and not self.closed:
            self.wait()
        found = bytes(self.received[:size])
        del self.received[:size]
        return found

    def settimeout(self, seconds: float) -> None:
        """Do nothing: nobody could stop the other side."""

    def close(self) -> None:
        """Let nothing be sent any more."""
        self.closed = True


class ParentsEnd(End):
    """The end of who asks: what is raised while it answers the child's calls is raised here, whoever caught it there.

    The child's frames lie between: a student's code may catch everything.
    """

    def __init__(self) -> None:
        super().__init__()
        self.failure: BaseException | None = None

    def meet(self, childs: End, child: Callable[[], None], parent: Callable[[], None]) -> None:
        """Connect the child's end. child: has the child send its next message. parent: answers the child's call."""
        self.other, childs.other = childs, self

        def child_goes_on() -> None:
            try:
                child()
            except BaseException:
                childs.close()
            if self.failure is not None:
                raise self.failure

        def parent_goes_on() -> None:
            try:
                parent()
            except BaseException as error:
                self.failure = error
                childs.close()
                raise LeftError from None

        self.wait, childs.wait = child_goes_on, parent_goes_on


def connected() -> tuple[ParentsEnd, End]:
    """Return the two ends of a connection: the parent's, and the child's."""
    return ParentsEnd(), End()
