"""Submissions looked at in the sandbox."""

from collections.abc import Callable

import pytest

from catalog.diagnosing.submissions.diagnosing import diagnose_code
from catalog.localising import replacing
from catalog.model.diagnosis import Diagnosis
from catalog.model.scope import Scope
from catalog.reading.sources.source import Source
from catalog.sandbox.limits import Protection


@pytest.fixture
def sandboxed() -> Callable[[Source, str], Diagnosis]:
    """Return what diagnoses a source in the sandbox."""
    return lambda source, exercise: diagnose_code(source, exercise, Scope(budget=0), Protection.LIMITS)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the search for lines three times as long: on a machine with much else to do it would end before the runs."""
    monkeypatch.setattr(replacing, "MOST_SECONDS", 3 * replacing.MOST_SECONDS)
    monkeypatch.setattr(replacing, "MOST_REPAIRING", 3 * replacing.MOST_REPAIRING)
