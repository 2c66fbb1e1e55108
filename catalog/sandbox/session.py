"""Sessions: one child, what it is asked, and why it had to be stopped."""

import signal
from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from catalog.functions.subject import StoppedError
from catalog.model.trouble import Trouble
from catalog.sandbox.channel import Channel, ClosedError, Connection, LateError
from catalog.sandbox.codec import CodecError
from catalog.sandbox.limits import Limits

T = TypeVar("T")

# A process that crashes closes its connection first and has ended a moment later.
PATIENCE = 1.0

# How a child ended of which nothing is known.
UNKNOWN: dict[str, Any] = {"signal": None, "code": None, "cpu": 0.0, "clean": True}

# Signals by which the kernel says that a limit was passed.
_SIGNALS = {
    signal.SIGXFSZ: "It wrote a file larger than {limits.file_size:,} bytes and was stopped.",
    signal.SIGXCPU: "It took more than {limits.cpu_seconds} seconds of the processor and was stopped.",
    signal.SIGKILL: "The system ended it, as it does where memory runs out.",
}


class Session:
    """A child of the server.

    end: ends the child, giving it so many seconds to end by itself, and says how it had; see reaping.Children.end.
    """

    def __init__(self, connection: Connection, end: Callable[[float], dict[str, Any]], limits: Limits) -> None:
        self.channel = Channel(connection)
        self.limits = limits
        self._end: Callable[[float], dict[str, Any]] | None = end

    def ask(self, message: dict[str, Any] | None, seconds: float, answer: Callable[[], T], late: str) -> T:
        """Send a message, if there is one, and return what `answer` makes of what comes back.

        Raises StoppedError, and the child is gone, where it makes nothing of it; late: what to say where that is not
        there within so many seconds.
        """
        self.channel.deadline = monotonic() + seconds
        try:
            if message is not None:
                self.channel.send(message)
            return answer()
        except LateError as error:
            self.close()
            raise StoppedError(late, Trouble.LATE) from error
        except ClosedError as error:
            raise self._closed() from error
        except CodecError as error:
            self.close()
            raise StoppedError(f"It sent back what is no answer ({error}) and was stopped.") from error
        except BaseException:
            self.close()
            raise

    def _closed(self) -> StoppedError:
        """Return why the child is gone."""
        how = self.close(PATIENCE)
        number, code = how["signal"], how["code"]
        if number == signal.SIGKILL and how["cpu"] >= self.limits.cpu_seconds:
            number = signal.SIGXCPU
        if number in _SIGNALS:
            late = number == signal.SIGXCPU
            words = _SIGNALS[number].format(limits=self.limits)
            return StoppedError(words, Trouble.LATE if late else Trouble.STOPPED)
        if number:
            return StoppedError(f"The process crashed ({_name(number)}).")
        return StoppedError("It closed the connection and was stopped." if code is None else "It ended the process.")

    def close(self, patience: float = 0.0) -> dict[str, Any]:
        """End the child and everything that it started; returns how it had ended before."""
        self.channel.close()
        end, self._end = self._end, None
        return UNKNOWN if end is None else end(patience)


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
