"""The child: loads a submission and runs its functions on probes, as often as it is asked to."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from typing import Any

from catalog.functions import run as function_run
from catalog.functions.instrumentation.exchanging import reachable
from catalog.functions.instrumentation.recorder import Replacement
from catalog.functions.instrumentation.traced_run import Hooked, TracedRun
from catalog.model.findings.loading import NotLoaded
from catalog.model.probe import Probe
from catalog.model.raised_error import RaisedError
from catalog.model.signature import Signature
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.registry import probe_named
from catalog.sandbox.answers import message_of
from catalog.sandbox.callers import Callers
from catalog.sandbox.channel import Channel
from catalog.sandbox.codec import Came
from catalog.sandbox.exceptions import NotGivenError, rebuilt, told
from catalog.sandbox.limits import Limits
from catalog.sandbox.loading import load
from catalog.sandbox.notes import message_of_note
from catalog.sandbox.traces import message_of_trace, replacement_of, sources_in

Function = Callable[..., Any]


class Child:
    """A submission's functions, and the channel over which they are run. leave: ends it at once."""

    def __init__(self, channel: Channel, limits: Limits, leave: Callable[[], object]) -> None:
        self.channel, self.limits, self.leave = channel, limits, leave
        self.thread = threading.get_ident()
        self.functions: dict[str, tuple[str, ...]] = {}
        self.namespace: dict[str, Any] = {}
        self.extracted = ExtractedDefinitions()
        self.own: dict[str, Function] = {}
        self.given: dict[str, Function] = {}
        self.callers = Callers({}, {})
        self.raised: BaseException | None = None

    def answers(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield what answers a request, each as soon as it is there: what was loaded, or what every run gave."""
        if "load" in request:
            yield self._load(request)
            return
        yield from self._traces(request) if "trace" in request else self._runs(request)

    def _load(self, request: dict[str, Any]) -> dict[str, Any]:
        """Execute a submission's definitions and return which of the families' functions it has."""
        self.functions = request["functions"]
        try:
            given = [import_module(f"reference.{course}.given") for course in request["courses"]]
            self.given = {name: getattr(module, name) for module in given for name in module.__all__}
            modules = {name: content for module in given for name, content in module.MODULES.items()}
            self.extracted = ExtractedDefinitions.of_dict(request["load"])
            loaded = load(self.extracted, self.given, modules)
            self.namespace, notes = loaded.namespace, loaded.notes
        except BaseException as error:
            notes = (NotLoaded(*told(error)),)
        known = [name for names_of_one in self.functions.values() for name in names_of_one]
        self.own = {name: self.namespace[name] for name in known if callable(self.namespace.get(name))}
        self.callers = Callers(self.own, request["calls"])
        return {"own": tuple(self.own), "notes": tuple(map(message_of_note, notes))}

    def _traces(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Run a probe with hooked functions, once for each of what is to be put where."""
        name, replaced = request["trace"]
        for message in request["puts"]:
            yield message_of_trace(self._trace(probe_named(name), replaced, replacement_of(message)))

    def _trace(self, probe: Probe, replaced: tuple[str, ...], replacement: Replacement) -> TracedRun:
        own, stand_ins = self._taking_part(probe, replaced)
        try:
            with _counted(self.limits.output, self._stop):
                return self._hooked.run(probe, [self.namespace], own, stand_ins, replacement)
        except BaseException as error:
            return TracedRun(function_run.FunctionRun(Signature({}, RaisedError(*told(error)))))

    @cached_property
    def _hooked(self) -> Hooked:
        return Hooked.of(reachable(self.own.values(), self.given.values()), sources_in(self.extracted))

    def _runs(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for name, replaced in request["run"]:
            yield {"trial": message_of(self._run(probe_named(name), replaced))}

    def _stop(self) -> None:
        self.channel.send({"stop": "output"})
        self.leave()

    def _run(self, probe: Probe, replaced: tuple[str, ...]) -> function_run.FunctionRun:
        own, stand_ins = self._taking_part(probe, replaced)
        try:
            with _counted(self.limits.output, self._stop):
                return function_run.run_functions(probe, [self.namespace], own, stand_ins)
        except BaseException as error:
            return function_run.FunctionRun(Signature({}, RaisedError(*told(error))))

    def _taking_part(self, probe: Probe, replaced: tuple[str, ...]) -> tuple[dict[str, Function], dict[str, Function]]:
        """Return the submission's functions that take part in a run, and those that stand in for the others."""
        functions = self.functions[probe.family]
        own = {name: self.own[name] for name in functions if name in self.own and name not in replaced}
        stand_ins = {name: self._stand_in(name) for name in functions if name not in own}
        stand_ins |= {name: self.given[name] for name in replaced if name in self.given}
        return own, stand_ins

    def _stand_in(self, name: str) -> Function:
        def call(*args: Any, **kwargs: Any) -> Any:
            return self._ask(name, args, kwargs)

        # A raised error is known by the innermost function of the course that it came out of.
        call.__code__ = call.__code__.replace(co_name=name)
        call.__name__ = name
        return call

    def _ask(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Return what the parent's function gives, answering its calls meanwhile."""
        if threading.get_ident() != self.thread:
            raise RuntimeError(f"{name} cannot be called from a thread here")
        if not self.callers.may_ask(name):
            return self._refused(name)(*args, **kwargs)
        sent = self.channel.send({"call": name, "args": args, "kwargs": kwargs})
        while True:
            message, came = self.channel.receive_call(sent)
            if "value" in message:
                return message["value"]
            if "raise" in message:
                raise self._exception(message)
            if "refuse" in message:
                return self._refused(name)(*args, **kwargs)
            self.answer_call(message, came)

    def _refused(self, name: str) -> Function:
        """Return a student's own function for who has no correct one to call; raises NotGivenError without one."""
        if name not in self.own:
            said = f"{name} was not given, and a correct program does not call it there: hand it over as well"
            raise NotGivenError(said)
        return self.own[name]

    def _exception(self, message: dict[str, Any]) -> BaseException:
        """Return the exception that a stand-in raised; one that came from here and only passed through is the same."""
        passed = self.raised if message["again"] else None
        return passed or rebuilt(message["raise"])

    def answer_call(self, message: dict[str, Any], came: Came) -> None:
        """Send what a function of the submission gives that a stand-in calls."""
        try:
            answer = {"value": self.own[message["call"]](*message["args"], **message["kwargs"])}
        except BaseException as error:
            self.raised = error
            answer = {"raise": told(error)}
        self.channel.send(answer, came)


@contextmanager
def _counted(most: int, stop: Callable[[], None]) -> Iterator[None]:
    """Let what is printed in a run stop it once it is too much."""

    class Limited(function_run.Sink):
        """A sink that has a bottom."""

        def write(self, text: str) -> int:
            """Count the characters of a text."""
            written = super().write(text)
            if self.written > most:
                stop()
            return written

    names, before = vars(function_run), function_run.Sink
    names["Sink"] = Limited
    try:
        yield
    finally:
        names["Sink"] = before
