"""The channel: values as messages over a socket, each a header and bytes behind their lengths."""

import struct
from collections.abc import Callable
from time import monotonic
from typing import Any, Protocol

from catalog.sandbox.codec import MAX_BYTES, MAX_HEADER, Came, CodecError, Sent
from catalog.sandbox.decoding import decode
from catalog.sandbox.encoding import encode

_LENGTHS = struct.Struct(">IQ")
# A socket whose time limit is 0 does not wait at all.
SHORTEST = 1e-3
_PART, _LONGEST_PART = 1 << 16, 1 << 20


class ChannelError(Exception):
    """Nothing comes through any more."""


class ClosedError(ChannelError):
    """The other side is gone."""


class LateError(ChannelError):
    """The deadline is over."""


class Connection(Protocol):
    """What bytes go through: a socket, or an end of what stands for one within a process."""

    def sendall(self, data: bytes, /) -> object:
        """Send all of these bytes. Raises OSError."""
        ...

    def recv(self, size: int, /) -> bytes:
        """Return at most so many bytes, none where the other side is gone. Raises OSError."""
        ...

    def settimeout(self, seconds: float, /) -> object:
        """Wait no longer than so many seconds from now on."""
        ...

    def close(self) -> object:
        """Let go of this end."""
        ...


class Channel:
    """One end of a connection.

    deadline: the time of monotonic() at which sending and receiving give up, None for never. answer_call: answers the
    next message, which is a call: for a connection within a process, where nobody else does while the caller waits.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.answer_call: Callable[[], None] | None = None
        self.deadline: float | None = None
        self._received = bytearray()

    def send(self, message: Any, came: Came | None = None) -> Sent:
        """Send a value and return its arrays; raises ChannelError. came: the arrays of the call that it answers."""
        header, body, sent = encode(message, came)
        self._limit()
        try:
            self.connection.sendall(_LENGTHS.pack(len(header), len(body)) + header + body)
        except TimeoutError as error:
            raise LateError from error
        except OSError as error:
            raise ClosedError from error
        return sent

    def receive(self, sent: Sent | None = None) -> Any:
        """Return the next value; raises ChannelError, or CodecError for what is none."""
        return self.receive_call(sent)[0]

    def receive_call(self, sent: Sent | None = None) -> tuple[Any, Came]:
        """Return the next value and its arrays. sent: the arrays of the call that it may be the answer to."""
        header, body = _LENGTHS.unpack(self._read(_LENGTHS.size))
        if header > MAX_HEADER or body > MAX_BYTES:
            raise CodecError("more bytes than a value may have")
        return decode(self._read(header), self._read(body), sent)

    def _read(self, size: int) -> bytes:
        while len(self._received) < size:
            self._received += self._part(size - len(self._received))
        found = bytes(self._received[:size])
        del self._received[:size]
        return found

    def _part(self, missing: int) -> bytes:
        """Return what there is, at least a byte: mostly the whole message, in one call of the system."""
        self._limit()
        try:
            part = self.connection.recv(min(max(missing, _PART), _LONGEST_PART))
        except TimeoutError as error:
            raise LateError from error
        except OSError as error:
            raise ClosedError from error
        if not part:
            raise ClosedError
        return part

    def _limit(self) -> None:
        if self.deadline is None:
            return
        left = self.deadline - monotonic()
        if left <= 0:
            raise LateError
        self.connection.settimeout(max(left, SHORTEST))

    def close(self) -> None:
        """Close this end."""
        self.connection.close()
