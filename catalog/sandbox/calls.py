"""Calls: the parent's functions in the place of those that a submission has not, and how it calls them."""

from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any

from catalog.functions.stand_ins import stand_ins
from catalog.functions.subject import StoppedError
from catalog.model.probe import Probe
from catalog.sandbox.arguments import RefusedArgument, check
from catalog.sandbox.channel import Channel, ChannelError
from catalog.sandbox.codec import Came, CodecError, Sent
from catalog.sandbox.exceptions import rebuilt, told
from catalog.sandbox.reach import asked_by, reachable, use_of

# A stand-in calls a student's function, and that another stand-in: correct functions go no deeper than two.
DEEPEST = 16

Function = Callable[..., Any]


class AllowedCalls:
    """One run's calls: the child calls the stand-ins, they call the student's functions, over one channel.

    The child may ask for what the probe calls, or the function that it runs for a stand-in, and for nothing else.
    """

    def __init__(self, channel: Channel, probe: Probe, own: Collection[str], most: int) -> None:
        self.channel, self.probe, self.most = channel, probe, most
        self.own = own
        self.made = self.depth = 0
        self.passing: BaseException | None = None
        self._within: list[frozenset[str]] = []
        channel.answer_call = self._answer_next

    @cached_property
    def stand_ins(self) -> dict[str, Function]:
        """The parent's functions, made when the first is called: in most runs none is."""
        return stand_ins(self.probe.family, {name: self._remote(name) for name in self.own})

    def until_answer(self, sent: Sent | None = None) -> dict[str, Any]:
        """Return the next message that is no call; those before are answered.

        sent: the arrays of the call that it answers. Raises ChannelError, CodecError, or StoppedError where there are
        too many.
        """
        while True:
            message, came = self.channel.receive_call(sent)
            if type(message) is not dict:
                raise CodecError("a message is no dict")
            if "call" not in message:
                return message
            self._answer(message, came)

    def _answer_next(self) -> None:
        message, came = self.channel.receive_call()
        if type(message) is not dict or "call" not in message:
            raise CodecError("a message is no call")
        self._answer(message, came)

    def _answer(self, message: dict[str, Any], came: Came) -> None:
        name, args, kwargs = message["call"], message.get("args"), message.get("kwargs")
        if type(name) is not str or name not in self.stand_ins or type(args) is not tuple or type(kwargs) is not dict:
            raise CodecError("a call is not one of a function that is stood in for")
        self.made += 1
        if self.made > self.most:
            raise StoppedError(f"It called the course's functions more than {self.most:,} times in one run.")
        if name not in (self._within[-1] if self._within else asked_by(self.probe, self.own)):
            self.channel.send({"refuse": name})
            return
        self.channel.send(self._outcome(self.stand_ins[name], args, kwargs), came)

    def _outcome(self, function: Function, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
        self.depth += 1
        try:
            if self.depth > DEEPEST:
                raise RecursionError("maximum recursion depth exceeded")
            check((args, kwargs), use_of(self.probe).longest)
            return {"value": function(*args, **kwargs)}
        except (ChannelError, CodecError, StoppedError):
            raise
        except RefusedArgument as error:
            return {"raise": ("ValueError", str(error)), "again": False}
        except Exception as error:
            return {"raise": told(error), "again": error is self.passing}
        finally:
            self.depth -= 1

    def _remote(self, name: str) -> Function:
        """Return what calls a student's function in the child."""
        reached = reachable([name], self.own, self.probe.family)

        def call(*args: Any, **kwargs: Any) -> Any:
            self._within.append(reached)
            try:
                message = self.until_answer(self.channel.send({"call": name, "args": args, "kwargs": kwargs}))
            finally:
                self._within.pop()
            if "value" in message:
                return message["value"]
            if "raise" not in message:
                raise CodecError("a call is not answered")
            self.passing = rebuilt(message["raise"])
            raise self.passing

        return call
