"""Submissions looked at in the sandbox."""

from collections.abc import Callable

import pytest

from catalog.diagnosing.submissions.diagnosing import diagnose_code
from catalog.model.diagnosis import Diagnosis
from catalog.model.scope import Scope
from catalog.reading.sources.source import Source
from catalog.sandbox.limits import Protection


@pytest.fixture
def sandboxed() -> Callable[[Source, str], Diagnosis]:
    """Return what diagnoses a source in the sandbox."""
    return lambda source, exercise: diagnose_code(source, exercise, Scope(budget=0), Protection.LIMITS)
