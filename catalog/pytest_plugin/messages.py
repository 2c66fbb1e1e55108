"""Messages: what is found, as the properties of pytest's reports, which reach whoever sums it up from any process."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pytest

from catalog.model.finding import Finding
from catalog.model.findings import suites
from catalog.model.suite_kills import Kill, SuiteTest

TEST, MUTANTS, REFUSED = "bptt-test", "bptt-mutants", "bptt-refused"

# What each test said of a mutant, by the test's number, and whether the battery tells it from the reference.
Said = tuple[Mapping[int, Kill | None], bool]


def property_of(report: Any, name: str) -> Any:
    """Return what a report has under one of our names, None where it has nothing."""
    found = [value for key, value in getattr(report, "user_properties", ()) if key == name]
    return json.loads(found[0]) if found else None


def report_of(item: pytest.Item, name: str, content: object, seconds: float = 0.0) -> pytest.TestReport:
    """Return a report that says something of ours, which took so long, and counts as no test."""
    properties = [(name, json.dumps(content))]
    place = item.nodeid, item.location
    return pytest.TestReport(*place, {}, "passed", None, "call", duration=seconds, user_properties=properties)


def from_test(number: int, test: SuiteTest, imported: Sequence[str]) -> str:
    """Return a test as text; imported: all functions that the tests import."""
    reasons = [from_finding(each) for each in test.reasons]
    return json.dumps([number, test.name, sorted(test.functions), test.seconds, reasons, sorted(imported)])


def to_test(content: list[Any]) -> tuple[int, SuiteTest, frozenset[str]]:
    """Return a test, its number and the functions that the tests import."""
    number, name, functions, seconds, reasons, imported = content
    return number, SuiteTest(name, tuple(functions), seconds, tuple(map(to_finding, reasons))), frozenset(imported)


def from_said(number: int, said: Said) -> list[Any]:
    """Return what was said of a mutant as lists."""
    tests, alike = said
    return [number, alike, [[test, kill and [kill.kind, kill.message]] for test, kill in tests.items()]]


def to_said(content: list[Any]) -> tuple[int, Said]:
    """Return the number of a mutant and what was said of it."""
    number, alike, tests = content
    return number, ({test: Kill(*kill) if kill else None for test, kill in tests}, alike)


def from_finding(found: Finding) -> list[Any]:
    """Return a finding as lists."""
    return [type(found).__name__, asdict(found)]  # type: ignore[call-overload]


def to_finding(content: list[Any]) -> Finding:
    """Return a finding of catalog.model.findings.suites."""
    kind, parts = content
    values = {name: tuple(part) if isinstance(part, list) else part for name, part in parts.items()}
    found: Finding = getattr(suites, kind)(**values)
    return found
