"""What several tests of the sandbox need."""

from collections.abc import Iterator

import pytest

from catalog.sandbox.sandbox import Sandbox
from tests.support.sandboxes import PROTECTIONS, sandbox_of


@pytest.fixture(scope="module", params=PROTECTIONS)
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """Give a sandbox with limits alone, and then one in bubblewrap where that works."""
    with sandbox_of(request.param) as sandbox:
        yield sandbox
