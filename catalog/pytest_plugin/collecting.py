"""Collecting: the course's own form of tests as well, and a limit to what importing a file of tests may take."""

import re
import resource
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from inspect import Parameter, isfunction, signature
from types import FrameType, ModuleType
from typing import Any

import pytest

from catalog.pytest_plugin.item_runner import draw_anew
from catalog.registry import exercises

# What is printed and written while a file is imported.
MOST_BYTES = 1 << 24
# Of what was printed then, so much is shown.
MOST_SHOWN = 2_000

_TESTS_IN_COURSES = re.compile(r"(?:test_)?(\w+?)_tests?")


class SuiteCollector:
    """Collects functions such as rnn_forward_test(target), called with the function under test, besides pytest's own.

    given: the function under test, by exercise.
    """

    def __init__(self, given: Mapping[str, Callable[..., Any]], seconds: float) -> None:
        self.given, self.seconds = given, seconds

    @pytest.hookimpl(trylast=True)
    def pytest_pycollect_makeitem(
        self, collector: pytest.Module | pytest.Class, name: str, obj: Any
    ) -> list[pytest.Item] | None:
        """Return the item of a function that tests one exercise's, in the form of the courses' public tests."""
        exercise = _exercise_tested(name, obj)
        if exercise is None or not isinstance(collector, pytest.Module):
            return None
        return [pytest.Function.from_parent(collector, name=name, callobj=partial(obj, self.given[exercise]))]

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_make_collect_report(self) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Let importing a file of tests take so long, and print so much, and draw the same numbers each time."""
        draw_anew()
        with _alarm(self.seconds), _file_size(MOST_BYTES):
            return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Cut what a file printed."""
        report.sections[:] = [(title, text[:MOST_SHOWN]) for title, text in report.sections]


def _exercise_tested(name: str, tests: object) -> str | None:
    """Return which exercise's function a test takes as its argument, None for what is no such test."""
    found = _TESTS_IN_COURSES.fullmatch(name)
    if found is None or not isfunction(tests):
        return None
    needed = [each.name for each in signature(tests).parameters.values() if each.default is Parameter.empty]
    known = [each for each in (found[1], *needed) if each in exercises()]
    return known[0] if known and len(needed) == 1 else None


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in what is run meanwhile, once so many seconds are over."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"it took more than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _file_size(most: int) -> Iterator[None]:
    """Let files grow up to so many bytes: what is printed is kept in one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    limits = [each for each in (soft, hard, most) if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_FSIZE, (min(limits), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def course_fixtures(given: Mapping[str, Callable[..., Any]]) -> ModuleType:
    """Return fixtures, as a plugin: each exercise's function under its name, and as `target` the one a test names."""
    plugin = ModuleType("bptt_functions_under_test")
    for name, function in given.items():
        setattr(plugin, name, pytest.fixture(name=name)(_giving(function)))

    def target(request: pytest.FixtureRequest) -> Callable[..., Any]:
        said = [name for name in given if name in request.node.name]
        if not said:
            pytest.fail(f"{request.node.name} takes a target, and has no name of {', '.join(given)} in its own")
        return given[max(said, key=len)]

    vars(plugin)["target"] = pytest.fixture(name="target")(target)
    return plugin


def _giving(function: Callable[..., Any]) -> Callable[[], Callable[..., Any]]:
    def giving() -> Callable[..., Any]:
        return function

    return giving
