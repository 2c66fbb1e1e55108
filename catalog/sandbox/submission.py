"""Submissions: code loaded in a child, and in another one where that had to be stopped."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from functools import cached_property
from time import monotonic
from typing import Any, TypeVar

from catalog.functions.instrumentation.hooking import sites
from catalog.functions.instrumentation.recorder import Replacement
from catalog.functions.instrumentation.traced_run import TracedRun
from catalog.functions.run import FunctionRun
from catalog.functions.subject import StoppedError
from catalog.model.finding import Finding
from catalog.model.probe import Probe
from catalog.model.trouble import Trouble
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.registry import family
from catalog.running.run import quiet
from catalog.sandbox.answers import run_of
from catalog.sandbox.calls import AllowedCalls
from catalog.sandbox.codec import CodecError
from catalog.sandbox.limits import Limits
from catalog.sandbox.notes import note_of
from catalog.sandbox.reach import calls_of
from catalog.sandbox.session import Session
from catalog.sandbox.traces import message_of_replacement, sources_in, trace_of
from catalog.sandbox.typed import texts

# More functions than all courses have, and more notes than anybody reads.
MAX_OWN, MAX_NOTES = 1000, 100

# A run of what was stopped before is not waited for as long.
SECOND_CHANCE = 1.0

Run = tuple[Probe, frozenset[str]]
Loaded = tuple[dict[str, tuple[str, ...]], tuple[Finding, ...]]
T = TypeVar("T")


class Submission:
    """A submission's functions, loaded: in one child for each set of functions that are replaced for correct ones.

    What a function hears from a correct one that stands in for another is thereby gone when that other is tried itself,
    wherever it was kept: one child has ended, with all that it left behind, before the next one begins.

    own: the names of those that it has, by family. notes: what could not be loaded. begin: forks a child.
    Raises StoppedError where loading had to be stopped.
    """

    def __init__(
        self,
        extracted: ExtractedDefinitions,
        families: Sequence[str],
        begin: Callable[[], Session],
        limits: Limits,
        protection: str,
    ) -> None:
        self.extracted, self.protection = extracted, protection
        self._functions = {name: family(name).functions for name in families}
        self._begin, self._limits, self._longest = begin, limits, limits.seconds
        self._session: Session | None = None
        self._replaced: frozenset[str] | None = None
        self._made: set[Run] = set()
        self._made_here: set[Run] = set()
        self._tracing: tuple[str, frozenset[str]] | None = None
        self._expected: list[Run] = []
        self._asked: deque[Run] = deque()
        self.allow()
        self.own, self.notes = self._load()

    def allow(self) -> None:
        """Give it all of its time again, and as much for its lines."""
        self._left = self._left_for_lines = self._limits.seconds_in_all

    def expect(self, runs: Iterable[Run]) -> None:
        """Have the child asked for these runs at once when the first of them is; they are to be taken in this order."""
        self._expected = list(runs)

    def run(self, probe: Probe, replaced: frozenset[str]) -> FunctionRun:
        """Return what a probe gives. Raises StoppedError; the next run is that of another child.

        What is run once more is run in a child that has run it before: else nobody would see what a function keeps.
        """
        run = probe, replaced
        if (
            self._tracing is not None
            or self._replaced not in (None, replaced)
            or (self._asked and self._asked[0] != run)
        ):
            self.close()
        if run in self._made - self._made_here and not self._asked:
            expected, self._expected = self._expected, []
            self._run(run)
            self._expected = expected
        return self._run(run)

    def trace(self, probe: Probe, replaced: frozenset[str], replacements: Sequence[Replacement]) -> list[TracedRun]:
        """Return what a probe gives with hooked functions, a run for each of what is put where. Raises StoppedError.

        They are run in a child that does nothing else: what it is given of right values ends with it. They have a time
        of their own: a function is judged whatever it took to look at the lines of another.
        """
        left, self._left = self._left, self._left_for_lines
        try:
            return self._trace(probe, replaced, replacements)
        finally:
            self._left, self._left_for_lines = left, self._left

    def _trace(self, probe: Probe, replaced: frozenset[str], replacements: Sequence[Replacement]) -> list[TracedRun]:
        if self._tracing != (probe.name, replaced) or self._session is None:
            self.close()
            self._load()
            self._tracing = probe.name, replaced
        assert self._session is not None
        own = [name for name in self.own[probe.family] if name not in replaced]
        puts = tuple(map(message_of_replacement, replacements))
        request: dict[str, Any] | None = {"trace": (probe.name, tuple(replaced)), "puts": puts}
        found = []
        for _ in replacements:
            calls = AllowedCalls(self._session.channel, probe, own, self._limits.calls)
            found.append(self._ask(request, self._longest, lambda calls=calls: self._traced(calls)))  # type: ignore[misc]
            request = None
        return found

    def _traced(self, calls: AllowedCalls) -> TracedRun:
        with quiet():
            message = calls.until_answer()
        return trace_of(message, self._sites)

    @cached_property
    def _sites(self) -> int:
        return sum(len(sites(each.tree(), each.file)) for each in sources_in(self.extracted))

    def _run(self, run: Run) -> FunctionRun:
        probe, replaced = run
        if self._session is None:
            self._load()
        self._replaced = replaced
        self._made_here.add(run)
        request = None if self._asked else self._request(run)
        self._asked.popleft()
        assert self._session is not None
        own = [name for name in self.own[probe.family] if name not in replaced]
        calls = AllowedCalls(self._session.channel, probe, own, self._limits.calls)
        with quiet() if len(own) < len(self._functions[probe.family]) else nullcontext():
            given = self._ask(request, self._longest, lambda: self._answered(calls))
        self._made.add(run)
        return given

    def _request(self, run: Run) -> dict[str, Any]:
        """Return the message that asks for a run, and for those that are expected after it."""
        self._asked.extend(self._expected if self._expected[:1] == [run] else [run])
        self._expected = []
        return {"run": tuple((probe.name, tuple(replaced)) for probe, replaced in self._asked)}

    def _answered(self, calls: AllowedCalls) -> FunctionRun:
        message = calls.until_answer()
        if message.get("stop") == "output":
            raise StoppedError(f"It printed more than {self._limits.output:,} characters and was stopped.")
        if "trial" not in message:
            raise CodecError("it is no answer to a run")
        return run_of(message["trial"])

    def _load(self) -> Loaded:
        courses = tuple(dict.fromkeys(name.split(".")[0] for name in self._functions))
        calls = {name: tuple(each) for family in self._functions for name, each in calls_of(family).items()}
        request = {"load": self.extracted.to_dict(), "courses": courses, "functions": self._functions, "calls": calls}
        if self._left > 0:
            self._session = self._begin()
        return self._ask(request, self._limits.seconds, self._loaded)

    def _loaded(self) -> Loaded:
        assert self._session is not None
        message = self._session.channel.receive()
        try:
            message = message if type(message) is dict else {}
            own, notes = texts(message["own"], MAX_OWN), tuple(map(note_of, message["notes"][:MAX_NOTES]))
        except (TypeError, KeyError, ValueError) as reason:
            raise CodecError("it does not say what was loaded") from reason
        loaded = {name: tuple(each for each in known if each in own) for name, known in self._functions.items()}
        return loaded, notes

    def _ask(self, request: dict[str, Any] | None, longest: float, answer: Callable[[], T]) -> T:
        """Return the answer to a request, or the next one to an earlier request. Raises StoppedError."""
        if self._session is None:
            raise StoppedError(self._in_all(), Trouble.LATE)
        began = monotonic()
        late = self._in_all() if self._left < longest else f"It did not end within {_seconds(longest)} and was stopped."
        try:
            return self._session.ask(request, min(longest, self._left), answer, late)
        except BaseException:
            self.close()
            self._longest = min(self._longest, SECOND_CHANCE)
            raise
        finally:
            self._left -= monotonic() - began

    def _in_all(self) -> str:
        return f"It took more than {_seconds(self._limits.seconds_in_all)} in all and was stopped."

    def close(self) -> None:
        """End the child and everything that it started."""
        session, self._session = self._session, None
        self._replaced = self._tracing = None
        self._asked.clear()
        self._made_here.clear()
        if session is not None:
            session.close()


def _seconds(number: float) -> str:
    return "1 second" if number == 1 else f"{number:.3g} seconds"
