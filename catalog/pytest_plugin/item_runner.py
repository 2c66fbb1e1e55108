"""Running items: one test, as pytest runs it, and as little of that as makes no difference.

pytest's own protocol takes a third of a millisecond for a test that does nothing, and several for one that fails, whose
traceback it words. Where nothing but fixtures and the test itself can decide how it ends, only these are run.
"""

import random
from collections.abc import Generator
from contextlib import suppress
from typing import Any
from unittest import SkipTest

import numpy as np
import pytest

from catalog.model.suite_kills import Kill
from catalog.pytest_plugin.call_record import CallRecord

# What says that a test is not to be counted, and not that it failed.
_NO_FAILURES = (pytest.skip.Exception, pytest.xfail.Exception, SkipTest)
_OUTCOMES = (pytest.fail.Exception, *_NO_FAILURES, Exception)
_ENDINGS = (*_OUTCOMES, SystemExit)

# Marks that pytest has dealt with once the tests are collected, or deals with where fixtures are set up.
_SETTLED = frozenset({"parametrize", "usefixtures"})

# Scopes of fixtures that reach beyond one file.
_WIDE = ("session", "package")

SEED = 20_261_130
LONGEST_MESSAGE = 200


def draw_anew() -> None:
    """Let numpy's and Python's global streams begin at the same number as in every other run."""
    np.random.seed(SEED)
    random.seed(SEED)


def can_be_lean(item: pytest.Item) -> bool:
    """True where nothing but fixtures and the test itself seems to decide how it ends."""
    marks = {mark.name for mark in item.iter_markers()}
    return type(item) is pytest.Function and marks <= _SETTLED and "subtests" not in item.fixturenames


class ItemRunner:
    """Runs items of a session; is a plugin meanwhile, which hears how they end."""

    def __init__(self, session: pytest.Session) -> None:
        self.session = session
        self.record = CallRecord()
        self.reports: list[pytest.TestReport] = []
        self._failure: Kill | None = None

    def run(self, item: pytest.Item, nextitem: pytest.Item | None, *, lean: bool) -> Kill | None:
        """Return how a test fails, None where it does not. nextitem: what is run next, for which fixtures stay.

        Raises what is to end a process.
        """
        self._failure = None
        self.reports = []
        draw_anew()
        try:
            (self._lean if lean else self._in_full)(item, nextitem)
        except _OUTCOMES as error:
            # Raised through pytest's own protocol, which has not cleaned up after that.
            self._failure = kill_of(error)
            with suppress(*_OUTCOMES):
                self.session._setupstate.teardown_exact(None)
        return self._failure

    def _in_full(self, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        item.ihook.pytest_runtest_protocol(item=item, nextitem=nextitem)
        if self._failure is None and any(report.failed for report in self.reports):
            self._failure = Kill("Failed")

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> Generator[None, object, object]:
        """Let a fixture that stays for several tests draw the same numbers, whichever of them it is set up for."""
        if fixturedef.scope == "function":
            return (yield)
        streams = np.random.get_state(), random.getstate()
        draw_anew()
        try:
            with self.record.in_scope(None if fixturedef.scope in _WIDE else request.path):
                return (yield)
        finally:
            np.random.set_state(streams[0])
            random.setstate(streams[1])

    def pytest_exception_interact(self, call: pytest.CallInfo[Any]) -> None:
        """Note the exception that a test fails with, the first of several."""
        if self._failure is None and call.excinfo is not None:
            self._failure = kill_of(call.excinfo.value)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a report."""
        self.reports.append(report)

    def _lean(self, item: Any, nextitem: pytest.Item | None) -> None:
        item._initrequest()
        try:
            self.session._setupstate.setup(item)
            item.runtest()
        except _ENDINGS as error:
            self._failure = None if isinstance(error, _NO_FAILURES) else kill_of(error)
        try:
            self.session._setupstate.teardown_exact(nextitem)
        except _OUTCOMES as error:
            self._failure = self._failure or kill_of(error)
        if item.cls is not None:
            # The next run has an instance of its own.
            item._obj = None
            vars(item).pop("_instance", None)


def kill_of(error: BaseException) -> Kill:
    """Return the kind and the first line of an exception."""
    message = ""
    with suppress(Exception):
        message = str(error).strip().partition("\n")[0][:LONGEST_MESSAGE]
    return Kill(type(error).__name__, message)
