"""Progress: how far a long run is, on standard error, for a person who watches."""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TextIO

Watcher = Callable[[int, int], None]

# A watcher is told after so many units; telling it takes longer than many a unit.
EVERY = 64


class Meter:
    """Counts what is done of what is expected, and tells a watcher."""

    def __init__(self, watcher: Watcher) -> None:
        self.watcher = watcher
        self.done = self.most = self.told = 0

    def tick(self, units: int) -> None:
        """Count units that are done."""
        self.done += units
        self.most = max(self.most, self.done)
        if self.done - self.told >= EVERY:
            self.told = self.done
            self.watcher(self.done, self.most)


_METER: ContextVar[Meter | None] = ContextVar("meter", default=None)


@contextmanager
def reporting_to(watcher: Watcher | None) -> Iterator[None]:
    """Tell a watcher of what is expected and done meanwhile; None for nobody."""
    token = _METER.set(None if watcher is None else Meter(watcher))
    try:
        yield
    finally:
        _METER.reset(token)


def expect(units: int) -> None:
    """Say that so many units more may have to be done."""
    meter = _METER.get()
    if meter is not None:
        meter.most += units


class TimeUpError(Exception):
    """The limit in seconds is over in the middle of something that may take long."""


_TIME_UP: ContextVar[Callable[[], bool] | None] = ContextVar("time_up", default=None)


@contextmanager
def until(time_up: Callable[[], bool]) -> Iterator[None]:
    """Let tick raise TimeUpError once the time is up."""
    token = _TIME_UP.set(time_up)
    try:
        yield
    finally:
        _TIME_UP.reset(token)


def tick(units: int = 1) -> None:
    """Say that units are done; raises TimeUpError where there is a limit in seconds and it is over."""
    time_up = _TIME_UP.get()
    if time_up is not None and time_up():
        raise TimeUpError
    meter = _METER.get()
    if meter is not None:
        meter.tick(units)


@contextmanager
def watching(unit: str, stream: TextIO | None = None) -> Iterator[Watcher | None]:
    """Give what is to be called with how many units are done and how many there are; None where nobody watches.

    The bar is tqdm's where it is installed (extra "progress"), and otherwise two numbers.
    """
    stream = stream or sys.stderr
    if stream is None or not stream.isatty():
        yield None
        return
    shown = _bar(unit, stream) or _Count(unit, stream)
    try:
        yield shown.show
    finally:
        shown.close()


class _Count:
    def __init__(self, unit: str, stream: TextIO) -> None:
        self.unit, self.stream, self.used = unit, stream, False

    def show(self, done: int, most: int) -> None:
        self.used = True
        self.stream.write(f"\r{done:,} of {most:,} {self.unit}")
        self.stream.flush()

    def close(self) -> None:
        if self.used:
            self.stream.write("\n")


class _Bar:
    """tqdm's bar, made when there is something to show."""

    def __init__(self, tqdm: Any, unit: str, stream: TextIO) -> None:
        self.tqdm, self.unit, self.stream = tqdm, unit, stream
        self.bar: Any = None

    def show(self, done: int, most: int) -> None:
        if self.bar is None:
            self.bar = self.tqdm(total=most, unit=f" {self.unit}", file=self.stream, leave=False)
        self.bar.total = most
        self.bar.update(done - self.bar.n)

    def close(self) -> None:
        if self.bar is not None:
            self.bar.close()


def _bar(unit: str, stream: TextIO) -> _Bar | None:
    try:
        return _Bar(importlib.import_module("tqdm").tqdm, unit, stream)
    except ImportError:
        return None
