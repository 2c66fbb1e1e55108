"""Suites: somebody's own tests, and which mutants they kill."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalog.model.finding import Finding
from catalog.model.mutant import Mutant

# What assert statements, assertions of unittest and numpy, pytest.fail and pytest.raises end a test with.
ASSERTED = ("AssertionError", "Failed")


class MutantState(StrEnum):
    """What became of a mutant: a test noticed it, none did, or none could because no input tells it apart."""

    KILLED = "killed"
    SURVIVED = "survived"
    EQUIVALENT = "equivalent"


@dataclass(frozen=True, slots=True)
class Kill:
    """How a test failed: the kind of the exception, or of the process's end, and the message's first line."""

    kind: str
    message: str = ""

    @property
    def asserted(self) -> bool:
        """True where the test found fault; not where it ended in another exception, or its process did."""
        return self.kind in ASSERTED


@dataclass(frozen=True, slots=True)
class SuiteTest:
    """One test.

    functions: those of the course that it calls, directly or not. seconds: what it took with the correct ones. reasons:
    why its syntax lets mistakes through, whatever it is given.
    """

    name: str
    functions: tuple[str, ...] = ()
    seconds: float = 0.0
    reasons: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class MutantKills:
    """What the tests said of a mutant, of those that call what it changes.

    kills: those that failed, by name. passed: the names of the others. equivalent: nothing that a caller can see
    differs on any input of the battery.
    """

    mutant: Mutant
    kills: Mapping[str, Kill]
    passed: tuple[str, ...]
    equivalent: bool = False

    @property
    def state(self) -> MutantState:
        """What became of it: killed where any test failed."""
        if self.kills:
            return MutantState.KILLED
        return MutantState.EQUIVALENT if self.equivalent else MutantState.SURVIVED


@dataclass(frozen=True, slots=True)
class SuiteKills:
    """What a suite of tests kills.

    uncalled: functions of the course that the tests import and never call. missing: how many mutants were not run to
    the end, because somebody interrupted it.
    """

    tests: tuple[SuiteTest, ...]
    mutants: tuple[MutantKills, ...]
    uncalled: tuple[str, ...] = ()
    missing: int = 0

    def killed_by(self, test: str) -> int:
        """Return how many mutants a test kills."""
        return sum(test in each.kills for each in self.mutants)

    def asserted_by(self, test: str) -> int:
        """Return how many of those it kills by finding fault, and not because something raised."""
        return sum(test in each.kills and each.kills[test].asserted for each in self.mutants)

    def run_with(self, test: str) -> int:
        """Return how many mutants a test was run with."""
        return sum(test in each.kills or test in each.passed for each in self.mutants)
