"""Runs of functions: a probe run with a student's functions, others standing in for those that are left out.

This is what runs beside code that is not one's own, in a sandbox's child as well: it knows nothing of the reference.
"""

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from types import SimpleNamespace, TracebackType
from typing import Any
from zlib import crc32

import numpy as np

from catalog.functions.compared_outputs import shown
from catalog.functions.effects import Effect, OldName, Patched, watched
from catalog.functions.failing_prints import in_a_print
from catalog.functions.old_names import understood
from catalog.functions.restoring_globals import restored
from catalog.model.probe import Probe
from catalog.model.raised_error import RaisedError
from catalog.model.signature import Signature

Namespace = dict[str, Any]
_NOTHING = object()


@dataclass(frozen=True, eq=False, slots=True)
class FunctionRun:
    """What a run gave: what counts of the probe's outputs, or the exception, and what the functions did besides.

    at: the file and the line of the student's code that an exception came out of, None without one. printed: how many
    characters went to standard output and standard error. stream: a number that tells where the random stream was left.
    printing: whether the exception came out of a line that does nothing but print.
    """

    signature: Signature
    effects: tuple[Effect, ...] = ()
    at: tuple[str, int] | None = None
    printed: int = 0
    stream: int = 0
    printing: bool = False


def run_functions(
    probe: Probe, namespaces: Sequence[Namespace], own: Mapping[str, Any], stand_ins: Mapping[str, Any]
) -> FunctionRun:
    """Return what a probe gives with a student's functions.

    own: the student's functions that take part. stand_ins: the others of the family. namespaces: the global names of
    the student's code, among which both are bound meanwhile, so that the functions call each other. Where the random
    stream was before is not restored.
    """
    effects: list[Effect] = []
    functions = {name: watched(name, function, effects.append) for name, function in own.items()}
    caller = SimpleNamespace(**functions, **stand_ins)
    at, printing = None, False

    def old(name: str) -> None:
        effects.append(OldName(probe.exercise, name))

    with understood(old), bound(namespaces, {**own, **stand_ins}), silenced() as sink, restored() as patched:
        try:
            signature = shown(probe, Signature(probe.call(caller)))  # type: ignore[arg-type]
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            frame = _innermost(error.__traceback__, namespaces)
            at = (frame.tb_frame.f_code.co_filename, frame.tb_lineno) if frame is not None else None
            printing = frame is not None and in_a_print(frame)
            signature = Signature({}, error_of(error, {**own, **stand_ins}))
    effects += [Patched(probe.exercise, name) for name in patched]
    return FunctionRun(signature, tuple(dict.fromkeys(effects)), at, sink.written, _stream(), printing)


def _stream() -> int:
    _, words, *rest = np.random.get_state()
    return crc32(repr(rest).encode(), crc32(np.asarray(words).tobytes()))


def error_of(error: BaseException, functions: Mapping[str, Any]) -> RaisedError:
    """Return the raised error of an exception, whose message is empty where reading it raises."""
    try:
        return RaisedError.of(error, functions)  # type: ignore[arg-type]
    except Exception:
        return RaisedError(type(error).__name__, "")


@contextmanager
def bound(namespaces: Sequence[Namespace], names: Mapping[str, Any]) -> Iterator[None]:
    """Bind names in namespaces; what they were bound to before is put back afterwards."""
    before = [{name: namespace.get(name, _NOTHING) for name in names} for namespace in namespaces]
    for namespace in namespaces:
        namespace.update(names)
    try:
        yield
    finally:
        for namespace, old in zip(namespaces, before, strict=True):
            for name, value in old.items():
                if value is _NOTHING:
                    namespace.pop(name, None)
                else:
                    namespace[name] = value


class Sink(io.TextIOBase):
    """Where what a student's code prints goes: counted and forgotten."""

    written = 0

    def write(self, text: str) -> int:
        """Count the characters of a text."""
        self.written += len(text)
        return len(text)


@contextmanager
def silenced() -> Iterator[Sink]:
    """Keep what is printed and warned of from being seen."""
    sink = Sink()
    with ExitStack() as stack:
        stack.enter_context(np.errstate(all="ignore"))
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        stack.enter_context(redirect_stdout(sink))
        stack.enter_context(redirect_stderr(sink))
        yield sink


def _innermost(traceback: TracebackType | None, namespaces: Sequence[Namespace]) -> TracebackType | None:
    """Return the innermost frame of the student's code."""
    found = None
    while traceback is not None:
        if any(traceback.tb_frame.f_globals is namespace for namespace in namespaces):
            found = traceback
        traceback = traceback.tb_next
    return found
