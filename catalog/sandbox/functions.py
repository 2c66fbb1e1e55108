"""Functions in the sandbox: a subject whose runs are a child's."""

from collections.abc import Callable
from time import monotonic
from typing import Any, Self, TypeGuard, TypeVar

from catalog.discovery import family
from catalog.functions.subject import StoppedError
from catalog.functions.trial import Trial
from catalog.sandbox.answers import trial_of
from catalog.sandbox.calls import Calls
from catalog.sandbox.codec import CodecError
from catalog.sandbox.limits import Limits
from catalog.sandbox.session import Session
from catalog.signatures.probe import Probe
from catalog.signatures.signature import quiet
from catalog.sources import Apart

MOST_NOTES = 100

T = TypeVar("T")


class SandboxedFunctions:
    """A submission's functions of a family; see catalog.functions.subject.Subject.

    notes: sentences on what could not be loaded. begin: forks a child. Where a run had to be stopped, the next one
    loads the submission into a new child, as long as any of its time is left.
    """

    def __init__(
        self, apart: Apart, family_name: str, begin: Callable[[], Session], limits: Limits, protection: str
    ) -> None:
        self.family, self.protection = family_name, protection
        self.left_out, self.foreign = apart.left_out, dict[str, tuple[str, ...]]()
        self._apart, self._begin, self._limits = apart, begin, limits
        self._left = limits.seconds_in_all
        self._session: Session | None = None
        self.own, self.notes = self._load()

    def run(self, probe: Probe, swapped: frozenset[str] = frozenset()) -> Trial:
        """Return what a probe gives; see Subject. Raises StoppedError."""
        own = [name for name in self.own if name not in swapped]
        if self._session is None:
            self._load()
        assert self._session is not None
        calls = Calls(self._session.channel, probe, own, self._limits.calls)
        with quiet():
            return self._ask({"run": probe.name, "swapped": tuple(swapped)}, lambda: self._trial(calls))

    def _trial(self, calls: Calls) -> Trial:
        message = calls.until_answer()
        if message.get("stop") == "output":
            raise StoppedError(f"It printed more than {self._limits.output:,} characters and was stopped.")
        if "trial" not in message:
            raise CodecError("it is no answer to a run")
        return trial_of(message["trial"])

    def _load(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        course = self.family.split(".")[0]
        functions = family(self.family).functions
        request = {"load": self._apart.to_dict(), "course": course, "functions": functions}
        if self._session is None and self._left > 0:
            self._session = self._begin()
        return self._ask(request, lambda: self._loaded(functions))

    def _loaded(self, functions: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        assert self._session is not None
        message = self._session.channel.receive()
        own, notes = (message.get("own"), message.get("notes")) if type(message) is dict else (None, None)
        if not _texts(own) or not _texts(notes):
            raise CodecError("it does not say what was loaded")
        return tuple(name for name in functions if name in own), notes[:MOST_NOTES]

    def _ask(self, request: dict[str, Any], answer: Callable[[], T]) -> T:
        if self._left <= 0 or self._session is None:
            raise StoppedError(f"It took more than {self._limits.seconds_in_all:.3g} seconds in all.")
        began = monotonic()
        try:
            return self._session.ask(request, min(self._limits.seconds, self._left), answer)
        except BaseException:
            self.close()
            raise
        finally:
            self._left -= monotonic() - began

    def close(self) -> None:
        """End the child and everything that it started."""
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _texts(value: Any) -> TypeGuard[tuple[str, ...]]:
    return type(value) is tuple and all(type(part) is str for part in value)
