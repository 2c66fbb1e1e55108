"""Suites: why somebody's tests are not run against mutants, and why a test that passes says nothing."""

from dataclasses import dataclass

from catalog.model.finding import Finding


@dataclass(frozen=True, slots=True)
class NoForks(Finding):
    """A system that cannot fork a process."""


@dataclass(frozen=True, slots=True)
class NoSuiteTests(Finding):
    """There is no test in what was given."""


@dataclass(frozen=True, slots=True)
class NotCollected(Finding):
    """Files that cannot be imported, or take too long for it."""

    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoSuchModule(Finding):
    """The module that was named cannot be imported: the kind of the exception and its message."""

    module: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class NothingOfTheCourse(Finding):
    """The tests know no function of the course's names. module: where they were looked for, "" for everywhere."""

    module: str
    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NothingCalled(Finding):
    """No test calls one of the course's functions. tests: how many there are."""

    tests: int


@dataclass(frozen=True, slots=True)
class FailsOnReference(Finding):
    """Tests that fail with correct functions."""

    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndlessOnReference(Finding):
    """A test that had to be stopped after so many seconds, with correct functions."""

    test: str
    seconds: float


@dataclass(frozen=True, slots=True)
class PrintsTooMuch(Finding):
    """A test that prints more than so many bytes, with correct functions."""

    test: str
    most: int


@dataclass(frozen=True, slots=True)
class EndsItsProcess(Finding):
    """A test that ends the process that runs it, with correct functions. how: by which signal or with which code."""

    test: str
    how: str


@dataclass(frozen=True, slots=True)
class NotRepeatable(Finding):
    """Tests that pass once with correct functions, and fail when they are run once more."""

    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnusedComparison(Finding):
    """A comparison that is evaluated and not asserted."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class UnusedAnswer(Finding):
    """A call that answers whether arrays agree, and whose answer is not looked at."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class AssertsATuple(Finding):
    """An assert on a tuple, which is true whatever is in it."""

    line: int


@dataclass(frozen=True, slots=True)
class AssertsAConstant(Finding):
    """An assert on what is true whatever the functions give: a constant, a generator, a function that is not called."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class FailureSwallowed(Finding):
    """A handler that lets failed assertions pass."""

    line: int


@dataclass(frozen=True, slots=True)
class NoAssertion(Finding):
    """A test without an assert statement, and without a call of anything that is named after asserting or raising."""


@dataclass(frozen=True, slots=True)
class CallsNothing(Finding):
    """A test that calls none of the course's functions while it runs."""
