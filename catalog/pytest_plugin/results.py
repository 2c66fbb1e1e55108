"""Results: what all reports together say, wherever the tests were run, and the exit code."""

from typing import Any

import pytest

from catalog.model.finding import Finding
from catalog.model.findings.suites import NoSuchModule, NoSuiteTests, NotCollected, NothingCalled, NothingOfTheCourse
from catalog.model.suite_kills import MutantKills, SuiteKills, SuiteTest
from catalog.pytest_plugin import messages
from catalog.pytest_plugin.chosen_mutants import chosen_mutants
from catalog.pytest_plugin.options import SuiteOptions
from catalog.reporting.suite_kills import summary
from catalog.reporting.tables.kills import kills_json
from catalog.terminal.streams import unwritable

# What is not the tests' fault, but that of how pytest was called.
_USAGE = (NoSuchModule, NothingCalled, NothingOfTheCourse)


class SuiteResults:
    """Gathers what reports say; a report of a batch of mutants is none of a test."""

    def __init__(self, options: SuiteOptions) -> None:
        self.options = options
        self.refused: Finding | None = None
        self._tests: dict[int, SuiteTest] = {}
        self._said: dict[int, messages.Said] = {}
        self._imported: frozenset[str] = frozenset()
        self._uncollected: list[str] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file that cannot be collected."""
        if report.failed:
            self._uncollected.append(report.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what a report says of a test or of mutants."""
        if (test := messages.property_of(report, messages.TEST)) is not None:
            number, said, self._imported = messages.to_test(test)
            self._tests[number] = said
        if (found := messages.property_of(report, messages.MUTANTS)) is not None:
            self._said |= dict(map(messages.to_said, found))
        if (refused := messages.property_of(report, messages.REFUSED)) is not None:
            self.refused = messages.to_finding(refused)

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Return how a batch of mutants is shown while they are run; it is counted with no tests."""
        if messages.property_of(report, messages.MUTANTS) is not None:
            return "", ".", "MUTANTS"
        refused = messages.property_of(report, messages.REFUSED) is not None
        return ("", "", "") if refused and messages.property_of(report, messages.TEST) is None else None

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Say with the exit code that the tests were not run with mutants."""
        if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and self.refused is None:
            self.refused = NoSuiteTests()
        elif self._uncollected and self.refused is None:
            self.refused = NotCollected(tuple(dict.fromkeys(self._uncollected)))
        elif self.refused is not None:
            usage = isinstance(self.refused, _USAGE)
            session.exitstatus = pytest.ExitCode.USAGE_ERROR if usage else pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what was killed and what survived, or why no mutant was run."""
        if self.refused is None and not self._tests:
            return
        terminalreporter.section("mutants")
        if self.refused is not None:
            terminalreporter.line(str(self.refused))
            return
        kills = self.suite_kills()
        for line in summary(kills, self.options.show):
            terminalreporter.line(line)
        self._write(kills, terminalreporter)

    def _write(self, kills: SuiteKills, terminalreporter: Any) -> None:
        if self.options.json is None:
            return
        try:
            self.options.json.write_text(kills_json(kills), encoding="utf-8")
        except OSError as error:
            terminalreporter.line(unwritable(str(self.options.json), error))

    def suite_kills(self) -> SuiteKills:
        """Return what the tests kill."""
        functions = frozenset(function for test in self._tests.values() for function in test.functions)
        mutants = chosen_mutants(functions, self.options.which)
        names = {number: test.name for number, test in sorted(self._tests.items())}
        found = []
        for number, (tests, alike) in sorted(self._said.items()):
            kills = {names[test]: kill for test, kill in sorted(tests.items()) if kill is not None}
            passed = tuple(names[test] for test, kill in sorted(tests.items()) if kill is None)
            found.append(MutantKills(mutants[number], kills, passed, alike))
        tests_in_order = tuple(self._tests[number] for number in names)
        return SuiteKills(
            tests_in_order, tuple(found), tuple(sorted(self._imported - functions)), len(mutants) - len(found)
        )
