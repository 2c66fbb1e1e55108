"""Mutation testing: the tests are run with the reference when they are collected, and mutants are put behind them.

A batch of mutants is an item to pytest: pytest-xdist hands items out to its workers, and every one of them runs what it
gets in a child of its own. Each of its workers collects the tests, and runs them with the reference, for itself.
"""

import json

import pytest

from catalog.model.findings.suites import FailsOnReference
from catalog.pytest_plugin import messages
from catalog.pytest_plugin.functions_under_test import FunctionsUnderTest
from catalog.pytest_plugin.options import SuiteOptions
from catalog.pytest_plugin.preparing import Prepared, prepared
from catalog.pytest_plugin.suite import RUNNER


class AddedItem(pytest.Item):
    """An item that is no test: a batch of mutants, or why there is none."""

    number = 0

    def runtest(self) -> None:
        """Do nothing: the protocol is this plugin's."""


class MutationTesting:
    """Goes through the items in pytest's place: tells what the tests gave, and has the mutants run."""

    def __init__(self, options: SuiteOptions, functions: FunctionsUnderTest) -> None:
        self.options, self.functions = options, functions
        self.prepared = Prepared((), ())
        self._numbers: dict[str, int] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Run the tests with the reference, and add an item for each batch of mutants, or one that says why not."""
        if config.getoption("collectonly") or session.testsfailed or not items:
            return
        self.prepared = prepared(session, tuple(items), self.options, self.functions)
        self._numbers = {item.nodeid: number for number, item in enumerate(items)}
        if self.prepared.refused is not None:
            if not isinstance(self.prepared.refused, FailsOnReference):
                items[:] = [_added(session, "mutants")]
            return
        # With --dist loadfile, one of its workers would get all that pretends to be of one file.
        apart = "" if hasattr(config, "workerinput") else "::"
        items += [_added(session, f"mutants{apart}[{at + 1}]", at) for at in range(len(self.prepared.batches))]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> bool | None:
        """Report what a test gave with the reference, or run a batch of mutants; None in a child, which runs tests."""
        if item.config.pluginmanager.has_plugin(RUNNER):
            return None
        if isinstance(item, AddedItem):
            reports = [self._report_of(item)]
        elif item.nodeid in self._numbers:
            reports = self._reports_of(item)
        else:
            return None
        shown = not (isinstance(item, AddedItem) and self.prepared.refused)
        if shown:
            item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for report in reports:
            item.ihook.pytest_runtest_logreport(report=report)
        if shown:
            item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        return True

    def _reports_of(self, item: pytest.Item) -> list[pytest.TestReport]:
        number, make = self._numbers[item.nodeid], item.config.hook.pytest_report_from_serializable
        given = self.prepared.runs[number].reports
        reports: list[pytest.TestReport] = [make(config=item.config, data=each) for each in given]
        said = messages.from_test(number, self.prepared.tests[number], tuple(self.prepared.imported))
        reports[-1].user_properties.append((messages.TEST, said))
        if self.prepared.refused is not None:
            why = messages.from_finding(self.prepared.refused)
            reports[-1].user_properties.append((messages.REFUSED, json.dumps(why)))
        return reports

    def _report_of(self, item: AddedItem) -> pytest.TestReport:
        processes = self.prepared.processes
        if processes is None:
            assert self.prepared.refused is not None
            return messages.report_of(item, messages.REFUSED, messages.from_finding(self.prepared.refused))
        processes.finish(item.number)
        batch, kills, alike = self.prepared.batches[item.number], processes.kills, processes.alike
        said = [messages.from_said(each, (kills[each], alike.get(each, False))) for each in batch]
        return messages.report_of(item, messages.MUTANTS, said, processes.seconds[item.number])

    def pytest_sessionfinish(self) -> None:
        """End the processes that run mutants."""
        if self.prepared.processes is not None:
            self.prepared.processes.close()

    def pytest_unconfigure(self) -> None:
        """Make every function what it was."""
        self.functions.put_back()


def _added(session: pytest.Session, nodeid: str, number: int = 0) -> AddedItem:
    item: AddedItem = AddedItem.from_parent(session, name=nodeid.rpartition("::")[2], nodeid=nodeid)
    item.number = number
    return item
