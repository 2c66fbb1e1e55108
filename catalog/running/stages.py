"""Stages: what a probe's first calls give, kept for the programs that change nothing in them.

A cell runs the forward pass and then the backward pass. For a mistake in the backward pass the forward pass gives what
the reference gives, so it is run once. What is kept cannot be written to: a program that tries is run in full.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from catalog.model.probe import Probe
from catalog.model.raised_error import RaisedError
from catalog.model.signature import Signature
from catalog.programs.edit import Edit
from catalog.programs.program import Program
from catalog.running.freezing import READ_ONLY, CannotFreezeError, frozen, thawed
from catalog.running.run import quiet

# Of edited first calls, so many are kept: the mistakes of a forward pass, and some pairs of them.
MAX_FIRSTS = 512

Wrap = Callable[[Callable[..., Any]], Callable[..., Any]]


@dataclass(frozen=True, slots=True)
class Stage:
    """One call that the probe makes: which of the family's functions it runs, and what the reference returns.

    replayable: whether result stands for the call; not where it drew from the random stream, nor where it gave what
    cannot be kept.
    """

    runs: frozenset[str]
    result: Any
    replayable: bool

    @classmethod
    def of(cls, runs: frozenset[str], result: Any, drew: bool) -> Self:
        """Keep what a call gave, where that can be kept."""
        if drew:
            return cls(runs, None, replayable=False)
        try:
            return cls(runs, frozen(result), replayable=True)
        except CannotFreezeError:
            return cls(runs, None, replayable=False)


class Stages:
    """Runs programs on a probe, without the calls in front that gave the same before.

    Those are the calls that no edit affects, and the first call of programs with the same edits in it: a mistake in the
    forward pass is tried with a hundred others in the backward pass.

    used: which of the family's functions the reference calls, directly or not.
    """

    def __init__(self, probe: Probe, reference: Program) -> None:
        self.probe = probe
        self.used: frozenset[str] = frozenset()
        self._stages: tuple[Stage, ...] = ()
        self._firsts: OrderedDict[tuple[Edit, ...], Stage | None] = OrderedDict()
        with quiet():
            self._record(reference)

    def _record(self, reference: Program) -> None:
        called: set[str] = set()
        caller = _Caller(reference.watched(called.add), self._recording(called))
        try:
            self.probe.call(caller)  # type: ignore[arg-type]
        except Exception:
            # What the reference cannot run has no results to keep; which functions it calls is known all the same.
            self._stages = ()
        self.used = self.used | called

    def _recording(self, called: set[str]) -> Wrap:
        def recording(function: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any, **kwargs: Any) -> Any:
                called.clear()
                result, drew = _watching_the_stream(function, *args, **kwargs)
                self.used = self.used | called
                self._stages = (*self._stages, Stage.of(frozenset(called), result, drew))
                return result

            return call

        return recording

    def kept(self, edited: frozenset[str]) -> tuple[Stage, ...]:
        """Return the first calls that none of these functions takes part in."""
        stages = enumerate(self._stages)
        affected = (at for at, stage in stages if not stage.replayable or not stage.runs.isdisjoint(edited))
        return self._stages[: next(affected, len(self._stages))]

    def run(self, program: Program) -> Signature:
        """Return a program's signature; to be called within quiet()."""
        wrap = _replaying(iter(self.kept(program.edited)))
        if self._stages and program.edited & self._stages[0].runs:
            wrap = self._with_first(program)
        try:
            return Signature(self.probe.call(_Caller(program, wrap)))  # type: ignore[arg-type]
        except Exception as error:
            if READ_ONLY not in str(error):
                return Signature({}, RaisedError.of(error, program.family.functions))
        return self._run_in_full(program)

    def _with_first(self, program: Program) -> Wrap:
        """Return what replays a program's first call, or keeps it when edits come a second time."""
        edits = tuple(edit for edit in program.edits if edit.function in self._stages[0].runs)
        if edits not in self._firsts:
            self._firsts[edits] = None
            if len(self._firsts) > MAX_FIRSTS:
                self._firsts.popitem(last=False)
            return _as_it_is
        first = self._firsts[edits]
        if first is not None:
            return _replaying(iter([first])) if first.replayable else _as_it_is
        return _once(lambda function: self._keeping(edits, function))

    def _keeping(self, edits: tuple[Edit, ...], function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            result, drew = _watching_the_stream(function, *args, **kwargs)
            self._firsts[edits] = Stage.of(self._stages[0].runs, result, drew)
            return result

        return call

    def _run_in_full(self, program: Program) -> Signature:
        try:
            return Signature(self.probe.call(program))
        except Exception as error:
            return Signature({}, RaisedError.of(error, program.family.functions))


def _watching_the_stream(function: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[Any, bool]:
    """Return what a call gives, and whether it drew from the random stream."""
    before = _stream()
    result = function(*args, **kwargs)
    return result, _stream() != before


def _stream() -> tuple[bytes, tuple[Any, ...]]:
    _, words, *rest = np.random.get_state()
    return np.asarray(words).tobytes(), tuple(rest)


def _as_it_is(function: Callable[..., Any]) -> Callable[..., Any]:
    return function


def _once(wrap: Wrap) -> Wrap:
    """Return a wrapper of the first function that is asked for; the others stay as they are."""
    wraps = iter([wrap])
    return lambda function: next(wraps, _as_it_is)(function)


def _replaying(kept: Iterator[Stage]) -> Wrap:
    def replaying(function: Callable[..., Any]) -> Callable[..., Any]:
        stage = next(kept, None)
        return function if stage is None else lambda *_, **__: thawed(stage.result)

    return replaying


class _Caller:
    """A program whose functions are wrapped when the probe asks for them, and not when they call each other."""

    def __init__(self, program: Program, wrap: Wrap) -> None:
        self._program, self._wrap = program, wrap

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return self._wrap(getattr(self._program, name))
