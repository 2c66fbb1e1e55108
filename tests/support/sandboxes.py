"""Sandboxes for the tests, one of each protection for all tests that need none of their own."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from catalog.sandbox.limits import Limits, Protection, SandboxError
from catalog.sandbox.sandbox import Sandbox

# Long enough for a busy machine; what never ends is given less.
PATIENT = Limits(seconds=30, seconds_in_all=60)
IMPATIENT = Limits(seconds=0.4, seconds_in_all=60)

PROTECTIONS = [Protection.LIMITS, Protection.BUBBLEWRAP]


@contextmanager
def sandbox_of(protection: Protection, limits: Limits = PATIENT, filtered: bool = True) -> Iterator[Sandbox]:
    """Give a sandbox; skips the test where bubblewrap does not work, or seccomp. filtered: False to do without."""
    try:
        sandbox = Sandbox(limits, protection)
    except SandboxError as error:
        assert protection is Protection.BUBBLEWRAP
        pytest.skip(str(error))
    with sandbox:
        if filtered and not sandbox._filtered:
            pytest.skip(sandbox.protection)
        sandbox._filtered = filtered
        yield sandbox
